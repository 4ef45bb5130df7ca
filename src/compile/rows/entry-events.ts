import { id, join, type Sql, sql } from "../../sql/index.ts";
import type { FirstEventsStep } from "../concept/concept-plan.ts";
import { printEventScan } from "../concept/print-events.ts";
import { planConcept } from "../concept/plan-concept.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import type { Source } from "../model/source.ts";
import { asOfIn } from "../plan/as-of.ts";
import { baseAlias, type JoinPlan } from "../plan/join-plan.ts";
import type { ScanColumn } from "../plan/plan.ts";
import type { PrintContext } from "../print/print-context.ts";

/** The event by which each member of a concept entered, when it is one event that makes the entry. */
export interface EntryEvents {
  readonly step: FirstEventsStep;
  /** The key of the event. */
  readonly key: string;
  /** The event's key, and where it came from. */
  readonly columns: readonly ScanColumn[];
  readonly join: JoinPlan;
}

const table = "entry_events";
const alias = "e";
const provenance = ["_source", "_load", "_file", "_record"];

export function entryEventsOf(
  { model, source, settings }: Pick<CompiledModel, "model" | "source" | "settings">,
  { kind, name, key }: Source,
  asOf: string,
): EntryEvents | undefined {
  if (kind !== "concept") return undefined;
  const [step, ...others] = planConcept(model, name, asOfIn(settings.timezone, asOf)).steps;
  if (step?.kind !== "first-events" || step.clauses.length > 1 || others.length > 0) return undefined;
  const events = source(step.dataset);
  if (!isRecorded(events)) return undefined;
  return {
    step,
    key: events.key,
    columns: [events.key, ...provenance].map((column) => ({
      name: column,
      value: { kind: "address", address: { alias, column } },
    })),
    join: { alias, left: { alias: baseAlias, column: key }, dataset: table, key: "object_id", also: [] },
  };
}

/** Its rows came from an export, and say where from. */
export function isRecorded({ rows }: Source): boolean {
  return rows === "event" || rows === "state" || rows === "own";
}

/** The first event of each object; of several at one moment, the first by its key. */
export function printEntryEvents({ step, key }: EntryEvents, context: PrintContext): Sql {
  const { time } = step;
  const { of, rows } = printEventScan(step, context);
  const names = [key, ...provenance];
  const read = names.map((name) => id(baseAlias, name));
  const order = sql`${id(baseAlias, time.column)} nulls last, ${id(baseAlias, key)}`;
  const numbered = sql`select ${of} as ${id("object_id")}, ${join(read)}, row_number() over (partition by ${of} order by ${order}) as ${id("number")} ${rows}`;
  const kept = ["object_id", ...names].map((name) => id(name));
  return sql`${id(table)} as (select ${join(kept)} from (${numbered}) as n where ${id("number")} = 1)`;
}
