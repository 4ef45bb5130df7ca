import { join, type Sql, sql } from "../../sql/index.ts";
import { asOfIn } from "../plan/as-of.ts";
import { businessDays } from "../print/print-business-days.ts";
import type { PrintContext } from "../print/print-context.ts";
import { planConcept } from "./plan-concept.ts";
import { printConcept } from "./print-concept.ts";

/**
 * The members of a concept: (key of the object, cycle, entered_at, entered_at_day, left_at, left_at_day), one row per
 * object and cycle; an undated entry is null, and so is the end of a cycle that lasts. Reads the datasets by their names.
 */
export function conceptSql(context: PrintContext, conceptId: string): Sql {
  const asOf = asOfIn(context.timezone, context.asOf);
  const printed = printConcept(planConcept(context.model, conceptId, asOf), context);
  const named = businessDays({ concept: conceptId }, context);
  return named.length === 0 ? printed : sql`with ${join(named)} select * from (${printed}) as m`;
}
