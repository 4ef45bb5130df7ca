/** The sizes of a time bucket. */
export type Grain = "day" | "week" | "month" | "quarter" | "year" | "fiscal_quarter" | "fiscal_year";
