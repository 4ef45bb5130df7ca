import { id, type Sql, sql } from "../../sql/index.ts";
import { planConcept } from "../concept/plan-concept.ts";
import { printConcept } from "../concept/print-concept.ts";
import { printFirstEvents } from "../concept/print-events.ts";
import { shareEvents } from "../concept/share-events.ts";
import type { MembersStep } from "../plan/plan.ts";
import type { PrintContext } from "./print-context.ts";

export interface PrintedMembers {
  /** What several concepts read, by name. */
  readonly shared: readonly Sql[];
  /** By the names of the steps. */
  readonly members: ReadonlyMap<string, Sql>;
}

/** The members of concepts; they share the scans in which their first events are found. */
export function printMembers(steps: readonly MembersStep[], context: PrintContext): PrintedMembers {
  const planned = steps.map(({ concept, asOf }) => planConcept(context.model, concept, asOf));
  const { scans, plans } = shareEvents(context.model, planned);
  return {
    shared: scans.map((scan) => sql`${id(scan.name)} as (${printFirstEvents(scan, context)})`),
    members: new Map(steps.map(({ name }, index) => [name, printConcept(plans[index]!, context)])),
  };
}
