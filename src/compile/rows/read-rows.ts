import type { AskedPeriod, Condition, ScanColumn, Step } from "../plan/plan.ts";
import type { JoinPlan } from "../plan/join-plan.ts";
import type { BoundKey, BoundLeaf } from "../query/bound-leaf.ts";
import type { PlannedQuery } from "../query/planned-query.ts";
import type { EntryEvents } from "./entry-events.ts";

/** What is asked of the rows of one input. */
export interface RowsAsked {
  readonly planned: PlannedQuery;
  readonly bound: BoundLeaf;
  readonly period: AskedPeriod;
  readonly given: readonly GivenKey[];
}

/** A key of the answer's groups with the value that a cell gives it. */
export interface GivenKey {
  readonly position: number;
  readonly key: BoundKey;
  readonly as: string | number | boolean | null;
}

/** What is shown of rows. */
export interface Shown {
  readonly columns: readonly ScanColumn[];
  /** The columns by which pages are ordered. */
  readonly order: readonly string[];
  readonly entries?: EntryEvents;
}

/** Where rows are read, once the steps before them are made. */
export interface ReadRows extends Shown {
  readonly steps: readonly Step[];
  readonly from: string;
  readonly joins: readonly JoinPlan[];
  readonly where: readonly Condition[];
}
