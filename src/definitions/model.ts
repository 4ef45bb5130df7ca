import type { Localised, Place, Settings } from "../core/index.ts";
import type {
  Bridge,
  DatasetSpec,
  Relationship,
  Schema,
  ValueDomain,
  ValueMappings,
} from "../dataset/index.ts";
import type { Duration } from "./duration.ts";
import type { Expression, Hop, ValueType } from "./expression.ts";
import type { ConversionKind, FunnelKind, RetentionKind } from "./tracking.ts";

export type Aggregation =
  | "sum"
  | "count"
  | "count_distinct"
  | "min"
  | "max"
  | "avg"
  | "median"
  | "percentile";

/** The settings on which the meaning of a definition may hang. */
export type SettingName = "businessHours" | "currency" | "fiscalYearStartMonth" | "timezone" | "weekStart";

/** What a definition reads beside other definitions; a change of it is a change of meaning. */
export interface Reads {
  readonly settings: readonly SettingName[];
  /** The domains of `definitions/values.yaml` that decide what its columns hold, or which rows there are. */
  readonly values: readonly ValueDomain[];
}

/** What definitions are read in. */
export interface Surroundings {
  readonly settings?: Pick<Settings, SettingName>;
  readonly values?: ValueMappings;
}

interface Defined {
  readonly id: string;
  readonly place: Place;
  /** The built-in catalogue, or the workspace's own files. */
  readonly origin: "catalogue" | "workspace";
  readonly label: Localised;
  readonly description?: Localised;
  /** SHA-256 of its canonical form: its meaning, its words, and the hashes of all it rests on. */
  readonly hash: string;
  /** Ids of the definitions it rests on, directly. */
  readonly uses: readonly string[];
  readonly reads: Reads;
}

export interface Dimension extends Defined {
  readonly kind: "dimension";
  readonly type: ValueType;
  /** How each dataset (or concept) carries it. A dataset not listed reaches it by many-to-one hops. */
  readonly on: { readonly [datasetOrConcept: string]: Expression };
  /** A metric's value for each row of one dataset: `on` reads it from the table named by `metricTable`. */
  readonly metric?: string;
}

/** The column of a metric dimension's relation that holds the value. */
export const metricValue = "value";

/** The relation of a metric dimension's values, by the dimension's id. */
export function metricTable(dimension: string): string {
  return `${dimension}.value`;
}

/** A dataset that the workspace declares beside the common dataset. */
export interface OwnDataset extends Defined {
  readonly kind: "dataset";
  readonly spec: DatasetSpec;
  readonly relationships: readonly Relationship[];
  readonly bridges: readonly Bridge[];
}

/** Periods of the company's own: the id is a grain. */
export interface CustomCalendar extends Defined {
  readonly kind: "calendar";
  readonly periods: CalendarPeriods;
}

export type CalendarPeriods =
  | {
      readonly kind: "table";
      readonly dataset: string;
      readonly day: string;
      readonly column: string;
      readonly type: ValueType;
    }
  /** First days, in order; the last one is where the calendar ends. */
  | { readonly kind: "listed"; readonly starts: readonly string[] };

/** A measure written inside a metric has the id `<metric>.measure`. */
export interface Measure extends Defined {
  readonly kind: "measure";
  /** A dataset of the common dataset, or a concept, whose rows are its members with `entered_at`. */
  readonly dataset: string;
  readonly aggregation: Aggregation;
  readonly of?: Expression;
  readonly where?: Expression;
  /** The time column (date or instant) that dates its rows; absent for a stock, and for datasets without time. */
  readonly time?: string;
  /** Said to carry no date: no period filters its rows. */
  readonly isStock?: true;
  /** `money` stands for the workspace's currency. */
  readonly unit: string;
  /** `percentile`: between 0 and 1. */
  readonly fraction?: number;
  /** A value that occurs, in place of one between two. */
  readonly isDiscrete?: true;
  readonly isApproximate?: true;
}

