import type { Dialect, Sql } from "../../sql/index.ts";
import { plainContext, type PrintContext } from "../print/print-context.ts";
import { planConcept } from "./plan-concept.ts";
import { printConcept } from "./print-concept.ts";

/**
 * The members of a concept: (key of the object, entered_at, entered_at_day), one row per object with its
 * first entry; an undated entry is null. Reads the datasets by their names.
 */
export function conceptSql(model: PrintContext["model"], conceptId: string, dialect?: Dialect): Sql {
  return printConcept(planConcept(model, conceptId), plainContext(model, dialect));
}
