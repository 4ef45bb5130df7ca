import { coarsest, isGranularity } from "../granularity.ts";
import { type Leaf, leafGranularity } from "./leaves.ts";

/** The finest grain at which the time of all these measures can be asked: the largest of their own. */
export function coarsestGranularity(leaves: readonly Leaf[]): string {
  return coarsest(leaves.map(leafGranularity).filter(isGranularity)) ?? "day";
}