export type Clause = AttributeClause | EventClause | ConceptClause;

interface ClauseWords {
  readonly id: string;
  readonly words: Localised;
  readonly place: Place;
}

export interface AttributeClause extends ClauseWords {
  readonly kind: "attribute";
  readonly where: Expression;
  /** The column of the object that dates the attribute; without it the entry is undated. */
  readonly since?: string;
}

export interface EventClause extends ClauseWords {
  readonly kind: "event";
  readonly dataset: string;
  /** The reference column that leads to the object: of the event dataset, or of where `path` leads. */
  readonly via: string;
  readonly path?: readonly Hop[];
  /** The event's time column. */
  readonly time: string;
  readonly where?: Expression;
  readonly atLeast: number;
  /** In days: the greatest distance from `before` and `after`; without them, a sliding window. */
  readonly withinDays?: number;
  /**
   * The event must come strictly before (after) the moment at which this clause of the concept holds, or, when it has
   * no such clause, the moment of entry into the concept of that name.
   */
  readonly before?: string;
  readonly after?: string;
  /** So many events do not happen: it holds once the time after is over. */
  readonly isNegated?: true;
}

export interface ConceptClause extends ClauseWords {
  readonly kind: "concept";
  readonly concept: string;
  /** The object is not in it. */
  readonly isNegated?: true;
}

export interface ClauseGroup {
  readonly kind: "all" | "any";
  readonly members: readonly (Clause | ClauseGroup)[];
}

export interface Concept extends Defined {
  readonly kind: "concept";
  /** The dataset whose rows it selects: person, company, deal, handoff. */
  readonly object: string;
  readonly condition: ClauseGroup;
  /** What ends a cycle. */
  readonly until?: ClauseGroup;
}

/** The relation of a concept's members, one row per object and cycle. */
export function memberTable(concept: string): string {
  return `${concept}.members`;
}

/** The relation of a concept's first cycles, one row per object. */
export function firstTable(concept: string): string {
  return `${concept}.first`;
}

/** The concept whose members, or whose first cycles, a relation holds; undefined for any other relation. */
export function conceptOfTable(table: string): string | undefined {
  return /^(.+)\.(?:first|members)$/u.exec(table)?.[1];
}

/** What asks, after a concept's name and a dot, whether the object was in it when the row is dated. */
export const asOfRow = "as_of_row";

export type MetricKind =
  | SimpleKind
  | RatioKind
  | DerivedKind
  | CumulativeKind
  | BalanceKind
  | ConversionKind
  | FunnelKind
  | RetentionKind;

export interface SimpleKind {
  readonly kind: "simple";
  readonly measure: string;
}

export interface RatioKind {
  readonly kind: "ratio";
  readonly numerator: MetricInput;
  readonly denominator: MetricInput;
}

export interface DerivedKind {
  readonly kind: "derived";
  readonly formula: Formula;
  /** By the names of the formula. */
  readonly inputs: { readonly [name: string]: FormulaInput };
}

/** The measure over a stretch of days that ends on each day: trailing, since a period began, or from the beginning. */
export interface CumulativeKind {
  readonly kind: "cumulative";
  readonly measure: string;
  readonly window?: Duration;
  readonly toDate?: string;
  readonly periodValue: "end" | "start" | "first" | "last" | "average";
}

/** A stock: not added along time. */
export interface BalanceKind {
  readonly kind: "balance";
  readonly measure: string;
  readonly take: "last" | "first" | "min" | "max" | "avg";
  /** Columns of the measure's dataset: each of their values has an edge of its own. */
  readonly per: readonly string[];
  /** Rows that begin and end, in place of one row a day. */
  readonly holds?: { readonly from: string; readonly until: string };
  readonly filter: "after" | "before";
}

export interface MetricInput {
  /** A metric, or a measure named in its place: an id has one meaning across both. */
  readonly metric: string;
  /** Its own filter, beside the query's: over the columns of its dataset. */
  readonly where?: Expression;
  /** Its own filter over dimensions, when the metric has more than one dataset. */
  readonly filter?: Expression;
  /** Dimensions of the query that it ignores, sorted; `time` for the grain. */
  readonly across?: readonly string[];
}

