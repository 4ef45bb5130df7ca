import { join, type Sql, sql } from "../../sql/index.ts";
import { businessDays } from "../print/print-business-days.ts";
import type { PrintContext } from "../print/print-context.ts";
import { planConcept } from "./plan-concept.ts";
import { printConcept } from "./print-concept.ts";

/**
 * The members of a concept: (key of the object, entered_at, entered_at_day), one row per object with its
 * first entry; an undated entry is null. Reads the datasets by their names.
 */
export function conceptSql(context: PrintContext, conceptId: string): Sql {
  const printed = printConcept(planConcept(context.model, conceptId), context);
  const named = businessDays({ concept: conceptId }, context);
  return named.length === 0 ? printed : sql`with ${join(named)} select * from (${printed}) as m`;
}
