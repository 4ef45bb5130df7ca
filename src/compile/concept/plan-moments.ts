import type { Clause, ClauseGroup } from "../../definitions/index.ts";
import { datasetIn } from "../model/source.ts";
import type { ClauseFormula, MomentsStep, TimedClause } from "./concept-plan.ts";
import { planClause, type Wanted } from "./plan-clause.ts";
import { clausesOf, type Planned, type Planning, unitePrecisions } from "./planning.ts";

interface MomentsWanted {
  readonly wanted: Wanted;
  readonly takes: MomentsStep["takes"];
}

/** The moments at which clauses together begin to hold. */
export function planMoments(
  planning: Planning,
  group: ClauseGroup,
  { wanted, takes }: MomentsWanted,
): Planned {
  const clauses = clausesOf(group);
  const planned = clauses.map((clause) => planClause(planning, clause, wanted));
  const formula = formulaOf(group, clauses);
  const step = takes === "every" ? "ends.moments" : "entries.moments";
  const { model, concept } = planning;
  planning.steps.push({
    kind: "moments",
    name: step,
    clauses: clauses.map((clause, index) => timed(planning, clause, planned[index]!)),
    formula,
    ...(wanted.kind === "by-segment" && { lines: wanted.lines }),
    ...(takes === "entries" &&
      holdsOfNothing(group) && {
        base: { dataset: concept.object, key: datasetIn(model.schema, concept.object).key },
      }),
    takes,
  });
  const ends = clauses.flatMap((clause) => endsOf(planning, clause));
  const precision = unitePrecisions([...planned.map((one) => one.precision), ...ends]);
  return { step, precision, isSegmented: wanted.kind === "by-segment" };
}

function timed({ concepts }: Planning, clause: Clause, { step }: Planned): TimedClause {
  return {
    step,
    isReset: clause.kind === "event",
    isNegated: clause.kind === "concept" && (clause.isNegated ?? false),
    hasEnds: clause.kind === "concept" && concepts.get(clause.concept)!.hasCycles,
  };
}

/** A clause that says that an object is not in a concept begins where its cycles end. */
function endsOf({ concepts }: Planning, clause: Clause) {
  return clause.kind === "concept" && clause.isNegated ? [concepts.get(clause.concept)!.endPrecision] : [];
}

function formulaOf(group: ClauseGroup, clauses: readonly Clause[]): ClauseFormula {
  return {
    kind: group.kind,
    of: group.members.map((member) =>
      "members" in member ? formulaOf(member, clauses) : { kind: "clause", index: clauses.indexOf(member) },
    ),
  };
}

/** Whether it holds of an object of which nothing is known. */
function holdsOfNothing({ kind, members }: ClauseGroup): boolean {
  const held = members.map((member) =>
    "members" in member ? holdsOfNothing(member) : member.kind === "concept" && (member.isNegated ?? false),
  );
  return kind === "all" ? held.every(Boolean) : held.some(Boolean);
}
