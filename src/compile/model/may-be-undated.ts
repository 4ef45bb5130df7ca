import type { Clause, ClauseGroup } from "../../definitions/index.ts";
import type { CompiledModel } from "./compiled-model.ts";
import type { Source } from "./source.ts";

type Known = Pick<CompiledModel, "model" | "findSource">;

/** Whether rows of a source may lack the date that a measure goes by: a cycle that lasts has no end. */
export function mayBeUndated(known: Known, source: Source, time: string): boolean {
  if (source.kind === "concept" && time === source.time) return conceptMayBeUndated(known, source.name);
  return !(source.columns.get(time)?.isRequired ?? false);
}

function conceptMayBeUndated(known: Known, concept: string): boolean {
  const found = known.model.concepts.get(concept);
  return (
    found !== undefined &&
    clausesOf(found.condition).some((clause) => clauseMayBe(known, found.object, clause))
  );
}

function clausesOf(group: ClauseGroup): readonly Clause[] {
  return group.members.flatMap((member) => ("members" in member ? clausesOf(member) : [member]));
}

function clauseMayBe(known: Known, object: string, clause: Clause): boolean {
  const isNullable = (dataset: string, column: string) =>
    !(known.findSource(dataset)?.columns.get(column)?.isRequired ?? false);
  switch (clause.kind) {
    case "event":
      return !clause.isNegated && clause.withinDays === undefined && isNullable(clause.dataset, clause.time);
    case "concept":
      return (clause.isNegated ?? false) || conceptMayBeUndated(known, clause.concept);
    default:
      return clause.since === undefined || isNullable(object, clause.since);
  }
}
