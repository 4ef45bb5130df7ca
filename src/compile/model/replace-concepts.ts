import type { Clause, ClauseGroup, Concept, Model } from "../../definitions/index.ts";

/**
 * The model in which some concepts have the meaning of one: what that one rests on keeps the meaning that it has in
 * the model, under other ids, so that it never rests on itself.
 */
export function replaceConcepts(model: Model, replaced: readonly string[], by: string): Model {
  const meant = model.concepts.get(by);
  if (!meant) throw new Error(`There is no concept ${by}.`);
  const originals = [...model.concepts].map(
    ([id, concept]) => [original(id), asOriginal(model, concept)] as const,
  );
  const { condition, until } = asOriginal(model, meant);
  const changed = replaced.flatMap((id) => {
    const concept = model.concepts.get(id);
    if (!concept) return [];
    const { until: _, ...rest } = concept;
    return [[id, { ...rest, condition, ...(until && { until }) }] as const];
  });
  return { ...model, concepts: new Map([...model.concepts, ...originals, ...changed]) };
}

/** No id of the language has a dot. */
function original(id: string): string {
  return `${id}.original`;
}

function asOriginal({ concepts }: Model, concept: Concept): Concept {
  const { condition, until, id } = concept;
  const clauses = new Set([...clauseIds(condition), ...(until ? clauseIds(until) : [])]);
  const named = (name: string) => (concepts.has(name) && !clauses.has(name) ? original(name) : name);
  const clause = (one: Clause): Clause => {
    if (one.kind === "concept") return { ...one, concept: original(one.concept) };
    if (one.kind === "attribute") return one;
    const { before, after } = one;
    return {
      ...one,
      ...(before !== undefined && { before: named(before) }),
      ...(after !== undefined && { after: named(after) }),
    };
  };
  const group = ({ kind, members }: ClauseGroup): ClauseGroup => ({
    kind,
    members: members.map((member) => ("members" in member ? group(member) : clause(member))),
  });
  return {
    ...concept,
    id: original(id),
    condition: group(condition),
    ...(until && { until: group(until) }),
  };
}

function clauseIds({ members }: ClauseGroup): readonly string[] {
  return members.flatMap((member) => ("members" in member ? clauseIds(member) : [member.id]));
}
