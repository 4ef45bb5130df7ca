import type { ColumnExpression, Expression } from "../../definitions/index.ts";
import type { JoinPlan } from "../plan/join-plan.ts";
import type { AsOf, TimeColumn } from "../plan/plan.ts";

/**
 * How the members of a concept are found: steps that are relations of objects with moments. A moment is (at, day): the
 * instant, null when only the day is known, and its day, null when nothing is. Moments are ordered by day, then by
 * instant, a day alone coming before the instants of that day.
 */
export interface ConceptPlan {
  readonly concept: string;
  /** The key of the object. */
  readonly key: string;
  readonly steps: readonly ConceptStep[];
  /** The name of the step that holds the members. */
  readonly result: string;
  /** Whether its rows are cycles, which end; else they are objects. */
  readonly hasCycles: boolean;
  /** Of its entries, and of the ends of its cycles. */
  readonly precision: Precision;
  readonly endPrecision: Precision;
  /** How each clause is looked up by itself. */
  readonly clauses: readonly ClauseLookup[];
}

/** What is known of moments: the instant, the day alone, or for some the one and for some the other. */
export type Precision = "instant" | "day" | "either";

/** Where the objects stand for which a clause holds; those of a state, while it lasts. */
export interface ClauseLookup {
  readonly clause: string;
  readonly step: string;
  readonly isNegated: boolean;
  /** Whether the step's rows may have ended. */
  readonly hasEnds: boolean;
}

export type ConceptStep =
  | FirstEventsStep
  | SharedEventsStep
  | PickStep
  | EventsStep
  | SegmentStep
  | CountedStep
  | SilenceStep
  | AttributeStep
  | ConceptMembersStep
  | GatherStep
  | MomentsStep
  | LinesStep
  | CyclesStep;

/** The rows of a dataset as events of an object. */
export interface EventScan {
  readonly name: string;
  readonly dataset: string;
  /** The reference that leads to the object. */
  readonly object: ColumnExpression;
  readonly time: TimeColumn;
  readonly joins: readonly JoinPlan[];
  /** Which of them count, for each clause that reads them. */
  readonly clauses: readonly { readonly name: string; readonly where?: Expression }[];
}

/** First events of one or several clauses over one dataset, in one scan. */
export interface FirstEventsStep extends EventScan {
  readonly kind: "first-events";
}

/** What first events would find, read from a scan that concepts share. */
export interface SharedEventsStep {
  readonly kind: "shared-events";
  readonly name: string;
  readonly input: string;
  /** Every row of the input counts. */
  readonly isWhole: boolean;
  /** Its events are dated by days. */
  readonly isDaily: boolean;
  /** The clauses, and what the scan calls them. */
  readonly clauses: readonly { readonly name: string; readonly of: string }[];
}

/** One clause of a scan that several share. */
export interface PickStep {
  readonly kind: "pick";
  readonly name: string;
  readonly input: string;
  /** Its events are dated by days. */
  readonly isDaily: boolean;
}

/** Every event that some clause counts; a column for each clause says whether it does, when there are several. */
export interface EventsStep extends EventScan {
  readonly kind: "events";
  readonly key: string;
}

/** Rows numbered by how many ends of the concept precede them; those at the very moment of an end are left out. */
export interface SegmentStep {
  readonly kind: "segment";
  readonly name: string;
  readonly input: string;
  /** Columns that it keeps, beside the moment. */
  readonly columns: readonly string[];
  readonly lines: string;
  /** The first of each object and segment. */
  readonly isFirst: boolean;
  /** The column that says in which segment it must be. */
  readonly since?: string;
}

/** Some events of a step. */
export interface EventsInput {
  readonly input: string;
  /** The column that says which. */
  readonly flag?: string;
}

/** The n-th event, on one side of other moments or inside a sliding window when asked. */
export interface CountedStep extends EventsInput {
  readonly kind: "counted";
  readonly name: string;
  readonly isSegmented: boolean;
  /** The first time of each object (and segment), or every time. */
  readonly takes: "first" | "every";
  readonly atLeast: number;
  /** A sliding window, in days. */
  readonly windowDays?: number;
  readonly anchors: readonly Anchor[];
  readonly precision: Precision;
}

export interface Anchor {
  readonly side: "before" | "after";
  /** The step that holds the moments. */
  readonly of: string;
  readonly isSegmented: boolean;
  readonly compared: Precision;
  /** The greatest distance. */
  readonly withinDays?: number;
}

/** So many events did not happen within some time after a moment: it holds once that time is over. */
export interface SilenceStep extends EventsInput {
  readonly kind: "silence";
  readonly name: string;
  readonly starts: string;
  /** Whether the starts stand in segments, which the result tells by `since`. */
  readonly isSegmented: boolean;
  readonly atLeast: number;
  readonly withinDays: number;
  readonly compared: Precision;
  readonly asOf: AsOf;
  /** Whether no more than the first of each object is wanted. */
  readonly isFirst: boolean;
}

export interface AttributeStep {
  readonly kind: "attribute";
  readonly name: string;
  readonly dataset: string;
  readonly key: string;
  readonly joins: readonly JoinPlan[];
  readonly where: Expression;
  readonly since?: TimeColumn;
}

export interface ConceptMembersStep {
  readonly kind: "concept";
  readonly name: string;
  readonly plan: ConceptPlan;
}

/** `all` enters with its last clause, and undated when one is; `any` with its first that is dated. Of clauses that never end. */
export interface GatherStep {
  readonly kind: "all" | "any";
  readonly name: string;
  readonly members: readonly string[];
}

/** The moments at which a clause begins to hold and the formula holds, over the changes of all clauses in their order. */
export interface MomentsStep {
  readonly kind: "moments";
  readonly name: string;
  readonly clauses: readonly TimedClause[];
  readonly formula: ClauseFormula;
  /** The ends of the concept: what happens before one does not count after it. */
  readonly lines?: string;
  /** Objects for which it holds though nothing has happened. */
  readonly base?: { readonly dataset: string; readonly key: string };
  /** Every such moment, or the first of each object and segment, with those that are undated. */
  readonly takes: "every" | "entries";
}

export interface TimedClause {
  readonly step: string;
  /** An end of the concept makes it begin again; else it stands. */
  readonly isReset: boolean;
  readonly isNegated: boolean;
  /** Whether its rows have ends of their own. */
  readonly hasEnds: boolean;
}

export type ClauseFormula =
  | { readonly kind: "clause"; readonly index: number }
  | { readonly kind: "all" | "any"; readonly of: readonly ClauseFormula[] };

/** The ends of a concept, each moment once and numbered from 1. */
export interface LinesStep {
  readonly kind: "lines";
  readonly name: string;
  readonly input: string;
}

/** Entries, each with the end that follows it. */
export interface CyclesStep {
  readonly kind: "cycles";
  readonly name: string;
  readonly entries: string;
  readonly lines: string;
}
