import type { Dialect, Sql } from "../../sql/index.ts";
import type { AsOf } from "../plan/plan.ts";
import { plainContext, type PrintContext } from "../print/print-context.ts";
import { planConcept } from "./plan-concept.ts";
import { printConcept } from "./print-concept.ts";

export interface ConceptSqlOptions {
  readonly asOf: AsOf;
  /** Of the workspace, in which the day of a moment is told. */
  readonly timezone: string;
  readonly dialect?: Dialect;
}

/**
 * The members of a concept: (key of the object, cycle, entered_at, entered_at_day, left_at, left_at_day), one row per
 * object and cycle; an undated entry is null, and so is the end of a cycle that lasts. Reads the datasets by their names.
 */
export function conceptSql(
  model: PrintContext["model"],
  conceptId: string,
  { asOf, timezone, dialect }: ConceptSqlOptions,
): Sql {
  const context = { ...plainContext(model, dialect), timezone };
  return printConcept(planConcept(model, conceptId, asOf), context);
}
