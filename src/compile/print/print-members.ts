import { id, type Sql, sql } from "../../sql/index.ts";
import { planConcept } from "../concept/plan-concept.ts";
import { printConcept } from "../concept/print-concept.ts";
import { printFirstEvents } from "../concept/print-events.ts";
import { shareEvents } from "../concept/share-events.ts";
import type { Step } from "../plan/plan.ts";
import type { PrintContext } from "./print-context.ts";

export interface PrintedMembers {
  /** What several concepts read, by name. */
  readonly shared: readonly Sql[];
  /** By the names of the steps. */
  readonly members: ReadonlyMap<string, Sql>;
}

/** The members of concepts, which share the scans in which their first events are found. */
export function printMembers(steps: readonly Step[], context: PrintContext): PrintedMembers {
  const ofMembers = steps.flatMap((step) => (step.kind === "members" ? [step] : []));
  const planned = ofMembers.map(({ concept, asOf }) => planConcept(context.model, concept, asOf));
  const { scans, plans } = shareEvents(context.model, planned);
  return {
    shared: scans.map((scan) => sql`${id(scan.name)} as (${printFirstEvents(scan, context)})`),
    members: new Map(ofMembers.map(({ name }, index) => [name, printConcept(plans[index]!, context)])),
  };
}
