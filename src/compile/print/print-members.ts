import type { Sql } from "../../sql/index.ts";
import { planConcept } from "../concept/plan-concept.ts";
import { printConcept } from "../concept/print-concept.ts";
import type { MembersStep } from "../plan/plan.ts";
import type { PrintContext } from "./print-context.ts";

export function printMembers({ concept, asOf }: MembersStep, context: PrintContext): Sql {
  return printConcept(planConcept(context.model, concept, asOf), context);
}
