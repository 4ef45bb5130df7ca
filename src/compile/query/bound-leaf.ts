import type { Expression } from "../../definitions/index.ts";
import type { ScanColumn, TimeColumn } from "../plan/plan.ts";
import type { Leaf } from "./resolve-metric.ts";

/** A leaf with the query's dimensions and filter said in its own columns. */
export interface BoundLeaf {
  readonly leaf: Leaf;
  /** What its rows carry for each key of the answer, in order; undefined for one that it ignores. */
  readonly keys: readonly (ScanColumn["value"] | undefined)[];
  /** Its own conditions and the query's; all must hold. */
  readonly conditions: readonly Expression[];
  /** What dates its rows; absent when the query asks for no time, and for a stock. */
  readonly time?: TimeColumn;
  readonly mayBeUndated: boolean;
}
