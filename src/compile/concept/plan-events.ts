import { type ColumnExpression, type EventClause } from "../../definitions/index.ts";
import { columnsOf } from "../model/map-columns.ts";
import { datasetIn } from "../model/source.ts";
import { timeColumnIn } from "../model/time-column.ts";
import { planJoins } from "../plan/join-plan.ts";
import type { EventScan } from "./concept-plan.ts";
import { type Planning, precisionOf } from "./planning.ts";

/** One scan for the clauses over the same events: of their first events when none asks for more, else of every event. */
export function planEvents(planning: Planning): void {
  const shared = new Map<string, EventClause[]>();
  for (const clause of planning.clauses.values()) {
    if (clause.kind !== "event") continue;
    const path = (clause.path ?? []).map(({ name }) => name);
    const scan = [clause.dataset, ...path, clause.via, clause.time].join("\n");
    shared.set(scan, [...(shared.get(scan) ?? []), clause]);
  }
  for (const together of shared.values()) {
    if (together.every(asksForFirst) && !planning.concept.until) planFirst(planning, together);
    else planEvery(planning, together);
  }
}

function asksForFirst({ atLeast, before, after, isNegated }: EventClause): boolean {
  return atLeast === 1 && before === undefined && after === undefined && !isNegated;
}

function planFirst(planning: Planning, clauses: readonly EventClause[]): void {
  const { steps, firsts } = planning;
  const scan = scanOf(planning, clauses, `events.${steps.length + 1}`);
  steps.push({ kind: "first-events", ...scan });
  const known = { precision: precisionOf(scan.time), isSegmented: false };
  for (const { id } of clauses) {
    const name = clauses.length === 1 ? scan.name : `clause.${id}`;
    if (clauses.length > 1)
      steps.push({ kind: "pick", name, input: scan.name, isDaily: scan.time.type === "date" });
    firsts.set(id, { step: name, ...known });
  }
}

function planEvery(planning: Planning, clauses: readonly EventClause[]): void {
  const { steps, events, model } = planning;
  const scan = scanOf(planning, clauses, `events.${steps.length + 1}`);
  const { key } = datasetIn(model.schema, scan.dataset);
  steps.push({ kind: "events", ...scan, key });
  for (const { id } of clauses)
    events.set(id, {
      input: scan.name,
      ...(clauses.length > 1 && { flag: `clause_${id}` }),
      precision: precisionOf(scan.time),
    });
}

function scanOf({ model }: Planning, clauses: readonly EventClause[], name: string): EventScan {
  const { dataset, via, path = [], time: column } = clauses[0]!;
  const time = timeColumnIn(model.schema, dataset, column);
  const object: ColumnExpression = { kind: "column", hops: path, column: via, type: "text", span: nowhere };
  const read = clauses.flatMap(({ where }) => (where ? columnsOf(where) : []));
  return {
    name,
    dataset,
    object,
    time,
    joins: planJoins([object, ...read], time),
    clauses: clauses.map(({ id, where }) => ({ name: `clause_${id}`, ...(where && { where }) })),
  };
}

const nowhere = { start: 0, end: 0 };
