import type { Clause, ClauseGroup, Concept } from "../../definitions/index.ts";
import type { SourceModel } from "../model/source.ts";
import type { AsOf, TimeColumn } from "../plan/plan.ts";
import type { ConceptPlan, ConceptStep, EventsInput, Precision } from "./concept-plan.ts";

/** A concept while its steps are planned. */
export interface Planning {
  readonly model: SourceModel;
  readonly concept: Concept;
  readonly asOf: AsOf;
  /** Of the condition and of its end. */
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly steps: ConceptStep[];
  /** Steps by their names, with what is known of their moments. */
  readonly planned: Map<string, Planned>;
  /** Clause -> the step of its first events, when that is all it asks. */
  readonly firsts: Map<string, Planned>;
  /** Clause -> the events that it counts. */
  readonly events: Map<string, PlannedEvents>;
  readonly concepts: Map<string, ConceptPlan>;
}

export interface Planned {
  readonly step: string;
  /** Undefined when none has a date. */
  readonly precision: Precision | undefined;
  readonly isSegmented: boolean;
}

export interface PlannedEvents extends EventsInput {
  readonly precision: Precision;
}

export function clausesOf(group: ClauseGroup): readonly Clause[] {
  return group.members.flatMap((member) => ("members" in member ? clausesOf(member) : [member]));
}

export function precisionOf({ type }: TimeColumn): Precision {
  return type === "instant" ? "instant" : "day";
}

/** What is known of moments some of which are known so and some so. */
export function unitePrecisions(some: readonly (Precision | undefined)[]): Precision {
  const different = new Set(some.filter((one) => one !== undefined));
  const [only = "instant"] = different;
  return different.size > 1 ? "either" : only;
}

/** How two moments are compared: by the day, where one of them has no more. */
export function comparedBy(left: Precision, right: Precision | undefined): Precision {
  if (left === "day" || right === "day") return "day";
  return left === "either" || right === "either" ? "either" : "instant";
}
