import type { Clause, ClauseGroup, Model } from "../../definitions/index.ts";
import { type Source, sourceNamed } from "./source.ts";

/** Whether rows of a source may lack the date that a measure goes by. */
export function mayBeUndated(model: Pick<Model, "concepts">, source: Source, time: string): boolean {
  if (source.kind === "concept") return conceptMayBeUndated(model, source.name);
  return !(source.columns.get(time)?.isRequired ?? false);
}

function conceptMayBeUndated(model: Pick<Model, "concepts">, concept: string): boolean {
  const found = model.concepts.get(concept);
  return (
    found !== undefined &&
    clausesOf(found.condition).some((clause) => clauseMayBe(model, found.object, clause))
  );
}

function clausesOf(group: ClauseGroup): readonly Clause[] {
  return group.members.flatMap((member) => ("members" in member ? clausesOf(member) : [member]));
}

function clauseMayBe(model: Pick<Model, "concepts">, object: string, clause: Clause): boolean {
  const isNullable = (dataset: string, column: string) =>
    !(sourceNamed(model, dataset)?.columns.get(column)?.isRequired ?? false);
  switch (clause.kind) {
    case "event":
      return clause.withinDays === undefined && isNullable(clause.dataset, clause.time);
    case "concept":
      return conceptMayBeUndated(model, clause.concept);
    default:
      return clause.since === undefined || isNullable(object, clause.since);
  }
}