/** A metric as a formula names it. */
export interface FormulaInput {
  readonly metric: string;
  /** Over dimensions. */
  readonly filter?: Expression;
  /** Of a retention: its value at that age, of the cohorts that have come to it. */
  readonly age?: number;
  /** Of a retention: the first age at which its value is at least that of this metric, of the same cohorts. */
  readonly reaches?: string;
  readonly offset?: Duration;
  /** Each day of a period looks back by itself, in place of the period. */
  readonly eachDay?: true;
  /** The grain, or the calendar, whose first day is taken. */
  readonly atStartOf?: string;
}

/** The name of the grain among the dimensions that a side ignores. */
export const timeAcross = "time";

/** Arithmetic over metrics; null where any part is null or a divisor is zero. */
export type Formula =
  | { readonly kind: "metric"; readonly input: string }
  | { readonly kind: "number"; readonly value: string }
  /** Null where it is 0. */
  | { readonly kind: "nullif-zero"; readonly of: Formula }
  | {
      readonly kind: "operation";
      readonly operator: "+" | "-" | "*" | "/";
      readonly left: Formula;
      readonly right: Formula;
    };

export interface Metric extends Defined {
  readonly kind: "metric";
  readonly meaning: MetricKind;
  /** Its own filter, over dimensions, on all that it counts. */
  readonly filter?: Expression;
  /** The value of a group without rows: a number, or null for none; by default 0 for counts and sums. */
  readonly fillNullsWith?: string | null;
  readonly joinToCalendar?: true;
  /** `people`, `money` (the workspace's currency), `share`, `days`, `money / people` ... */
  readonly unit: string;
  readonly polarity: "up" | "down" | "neutral";
  /** `period`: events of the period; `cohort`: dated by the entry of the object. */
  readonly dateBasis: "period" | "cohort";
  readonly formulaWords: Localised;
  /** Whether the words of the formula are the author's; else they are made of its parts'. */
  readonly isWorded: boolean;
  /** What misleads about it, and how it is handled here. */
  readonly traps: readonly Localised[];
  readonly section: string;
  readonly parties: readonly string[];
}

/** The rule by which a person's lead comes from a campaign (semantics, rule 14). */
export interface AcquisitionRule {
  /** The concept over person whose first entry the touches must precede (`lead`). */
  readonly entry: string;
  readonly take: "first" | "last";
  /** Which touches count as known, over the touch dataset. */
  readonly touches: Expression;
  readonly hash: string;
  readonly uses: readonly string[];
  readonly reads: Reads;
}

/** The default acquisition rule, for sets of definitions that give none. */
export const defaultAcquisition = {
  entry: "lead",
  take: "last",
  touches: "campaign_id is not null or network is not null",
} as const;

/** The type of what names a calendar's periods. */
export function periodType(periods: CalendarPeriods): ValueType {
  return periods.kind === "table" ? periods.type : "date";
}

/** Every definition of a workspace, checked and resolved. Plain data. */
export interface Model {
  /** The common dataset, and the workspace's own datasets. */
  readonly schema: Schema;
  readonly datasets: ReadonlyMap<string, OwnDataset>;
  readonly calendars: ReadonlyMap<string, CustomCalendar>;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly metrics: ReadonlyMap<string, Metric>;
  readonly acquisition: AcquisitionRule;
  readonly allocation: AllocationRule;
  readonly surroundings: Surroundings;
}

/** How shared cost reaches campaigns (semantics, rule 15). */
export interface AllocationRule {
  readonly by: "equal" | "media" | "touches" | "fixed";
  /** `fixed`: campaign -> share, adding up to at most 1. */
  readonly shares?: { readonly [campaign: string]: string };
  readonly hash: string;
  readonly uses: readonly string[];
  readonly reads: Reads;
}
