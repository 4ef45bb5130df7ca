import type { AttributeClause, Clause, ClauseGroup, Concept, EventClause } from "../../definitions/index.ts";
import { columnsOf } from "../model/map-columns.ts";
import { datasetIn, type SourceModel } from "../model/source.ts";
import { timeColumnIn } from "../model/time-column.ts";
import { planJoins } from "../plan/join-plan.ts";
import type { Bound, ConceptPlan, ConceptStep, FirstEventsStep } from "./concept-plan.ts";

/** The steps that find a concept's members. Clauses over one dataset share one scan when they only ask for a first event. */
export function planConcept(model: SourceModel, conceptId: string): ConceptPlan {
  const concept = model.concepts.get(conceptId);
  if (!concept) throw new Error(`There is no concept ${conceptId}.`);
  const planning: Planning = {
    model,
    concept,
    clauses: new Map(clausesOf(concept.condition).map((clause) => [clause.id, clause])),
    steps: [],
    planned: new Map(),
  };
  shareScans(planning);
  const result = planGroup(planning, concept.condition);
  return {
    concept: conceptId,
    key: datasetIn(model.schema, concept.object).key,
    steps: planning.steps,
    result,
  };
}

interface Planning {
  readonly model: SourceModel;
  readonly concept: Concept;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly steps: ConceptStep[];
  /** Clause -> the step that holds its members. */
  readonly planned: Map<string, string>;
}

function clausesOf(group: ClauseGroup): readonly Clause[] {
  return group.members.flatMap((member) => ("members" in member ? clausesOf(member) : [member]));
}

function shareScans(planning: Planning): void {
  const { clauses, steps, planned } = planning;
  const shared = new Map<string, EventClause[]>();
  for (const clause of clauses.values()) {
    if (clause.kind !== "event" || !asksForFirst(clause)) continue;
    const scan = `${clause.dataset}\n${clause.via}\n${clause.time}`;
    shared.set(scan, [...(shared.get(scan) ?? []), clause]);
  }
  for (const together of shared.values()) {
    const step = firstEvents(planning, together, `events_${steps.length + 1}`);
    steps.push(step);
    if (together.length === 1) planned.set(together[0]!.id, step.name);
    else for (const { id } of together) pick(steps, planned, { clause: id, input: step.name });
  }
}

function pick(
  steps: ConceptStep[],
  planned: Map<string, string>,
  { clause, input }: { clause: string; input: string },
): void {
  const name = `clause_${clause}`;
  steps.push({ kind: "pick", name, input });
  planned.set(clause, name);
}

function asksForFirst(clause: EventClause): boolean {
  return clause.atLeast === 1 && clause.before === undefined && clause.after === undefined;
}

function firstEvents({ model }: Planning, clauses: readonly EventClause[], name: string): FirstEventsStep {
  const { dataset, via, time } = clauses[0]!;
  return {
    kind: "first-events",
    name,
    dataset,
    via,
    time: timeColumnIn(model.schema, dataset, time),
    joins: planJoins(clauses.flatMap(({ where }) => (where ? columnsOf(where) : []))),
    clauses: clauses.map(({ id, where }) => ({ name: `clause_${id}`, ...(where && { where }) })),
  };
}

function planGroup(planning: Planning, group: ClauseGroup): string {
  const members = group.members.map((member) =>
    "members" in member ? planGroup(planning, member) : planClause(planning, member),
  );
  if (members.length === 1) return members[0]!;
  const name = `${group.kind}_${planning.steps.length + 1}`;
  planning.steps.push({ kind: group.kind, name, members });
  return name;
}

function planClause(planning: Planning, clause: Clause): string {
  const known = planning.planned.get(clause.id);
  if (known !== undefined) return known;
  const step = stepOf(planning, clause);
  planning.steps.push(step);
  planning.planned.set(clause.id, step.name);
  return step.name;
}

function stepOf(planning: Planning, clause: Clause): ConceptStep {
  const name = `clause_${clause.id}`;
  switch (clause.kind) {
    case "attribute":
      return attribute(planning, clause, name);
    case "concept":
      return { kind: "concept", name, plan: planConcept(planning.model, clause.concept) };
    default:
      return nthEvent(planning, clause, name);
  }
}

function attribute(
  { model, concept: { object } }: Planning,
  clause: AttributeClause,
  name: string,
): ConceptStep {
  return {
    kind: "attribute",
    name,
    dataset: object,
    key: datasetIn(model.schema, object).key,
    joins: planJoins(columnsOf(clause.where)),
    where: clause.where,
    ...(clause.since !== undefined && { since: timeColumnIn(model.schema, object, clause.since) }),
  };
}

function nthEvent(planning: Planning, clause: EventClause, name: string): ConceptStep {
  const { schema } = planning.model;
  const { dataset, via, where, atLeast, withinDays } = clause;
  const time = timeColumnIn(schema, dataset, clause.time);
  return {
    kind: "nth-event",
    name,
    dataset,
    via,
    time,
    joins: planJoins(where ? columnsOf(where) : []),
    key: datasetIn(schema, dataset).key,
    ...(where && { where }),
    atLeast,
    ...(withinDays !== undefined && { withinDays }),
    bounds: boundsOf(planning, clause, time.type === "date"),
  };
}

function boundsOf(planning: Planning, clause: EventClause, isDated: boolean): readonly Bound[] {
  return (["before", "after"] as const).flatMap((side) => {
    const other = planning.clauses.get(clause[side] ?? "");
    if (!other) return [];
    const of = planClause(planning, other);
    return [{ side, of, byDay: isDated || entersByDay(planning, other) }];
  });
}

/** Whether the moment of a clause is only known to the day. */
function entersByDay(planning: Planning, clause: Clause): boolean {
  const { schema } = planning.model;
  if (clause.kind === "event") return timeColumnIn(schema, clause.dataset, clause.time).type === "date";
  if (clause.kind === "concept") return conceptEntersByDay(planning.model, clause.concept);
  return (
    clause.since !== undefined && timeColumnIn(schema, planning.concept.object, clause.since).type === "date"
  );
}

function conceptEntersByDay(model: SourceModel, id: string): boolean {
  const concept = model.concepts.get(id)!;
  const planning: Planning = { model, concept, clauses: new Map(), steps: [], planned: new Map() };
  return clausesOf(concept.condition).some((clause) => entersByDay(planning, clause));
}
