/** The sizes of a bucket of whole days. */
export type Grain = "day" | "week" | "month" | "quarter" | "year" | "fiscal_quarter" | "fiscal_year";

/** The sizes of a bucket inside a day. */
export type HourGrain = "second" | "minute" | "hour";
