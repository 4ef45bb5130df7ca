import type { Sql } from "../../../../src/sql/index.ts";
import type { Case } from "../read-cases.ts";

/** A question in the form of the integration cases, with the query over the same tables that gives its answer. */
export interface Shape extends Partial<Omit<Case, "expected" | "name">> {
  readonly check: Sql;
}
