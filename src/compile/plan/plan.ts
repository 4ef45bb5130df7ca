import type { Cut, Localised } from "../../core/index.ts";
import type { Expression } from "../../definitions/index.ts";
import type { CalendarStep, EdgeStep, EmptyPeriodsStep, PickStep, ReportStep } from "./calendar-plan.ts";
import type { Address, JoinPlan } from "./join-plan.ts";
import type { TrackStep } from "./track-plan.ts";

/** How one query is answered: steps in order, each reading those before it. Plain data. */
export interface Plan {
  readonly steps: readonly Step[];
  /** The name of the step whose rows answer. */
  readonly result: string;
  /** Names of the group's keys, in order; the bucket of time first when there is one. */
  readonly keys: readonly string[];
  readonly levels: readonly Level[];
  /** Names of the values, beside the level and the keys. */
  readonly values: readonly string[];
  readonly leaves: readonly LeafPlan[];
  readonly metrics: readonly MetricPlan[];
}

export type Step =
  | MembersStep
  | FirstCyclesStep
  | MetricTableStep
  | ScanStep
  | CalendarStep
  | ReportStep
  | EmptyPeriodsStep
  | EdgeStep
  | AggregateStep
  | OrderStatisticStep
  | RollUpStep
  | PickStep
  | MergeStep
  | TrackStep;

/** The members of a concept: one row per object and cycle, with its entry and its end. */
export interface MembersStep {
  readonly kind: "members";
  readonly name: string;
  readonly concept: string;
  readonly asOf: AsOf;
}

/** The first cycle of each member: one row per object. */
export interface FirstCyclesStep {
  readonly kind: "first-cycles";
  readonly name: string;
  /** The members step. */
  readonly input: string;
}

/** The moment for which a question is asked, and its days in the workspace's zone. */
export interface AsOf {
  readonly instant: string;
  readonly day: string;
  /** The last day that began before it: at midnight, the day that ends. */
  readonly lastDay: string;
}

/** A metric's value for each row of a dataset: a plan of its own, finished where it stands. */
export interface MetricTableStep {
  readonly kind: "metric-table";
  readonly name: string;
  readonly plan: Plan;
  /** The column of the dataset's key. */
  readonly key: string;
  readonly finish: Finish;
}

/** The rows of one dataset or concept, with the keys and values asked, joined many-to-one only. */
export interface ScanStep {
  readonly kind: "scan";
  readonly name: string;
  /** A dataset, or the name of a members step. */
  readonly from: string;
  readonly joins: readonly JoinPlan[];
  readonly columns: readonly ScanColumn[];
  readonly where: readonly Condition[];
  /** Several steps read it: it is scanned once. */
  readonly isShared?: true;
}

export interface ScanColumn {
  readonly name: string;
  readonly value:
    | { readonly kind: "expression"; readonly expression: Expression }
    | { readonly kind: "condition"; readonly condition: Condition }
    | { readonly kind: "address"; readonly address: Address };
}

/** The column that dates a row, and the one that holds its day in the workspace's zone. */
export interface TimeColumn {
  readonly column: string;
  readonly day: string;
  readonly type: "date" | "instant";
}

export type Condition =
  | { readonly kind: "expression"; readonly expression: Expression }
  | { readonly kind: "all" | "any"; readonly of: readonly Condition[] }
  | { readonly kind: "period"; readonly time: TimeColumn; readonly period: AskedPeriod }
  | { readonly kind: "dated" | "undated"; readonly time: TimeColumn }
  /** A group's key has this value; null equals null. */
  | {
      readonly kind: "same";
      readonly key: ScanColumn["value"];
      readonly as: string | number | boolean | null;
    };

/** Days, both included; open where absent. A moment in the place of a day: from it on, or before it. */
export interface AskedPeriod {
  readonly from?: string;
  readonly to?: string;
  /** Within the days from `start` to before `end`, only what precedes the cut. */
  readonly cut?: Cut & { readonly start: string; readonly end: string };
  /** Rows without a date are let through, to be counted apart. */
  readonly orUndated?: boolean;
}

/** One level of detail: the keys that are kept; `mask` has a bit for each key that is rolled up, the last key's lowest. */
export interface Level {
  readonly mask: number;
  readonly keys: readonly string[];
}

/** Groups a scan's rows at each level. */
export interface AggregateStep {
  readonly kind: "aggregate";
  readonly name: string;
  readonly input: string;
  readonly keys: readonly string[];
  readonly levels: readonly Level[];
  readonly values: readonly Aggregate[];
}

export interface Aggregate {
  readonly name: string;
  readonly function: "count" | "count-known" | "count-distinct" | "sum" | "min" | "max" | "quantile";
  /** `quantile`: estimated. */
  readonly fraction?: Fraction;
  /** A column of the scan; none for `count`. */
  readonly of?: string;
  /** A boolean column of the scan. */
  readonly filter?: string;
}

