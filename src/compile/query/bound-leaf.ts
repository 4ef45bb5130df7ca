import type { Expression, ValueType } from "../../definitions/index.ts";
import type { TimeColumn } from "../plan/plan.ts";
import type { Leaf } from "./leaf.ts";

/** A leaf with the query's dimensions and filter said in its own columns. */
export interface BoundLeaf {
  readonly leaf: Leaf;
  /** What its rows carry for each key of the answer, in order; undefined for one that it ignores. */
  readonly keys: readonly (BoundKey | undefined)[];
  /** Its own conditions and the query's; all must hold. */
  readonly conditions: readonly Expression[];
  /** Conditions that come after the moment is chosen, where one is. */
  readonly late: readonly Expression[];
  /** Conditions over `period`, the moment that is reported. */
  readonly ofPeriod: readonly Expression[];
  /** What dates its rows; absent when the query asks for no time, and for a stock. */
  readonly time?: TimeColumn;
  /** What dates its rows, asked or not: histories are read as of it. */
  readonly dated?: TimeColumn;
  /** Periods without rows are shown too. */
  readonly isShown: boolean;
  readonly mayBeUndated: boolean;
}

export type BoundKey =
  | { readonly kind: "period"; readonly grain: string; readonly type: ValueType }
  | { readonly kind: "expression"; readonly expression: Expression }
  /** A column of the relation that a track makes. */
  | { readonly kind: "own"; readonly column: string; readonly type: ValueType };
