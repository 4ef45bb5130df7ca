import type { Expression } from "../../definitions/index.ts";
import type { TimeColumn } from "../plan/plan.ts";
import type { Leaf } from "./resolve-metric.ts";

/** A leaf with the query's dimensions and filter said in its own columns. */
export interface BoundLeaf {
  readonly leaf: Leaf;
  /** What its rows carry for each dimension asked, in order. */
  readonly dimensions: readonly Expression[];
  /** Its own conditions and the query's; all must hold. */
  readonly conditions: readonly Expression[];
  /** What dates its rows; absent when the query asks for no time. */
  readonly time?: TimeColumn;
  readonly mayBeUndated: boolean;
}