/** The two values around a fraction of the ordered rows, and how many rows there are, at one level. */
export interface OrderStatisticStep {
  readonly kind: "order-statistic";
  readonly name: string;
  readonly input: string;
  readonly keys: readonly string[];
  readonly level: Level;
  readonly of: string;
  readonly filter?: string;
  readonly fraction: Fraction;
  /** Names of the results. */
  readonly below: string;
  readonly above: string;
  readonly known: string;
}

export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** Puts detailed groups of several steps together and adds them up at each level. */
export interface RollUpStep {
  readonly kind: "roll-up";
  readonly name: string;
  readonly inputs: readonly BranchInput[];
  readonly keys: readonly string[];
  readonly levels: readonly Level[];
  readonly values: readonly { readonly name: string; readonly function: "sum" | "min" | "max" }[];
}

/** Puts groups that carry their level together: each value comes from one branch. */
export interface MergeStep {
  readonly kind: "merge";
  readonly name: string;
  readonly inputs: readonly BranchInput[];
  readonly keys: readonly string[];
  readonly values: readonly string[];
}

export interface BranchInput {
  readonly step: string;
  readonly values: readonly string[];
}

/** How one measure under its filters is read from the answer's columns. */
export type LeafPlan = LeafCounts &
  (
    | { readonly kind: "additive" | "extreme"; readonly value: string }
    | { readonly kind: "average"; readonly sum: string; readonly known: string }
    | {
        readonly kind: "order-statistic";
        /** A value that occurs, in place of one between two. */
        readonly isDiscrete: boolean;
        readonly below: string;
        readonly above: string;
        readonly known: string;
        readonly fraction: Fraction;
      }
  );

interface LeafCounts {
  /** The value of a group without rows; null for none. */
  readonly empty: string | null;
  /** Masks of the levels at which it has no value, by its definition. */
  readonly none: readonly number[];
  /** How many rows stand behind it. */
  readonly rows: string;
  /** How many rows would, but carry no date. */
  readonly undated: string;
  /** Marks the periods that are shown though they hold no row. */
  readonly shown?: string;
  /** A bit for each key that it ignores: its value stands at the level above them. */
  readonly ignored: number;
  /** Said beside the answer: no group is shown for its rows alone. */
  readonly isAside?: true;
}

export interface MetricPlan {
  readonly id: string;
  readonly finish: Finish;
  /** The leaves of a share; null for a value that is none; left out where its form tells. */
  readonly share?: ShareOfCounts | null;
  /** What is told beside its value. */
  readonly parts?: readonly MetricPart[];
  /** The leaf that counts rows left out because they stand for nobody. */
  readonly nobody?: number;
}

/** A metric that is a share of counts: the numbers of its two leaves. */
export interface ShareOfCounts {
  readonly count: number;
  readonly total: number;
}

/** A value beside a metric's own: `<metric>.<name>`. */
export type MetricPart = { readonly name: string; readonly label: Localised; readonly unit: string } & (
  | {
      readonly kind: "number";
      readonly finish: Finish;
      readonly type: "integer" | "decimal" | "money";
      readonly share?: ShareOfCounts;
    }
  /** The share for which the event has come before so many days, from the curve of the group. */
  | { readonly kind: "curve"; readonly days: number }
  /** How many members stand in a group that has not reached what it must; 0 once it has, or where nothing must be. */
  | { readonly kind: "not-yet"; readonly first: FirstAge; readonly members: Finish }
  /** How many members stand behind the age at which it has, or the last age that it has come to. */
  | { readonly kind: "behind-age"; readonly first: FirstAge; readonly members: Finish }
  /** The last age that the group has come to. */
  | { readonly kind: "last-age"; readonly first: FirstAge }
);

/** Arithmetic that ends a metric, in exact decimals; null where a part is null or a divisor is zero. */
export type Finish =
  | { readonly kind: "leaf"; readonly leaf: number }
  | { readonly kind: "number"; readonly value: string }
  /** Another value where there would be none. */
  | { readonly kind: "fill"; readonly of: Finish; readonly with: string }
  /** Null where it is 0. */
  | { readonly kind: "nullif-zero"; readonly of: Finish }
  | {
      readonly kind: "operation";
      readonly operator: "+" | "-" | "*" | "/";
      readonly left: Finish;
      readonly right: Finish;
    }
  | FirstAge;

/** The first age at which a value is at least the target; none where the target is none, or 0. */
export interface FirstAge {
  readonly kind: "first-age";
  readonly value: Finish;
  readonly target: Finish;
}

/** The column that says at which level a row stands. */
export const levelColumn = "level";
