import type { MetricQueryInput } from "../../src/contract/index.ts";
import type { Sql } from "../../src/sql/index.ts";

/** A question, and SQL written by hand over the snapshot that must give the same rows. */
export interface FigureBySql {
  readonly metrics: readonly string[];
  readonly query: Omit<MetricQueryInput, "metrics">;
  readonly plainly: Sql;
}
