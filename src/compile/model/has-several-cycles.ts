import type { Clause, ClauseGroup, Model } from "../../definitions/index.ts";

/** Whether an object may enter a concept more than once: it, or a concept that it rests on, says what ends a cycle. */
export function hasSeveralCycles({ concepts }: Pick<Model, "concepts">, id: string): boolean {
  const concept = concepts.get(id);
  if (!concept) return false;
  if ("until" in concept && concept.until !== undefined) return true;
  return clausesOf(concept.condition).some(
    (clause) => clause.kind === "concept" && hasSeveralCycles({ concepts }, clause.concept),
  );
}

function clausesOf(group: ClauseGroup): readonly Clause[] {
  return group.members.flatMap((member) => ("members" in member ? clausesOf(member) : [member]));
}
