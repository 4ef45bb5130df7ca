import type { Grain } from "../../core/index.ts";
import type { Expression, Measure } from "../../definitions/index.ts";
import { expressionKey } from "../model/map-columns.ts";
import type { Source } from "../model/source.ts";
import type { Reach, Shift } from "../plan/calendar-plan.ts";
import type { TimeColumn } from "../plan/plan.ts";
import type { Track } from "../track/track.ts";

/** One measure under its own filters: what a metric is made of, and what opens the rows behind it. */
export interface Leaf {
  readonly measure: Measure;
  readonly source: Source;
  /** All must hold; over the source's columns. */
  readonly conditions: readonly Expression[];
  /** All must hold; over dimensions. */
  readonly filters: readonly Expression[];
  /** What it ignores of what the query asks: dimensions, and the grain by its name. */
  readonly across: readonly string[];
  readonly timing: Timing;
  /** The value of a group without rows; null for none. */
  readonly empty: string | null;
  /** Every period asked is shown. */
  readonly isFilled: boolean;
  /** It counts what becomes of the source's rows, in place of the rows. */
  readonly track?: Track;
  /** Said beside the answer: no group is shown for its rows alone. */
  readonly isAside?: true;
  /** Counted by elapsed day, for a curve: a key more than the answer has. */
  readonly isCurve?: true;
  /** Counted by age: a key more than the answer has. */
  readonly isByAge?: true;
  /** Only rows of cohorts that have come to all of these ages, or of those that have not. */
  readonly mature?: { readonly ages: readonly Maturity[]; readonly isNegated: boolean };
}

/** An age of cohorts by period: come to once the period of that age is over. */
export interface Maturity {
  readonly every: Grain;
  readonly age: number;
}

/** How rows reach the periods of an answer. */
export type Timing =
  /** Each in the period of its own date. */
  | { readonly kind: "own" }
  /** Through moments that are reported: other rows than their own, or several times over. */
  | {
      readonly kind: "reported";
      readonly shifts: readonly Shift[];
      readonly reach: Reach;
      readonly at: "first" | "last";
      /** Values stand at each moment; a period takes one, or is drawn from them. */
      readonly pick?: "first" | "last" | "min" | "max" | "average";
      /** Rows stand at each moment; a period takes those of all. */
      readonly isEach?: true;
    }
  /** Only those on the last (first) moment of the period, for each value of some columns. */
  | {
      readonly kind: "edge";
      readonly take: "first" | "last";
      readonly per: readonly string[];
      readonly shifts: readonly Shift[];
      /** The query's filters come before the moment is chosen. */
      readonly isFilteredBefore: boolean;
    }
  /** Rows that begin and end: those that hold on a moment of the period. */
  | {
      readonly kind: "held";
      readonly from: TimeColumn;
      readonly until: TimeColumn;
      readonly shifts: readonly Shift[];
      readonly at: "first" | "last";
      readonly pick?: "min" | "max" | "average";
    };

/** Leaves of several metrics, each once. */
export interface LeafList {
  readonly leaves: Leaf[];
  readonly known: Map<string, number>;
  /** The dimensions that the query names, and the grain by its name when time matters. */
  readonly asked: ReadonlySet<string>;
}

export function addLeaf({ leaves, known }: LeafList, leaf: Leaf): number {
  const { measure, across, timing, empty, isFilled, conditions, filters, isByAge, mature } = leaf;
  const key = JSON.stringify([
    measure.id,
    across,
    timing,
    empty,
    isFilled,
    conditions.map(expressionKey),
    filters.map(expressionKey),
    isByAge && leaf.track?.metric,
    mature,
  ]);
  const index = known.get(key) ?? leaves.push(leaf) - 1;
  known.set(key, index);
  return index;
}
