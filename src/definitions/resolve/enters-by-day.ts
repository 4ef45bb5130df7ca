import { columnNamed, type Schema } from "../../dataset/index.ts";
import type { Clause, ClauseGroup, Concept } from "../model.ts";

interface Known {
  readonly schema: Schema;
  readonly concepts: ReadonlyMap<string, Pick<Concept, "object" | "condition">>;
}

/** Whether only the day is known of some entries into a concept. */
export function entersByDay(known: Known, id: string): boolean {
  const concept = known.concepts.get(id);
  if (!concept) return false;
  return clausesOf(concept.condition).some((clause) => isDaily(known, concept.object, clause));
}

export function isDateColumn({ datasets }: Schema, dataset: string, column: string): boolean {
  const spec = datasets.get(dataset);
  if (!spec) return false;
  const type = columnNamed(spec, column)?.type;
  return type === undefined ? column.endsWith("_day") : type === "date";
}

function isDaily(known: Known, object: string, clause: Clause): boolean {
  switch (clause.kind) {
    case "event":
      return isDateColumn(known.schema, clause.dataset, clause.time);
    case "concept":
      return entersByDay(known, clause.concept);
    default:
      return clause.since !== undefined && isDateColumn(known.schema, object, clause.since);
  }
}

function clausesOf(group: ClauseGroup): readonly Clause[] {
  return group.members.flatMap((member) => ("members" in member ? clausesOf(member) : [member]));
}
