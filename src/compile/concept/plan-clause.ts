import type { AttributeClause, Clause, EventClause } from "../../definitions/index.ts";
import { columnsOf } from "../model/map-columns.ts";
import { datasetIn } from "../model/source.ts";
import { timeColumnIn } from "../model/time-column.ts";
import { planJoins } from "../plan/join-plan.ts";
import type { Anchor } from "./concept-plan.ts";
import { planMembers } from "./plan-members.ts";
import { comparedBy, type Planned, type PlannedEvents, type Planning, precisionOf } from "./planning.ts";

/**
 * Which moments of a clause are wanted: the first of an object; the first of each segment between the ends of the
 * concept, which `lines` tells; every one.
 */
export type Wanted =
  | { readonly kind: "first" }
  | { readonly kind: "by-segment"; readonly lines: string }
  | { readonly kind: "every" };

/** The step that holds the moments at which a clause begins to hold. */
export function planClause(planning: Planning, clause: Clause, wanted: Wanted): Planned {
  if (clause.kind === "concept") return planMembers(planning, clause.concept);
  const isShared = clause.kind === "attribute" || wanted.kind !== "every";
  const name = `${isShared ? "clause" : "every"}.${clause.id}`;
  const known = planning.planned.get(name) ?? planning.firsts.get(clause.id);
  if (known) return known;
  const planned =
    clause.kind === "attribute"
      ? planAttribute(planning, clause, name)
      : planEvent(planning, clause, wanted, name);
  planning.planned.set(name, planned);
  return planned;
}

function planAttribute(
  { model, concept: { object }, steps }: Planning,
  clause: AttributeClause,
  step: string,
): Planned {
  const since = clause.since === undefined ? undefined : timeColumnIn(model.schema, object, clause.since);
  steps.push({
    kind: "attribute",
    name: step,
    dataset: object,
    key: datasetIn(model.schema, object).key,
    joins: planJoins(columnsOf(clause.where), since),
    where: clause.where,
    ...(since && { since }),
  });
  return { step, precision: since && precisionOf(since), isSegmented: false };
}

function planEvent(planning: Planning, clause: EventClause, wanted: Wanted, step: string): Planned {
  const events = planning.events.get(clause.id)!;
  return clause.isNegated
    ? planSilence(planning, { clause, wanted, step, events })
    : planCounted(planning, { clause, wanted, step, events });
}

interface Asked {
  readonly clause: EventClause;
  readonly wanted: Wanted;
  readonly step: string;
  readonly events: PlannedEvents;
}

function planCounted(planning: Planning, { clause, wanted, step, events }: Asked): Planned {
  const { precision, flag, input } = events;
  const { atLeast, withinDays } = clause;
  const anchors = anchorsOf(planning, clause, wanted, precision);
  const isSegmented = wanted.kind === "by-segment";
  const windowDays = anchors.length === 0 ? withinDays : undefined;
  planning.steps.push({
    kind: "counted",
    name: step,
    input: isSegmented ? segmentedEvents(planning, input, wanted.lines) : input,
    ...(flag !== undefined && { flag }),
    isSegmented,
    takes: wanted.kind === "every" ? "every" : "first",
    atLeast,
    ...(windowDays !== undefined && { windowDays }),
    anchors,
    precision,
  });
  return { step, precision, isSegmented };
}

/** The events of a scan with their segments, once for all clauses that read them. */
function segmentedEvents({ steps, events }: Planning, input: string, lines: string): string {
  const name = `${input}.segments`;
  if (steps.some((one) => one.name === name)) return name;
  const flags = [...events.values()].flatMap((one) =>
    one.input === input && one.flag !== undefined ? [one.flag] : [],
  );
  const columns = ["event_key", ...flags];
  steps.push({ kind: "segment", name, input, columns, lines, isFirst: false });
  return name;
}

function anchorsOf(
  planning: Planning,
  clause: EventClause,
  wanted: Wanted,
  precision: PlannedEvents["precision"],
): readonly Anchor[] {
  return (["before", "after"] as const).flatMap((side) => {
    const named = clause[side];
    if (named === undefined) return [];
    const { step: of, precision: other, isSegmented } = planAnchor(planning, named, wanted);
    const compared = comparedBy(precision, other);
    const { withinDays } = clause;
    return [{ side, of, isSegmented, compared, ...(withinDays !== undefined && { withinDays }) }];
  });
}

/** A clause of the concept by that name, else a concept. */
function planAnchor(planning: Planning, name: string, wanted: Wanted): Planned {
  const clause = planning.clauses.get(name);
  return clause ? planClause(planning, clause, wanted) : planMembers(planning, name);
}

function planSilence(planning: Planning, { clause, wanted, step, events }: Asked): Planned {
  const { steps, asOf } = planning;
  const starts = planAnchor(planning, clause.after!, wanted);
  const { precision, flag, input } = events;
  const compared = comparedBy(precision, starts.precision);
  const isBySegment = wanted.kind === "by-segment";
  const name = isBySegment ? `${step}.anywhere` : step;
  steps.push({
    kind: "silence",
    name,
    input,
    ...(flag !== undefined && { flag }),
    starts: starts.step,
    isSegmented: starts.isSegmented,
    atLeast: clause.atLeast,
    withinDays: clause.withinDays!,
    compared,
    asOf,
    isFirst: wanted.kind === "first",
  });
  if (isBySegment)
    steps.push({
      kind: "segment",
      name: step,
      input: name,
      columns: starts.isSegmented ? ["since"] : [],
      lines: wanted.lines,
      isFirst: true,
      ...(starts.isSegmented && { since: "since" }),
    });
  return { step, precision: compared, isSegmented: isBySegment };
}
