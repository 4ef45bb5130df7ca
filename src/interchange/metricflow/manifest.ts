import type { Place } from "../../core/index.ts";

/** What a folder of MetricFlow YAML declares, read and in one form. */
export interface Manifest {
  readonly models: readonly SemanticModel[];
  readonly metrics: readonly MetricFlowMetric[];
  readonly spines: readonly TimeSpine[];
}

interface Named {
  readonly name: string;
  readonly label?: string;
  readonly description?: string;
  readonly place: Place;
}

export interface SemanticModel extends Named {
  /** The table that it reads. */
  readonly table: string;
  /** The time dimension of measures that name none. */
  readonly timeDimension?: string;
  readonly primaryEntity?: string;
  readonly entities: readonly Entity[];
  readonly dimensions: readonly ModelDimension[];
  readonly measures: readonly ModelMeasure[];
}

export interface Entity extends Named {
  readonly type: "primary" | "unique" | "foreign" | "natural";
  /** SQL; by default the column of its name. */
  readonly expr?: string;
}

export interface ModelDimension extends Named {
  readonly expr?: string;
  readonly isPartition: boolean;
  /** Of a time dimension alone. */
  readonly granularity?: string;
  readonly validity?: "start" | "end";
}

export interface ModelMeasure extends Named {
  readonly aggregation: MetricFlowAggregation;
  readonly expr?: string;
  readonly timeDimension?: string;
  readonly percentile?: {
    readonly fraction: number;
    readonly discrete: boolean;
    readonly approximate: boolean;
  };
  readonly nonAdditive?: {
    readonly dimension: string;
    readonly take: "first" | "last";
    /** Entities. */
    readonly per: readonly string[];
  };
  readonly createsMetric: boolean;
}

export const aggregations = [
  "sum",
  "min",
  "max",
  "average",
  "count_distinct",
  "sum_boolean",
  "count",
  "percentile",
  "median",
] as const;
export type MetricFlowAggregation = (typeof aggregations)[number];

export interface MetricFlowMetric extends Named {
  /** Filters that all hold, in the template language. */
  readonly filters: readonly string[];
  /** The grain of `metric_time` when a question names none. */
  readonly granularity?: string;
  readonly meaning: MetricFlowMeaning;
}

export type MetricFlowMeaning =
  | { readonly kind: "simple"; readonly measure: MeasureInput }
  | { readonly kind: "ratio"; readonly numerator: MetricInput; readonly denominator: MetricInput }
  | { readonly kind: "derived"; readonly expr: string; readonly inputs: readonly MetricInput[] }
  | {
      readonly kind: "cumulative";
      readonly measure: MeasureInput;
      readonly window?: Window;
      readonly toDate?: string;
      readonly take: "first" | "last" | "average";
    }
  | {
      readonly kind: "conversion";
      readonly base: MeasureInput;
      readonly converted: MeasureInput;
      readonly entity: string;
      readonly gives: "rate" | "converted";
      readonly window?: Window;
      readonly constant: readonly { readonly base: string; readonly converted: string }[];
    };

export interface MeasureInput {
  readonly name: string;
  readonly filters: readonly string[];
  readonly fillNullsWith?: number;
  readonly joinsToSpine: boolean;
}

export interface MetricInput {
  readonly name: string;
  readonly alias?: string;
  readonly filters: readonly string[];
  readonly offset?: Window;
  readonly atStartOf?: string;
}

export interface Window {
  readonly count: number;
  /** In the singular: `day`, `month`, a custom granularity. */
  readonly unit: string;
}

/** A table with one row a day (hour, second), and what it calls the periods that they lie in. */
export interface TimeSpine {
  readonly table: string;
  readonly column: string;
  readonly granularity: string;
  readonly custom: readonly { readonly name: string; readonly column: string }[];
  readonly place?: Place;
}
