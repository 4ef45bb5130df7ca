import type { DatasetSpec } from "../../dataset/index.ts";
import type { AttributeClause, Clause, ConceptClause, EventClause } from "../model.ts";
import { problem } from "../problems.ts";
import { type Scope, unknownScope } from "../scope.ts";
import type {
  AttributeClauseShape,
  ClauseShape,
  ConceptClauseShape,
  ConceptShape,
  EventClauseShape,
} from "../shape/concept-shape.ts";
import type { YamlPath } from "../yaml/yaml-file.ts";
import { keyPlaceOf, placeOf, type Shaped } from "./entry.ts";
import { resolveVia } from "./resolve-via.ts";
import { checkTime, namesOf, near, readCondition, type Resolving, say, scopeOf } from "./resolving.ts";

/** A concept while its clauses are read. */
export interface Concepts {
  readonly entry: Shaped<ConceptShape>;
  /** Of the object. */
  readonly scope: Scope;
  readonly clauses: Map<string, ReadClause>;
}

/** A clause as written, and what could be read of it. */
export interface ReadClause {
  readonly at: ClauseAt<ClauseShape>;
  readonly clause: Clause | undefined;
  /** Whether it stands under `until`. */
  readonly isEnd: boolean;
}

export interface ClauseAt<Shape> {
  readonly id: string;
  readonly shape: Shape;
  readonly path: YamlPath;
}

export function resolveClause(
  resolving: Resolving,
  concept: Concepts,
  { id, shape, path }: ClauseAt<ClauseShape>,
): Clause | undefined {
  if ("event" in shape) return resolveEvent(resolving, concept, { id, shape, path });
  if ("in" in shape) return resolveIn(resolving, concept, { id, shape, path });
  return resolveAttribute(resolving, concept, { id, shape, path });
}

function headOf<Shape extends ClauseShape>({ entry }: Concepts, { id, shape, path }: ClauseAt<Shape>) {
  return { id, words: shape.words, place: keyPlaceOf(entry, path) };
}

function resolveAttribute(
  resolving: Resolving,
  concept: Concepts,
  at: ClauseAt<AttributeClauseShape>,
): AttributeClause | undefined {
  const { entry, scope } = concept;
  const { where: text, since } = at.shape;
  const where = readCondition(resolving, { entry, path: [...at.path, "where"], text, scope });
  if (since !== undefined) checkTime(resolving, since, { entry, path: [...at.path, "since"], scope });
  const history = since === undefined && where ? historyIn(where) : undefined;
  if (history !== undefined)
    say(resolving, "clause-of-history", { history }, { entry, path: [...at.path, "where"] });
  return where && { kind: "attribute", ...headOf(concept, at), where, ...(since !== undefined && { since }) };
}

/** The first history that an expression reads: of its rows, only the one in force at a date can be taken. */
function historyIn(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("valid" in value && "to" in value) return String(value.to);
  for (const part of Object.values(value)) {
    const found = historyIn(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function resolveIn(
  resolving: Resolving,
  concept: Concepts,
  at: ClauseAt<ConceptClauseShape>,
): ConceptClause | undefined {
  const { entry, scope } = concept;
  const { name: object } = scope;
  const { in: name } = at.shape;
  const path = [...at.path, "in"];
  const other = resolving.objects.get(name);
  if (resolving.kinds.get(name) !== "concept") {
    const facts = { name, ...near(name, namesOf(resolving, "concept")) };
    return say(resolving, "concept-unknown", facts, { entry, path, suggestion: facts.nearest });
  }
  if (other !== undefined && other !== object && !scope.isUnknown) {
    return say(
      resolving,
      "concept-of-other",
      { concept: name, object: other, wanted: object },
      { entry, path },
    );
  }
  return {
    kind: "concept",
    ...headOf(concept, at),
    concept: name,
    ...(at.shape.not && { isNegated: true as const }),
  };
}

function resolveEvent(
  resolving: Resolving,
  concept: Concepts,
  at: ClauseAt<EventClauseShape>,
): EventClause | undefined {
  const { entry } = concept;
  const { shape, path } = at;
  const dataset = eventNamed(resolving, concept, at);
  const scope = dataset ? scopeOf(resolving, dataset.name, { entry, path }) : unknownScope(shape.event);
  const leading = dataset && leadingTo(resolving, concept, at, dataset.name);
  const time = dataset && resolveTime(resolving, concept, at, dataset);
  const where =
    shape.where === undefined
      ? undefined
      : readCondition(resolving, { entry, path: [...path, "where"], text: shape.where, scope });
  warnOfWithin(resolving, concept, at);
  if (!dataset || !leading || time === undefined || (shape.where !== undefined && !where)) return undefined;
  return {
    kind: "event",
    ...headOf(concept, at),
    dataset: dataset.name,
    ...leading,
    time,
    ...(where && { where }),
    ...countOf(shape),
  };
}

/** How many events, in which window, on which side of another clause. */
function countOf({ at_least: atLeast = 1, within, before, after, not }: EventClauseShape) {
  return {
    atLeast,
    ...(within !== undefined && { withinDays: daysOf(within) }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(not && { isNegated: true as const }),
  };
}

/** The dataset of the events; when there is none of that name, which is said, the one that was likely meant. */
function eventNamed(
  resolving: Resolving,
  { entry }: Concepts,
  { shape, path }: ClauseAt<EventClauseShape>,
): DatasetSpec | undefined {
  const { datasets } = resolving.schema;
  const found = datasets.get(shape.event);
  if (found || resolving.kinds.get(shape.event) === "dataset") return found;
  const facts = { name: shape.event, ...near(shape.event, datasets.keys()) };
  const at = { entry, path: [...path, "event"], suggestion: facts.nearest };
  say(resolving, "dataset-unknown", facts, at);
  return facts.nearest === undefined ? undefined : datasets.get(facts.nearest);
}

/** What leads from an event to the object. */
function leadingTo(
  resolving: Resolving,
  { entry, scope }: Concepts,
  { shape: { via }, path }: ClauseAt<EventClauseShape>,
  dataset: string,
) {
  if (scope.isUnknown) return undefined;
  return resolveVia(resolving, { dataset, object: scope.name, via }, { entry, path });
}

function resolveTime(
  resolving: Resolving,
  { entry }: Concepts,
  { shape, path }: ClauseAt<EventClauseShape>,
  { name: dataset, time: usual }: DatasetSpec,
): string | undefined {
  const scope = scopeOf(resolving, dataset, { entry, path });
  const time = shape.time ?? usual;
  return time === undefined
    ? say(resolving, "event-without-time", { dataset }, { entry, path: [...path, "event"] })
    : checkTime(resolving, time, { entry, path: [...path, "time"], scope });
}

/** A length of time limits something: the distance from another moment, or the time between several events. */
function warnOfWithin(resolving: Resolving, { entry }: Concepts, at: ClauseAt<EventClauseShape>): void {
  const { within, before, after, at_least: atLeast = 1, not } = at.shape;
  if (not && (within === undefined || after === undefined || before !== undefined))
    say(resolving, "not-without-window", {}, { entry, path: [...at.path, "not"] });
  if (within === undefined || atLeast > 1 || before !== undefined || after !== undefined || not) return;
  const place = placeOf(entry, [...at.path, "within"]);
  resolving.problems.push(problem("within-pointless", {}, { place }));
}

function daysOf(duration: string): number {
  const [count, unit] = duration.split(" ");
  return Number(count) * (unit?.startsWith("week") ? 7 : 1);
}
