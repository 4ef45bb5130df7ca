import type { Model } from "../../definitions/index.ts";
import { type Dialect, duckdbDialect, type Sql } from "../../sql/index.ts";
import { planConcept } from "./plan-concept.ts";
import { printConcept } from "./print-concept.ts";

/**
 * The members of a concept: (key of the object, entered_at, entered_at_day), one row per object with its
 * first entry; an undated entry is null. Reads the datasets by their names.
 */
export function conceptSql(
  model: Pick<Model, "concepts">,
  conceptId: string,
  dialect: Dialect = duckdbDialect,
): Sql {
  return printConcept(planConcept(model, conceptId), dialect);
}
