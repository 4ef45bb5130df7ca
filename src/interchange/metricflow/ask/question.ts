import type { MetricQueryInput } from "../../../contract/index.ts";
import type { Granularity } from "../granularity.ts";
import type { ImportedFile } from "../import-metricflow.ts";

/** A question in MetricFlow's terms. */
export interface MetricFlowQuestion {
  readonly metrics?: readonly string[];
  readonly groupBy?: readonly GroupBy[];
  /** Filters that all hold, in the template language. */
  readonly where?: readonly string[];
  /** First and last moment of `metric_time`, both included. */
  readonly timeConstraint?: readonly [string, string];
  /** `-` before a name stands for descending. */
  readonly orderBy?: readonly string[];
  readonly limit?: number;
}

/** `listing__ds__month`, `Dimension('listing__ds').grain('month')`, or its parts. */
export type GroupBy =
  | string
  | { readonly name: string; readonly grain?: string | undefined; readonly datePart?: string | undefined };

/** The same question in ours. */
export interface TranslatedQuestion {
  readonly query: MetricQueryInput;
  /** Dimensions that it names and that the import has not declared: several hops away, or a metric for each of an entity. */
  readonly definitions: readonly ImportedFile[];
  /** The columns of MetricFlow's answer, by those of ours. */
  readonly columns: readonly { readonly name: string; readonly from: string }[];
  /** Whose first and last day bound the periods that are shown, where the question bounds none. */
  readonly calendar?: AskedCalendar;
}

/** A time spine as a dataset. */
export interface AskedCalendar {
  readonly dataset: string;
  readonly column: string;
  /** Its rows are as long. */
  readonly granularity: Granularity;
}
