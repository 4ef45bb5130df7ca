import type { Clause, ClauseGroup, Concept } from "../../definitions/index.ts";
import { datasetIn, type SourceModel } from "../model/source.ts";
import type { AsOf } from "../plan/plan.ts";
import type { ClauseLookup, ConceptPlan } from "./concept-plan.ts";
import { planClause } from "./plan-clause.ts";
import { planCycles } from "./plan-cycles.ts";
import { planEvents } from "./plan-events.ts";
import { planMoments } from "./plan-moments.ts";
import { membersStep } from "./plan-members.ts";
import { clausesOf, type Planned, type Planning, unitePrecisions } from "./planning.ts";

/** The steps that find a concept's members as of a moment, which decides whether a time in which nothing happened is over. */
export function planConcept(model: SourceModel, conceptId: string, asOf: AsOf): ConceptPlan {
  const concept = model.concepts.get(conceptId);
  if (!concept) throw new Error(`There is no concept ${conceptId}.`);
  const planning = planningOf(model, concept, asOf);
  planEvents(planning);
  const { condition, until } = concept;
  const members = until ? planCycles(planning, until) : planEntries(planning);
  return {
    concept: conceptId,
    key: datasetIn(model.schema, concept.object).key,
    steps: planning.steps,
    ...members,
    clauses: clausesOf(condition).map((clause) => lookupOf(planning, clause)),
  };
}

/** How a clause is looked up, once it is planned. */
function lookupOf({ concepts, firsts, planned }: Planning, clause: Clause): ClauseLookup {
  const { id } = clause;
  if (clause.kind !== "concept") {
    const { step } = firsts.get(id) ?? planned.get(`clause.${id}`)!;
    return { clause: id, step, isNegated: false, hasEnds: false };
  }
  const { isNegated = false, concept } = clause;
  return { clause: id, step: membersStep(concept), isNegated, hasEnds: concepts.get(concept)!.hasCycles };
}

function planningOf(model: SourceModel, concept: Concept, asOf: AsOf): Planning {
  const clauses = [...clausesOf(concept.condition), ...(concept.until ? clausesOf(concept.until) : [])];
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const named = clauses.flatMap((clause) => conceptsIn(clause, byId));
  return {
    model,
    concept,
    asOf,
    clauses: byId,
    steps: [],
    planned: new Map(),
    firsts: new Map(),
    events: new Map(),
    concepts: new Map([...new Set(named)].map((id) => [id, planConcept(model, id, asOf)])),
  };
}

function conceptsIn(clause: Clause, clauses: ReadonlyMap<string, Clause>): readonly string[] {
  if (clause.kind === "concept") return [clause.concept];
  if (clause.kind !== "event") return [];
  return [clause.before, clause.after].flatMap((name) =>
    name === undefined || clauses.has(name) ? [] : [name],
  );
}

/** Without an end: one entry an object. */
function planEntries(
  planning: Planning,
): Pick<ConceptPlan, "result" | "hasCycles" | "precision" | "endPrecision"> {
  const { condition } = planning.concept;
  const wanted = { kind: "first" } as const;
  const { step, precision = "instant" } = isPlain(planning)
    ? planGroup(planning, condition)
    : planMoments(planning, condition, { wanted, takes: "entries" });
  return { result: step, hasCycles: false, precision, endPrecision: "instant" };
}

/** Whether each clause holds from one moment on, and all moments are known alike: then the first and the last are enough. */
function isPlain(planning: Planning): boolean {
  const all = clausesOf(planning.concept.condition);
  const isLasting = all.every(
    (clause) =>
      clause.kind !== "concept" || (!clause.isNegated && !planning.concepts.get(clause.concept)!.hasCycles),
  );
  const planned = all.map((clause) => planClause(planning, clause, { kind: "first" }));
  const different = new Set(planned.flatMap(({ precision }) => precision ?? []));
  const isAlike = all.length === 1 || (different.size <= 1 && !different.has("either"));
  return isLasting && isAlike;
}

function planGroup(planning: Planning, group: ClauseGroup): Planned {
  const members = group.members.map((member) =>
    "members" in member ? planGroup(planning, member) : planClause(planning, member, { kind: "first" }),
  );
  if (members.length === 1) return members[0]!;
  const step = `${group.kind}.${planning.steps.length + 1}`;
  planning.steps.push({ kind: group.kind, name: step, members: members.map((one) => one.step) });
  return { step, precision: unitePrecisions(members.map(({ precision }) => precision)), isSegmented: false };
}
