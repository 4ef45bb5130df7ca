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
import { checkTime, namesOf, near, readCondition, type Resolving, say, scopeOf } from "./resolving.ts";

/** A concept while its clauses are read. */
export interface Concepts {
  readonly entry: Shaped<ConceptShape>;
  /** Of the object. */
  readonly scope: Scope;
  /** Every clause as written, and what could be read of it. */
  readonly clauses: Map<string, { readonly at: ClauseAt<ClauseShape>; readonly clause: Clause | undefined }>;
}

interface ClauseAt<Shape> {
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
  return where && { kind: "attribute", ...headOf(concept, at), where, ...(since !== undefined && { since }) };
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
  return { kind: "concept", ...headOf(concept, at), concept: name };
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
  const via = dataset && resolveVia(resolving, concept, at, dataset.name);
  const time = dataset && resolveTime(resolving, concept, at, dataset);
  const where =
    shape.where === undefined
      ? undefined
      : readCondition(resolving, { entry, path: [...path, "where"], text: shape.where, scope });
  warnOfWithin(resolving, concept, at);
  if (!dataset || via === undefined || time === undefined || (shape.where !== undefined && !where))
    return undefined;
  return {
    kind: "event",
    ...headOf(concept, at),
    dataset: dataset.name,
    via,
    time,
    ...(where && { where }),
    ...countOf(shape),
  };
}

/** How many events, in which window, on which side of another clause. */
function countOf({ at_least: atLeast = 1, within, before, after }: EventClauseShape) {
  return {
    atLeast,
    ...(within !== undefined && { withinDays: daysOf(within) }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
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

/** The reference column that leads from an event to the object. */
function resolveVia(
  resolving: Resolving,
  { entry, scope }: Concepts,
  { shape: { via }, path }: ClauseAt<EventClauseShape>,
  dataset: string,
): string | undefined {
  if (scope.isUnknown) return undefined;
  const { name: object } = scope;
  const leading = resolving.schema.relationships.get(dataset) ?? [];
  const columns = leading
    .filter(({ to, name }) => to === object && name !== "acquisition")
    .map(({ column }) => column);
  const at = { entry, path: [...path, via === undefined ? "event" : "via"] };
  const [only] = columns;
  if (only === undefined) return say(resolving, "event-unreachable", { dataset, object }, at);
  const facts = { dataset, object, columns: columns.join(", ") };
  if (via === undefined) return columns.length === 1 ? only : say(resolving, "event-ambiguous", facts, at);
  return columns.includes(via) ? via : say(resolving, "via-unknown", { column: via, ...facts }, at);
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

function warnOfWithin(resolving: Resolving, { entry }: Concepts, at: ClauseAt<EventClauseShape>): void {
  if (at.shape.within === undefined || (at.shape.at_least ?? 1) > 1) return;
  const place = placeOf(entry, [...at.path, "within"]);
  resolving.problems.push(problem("within-pointless", {}, { place }));
}

function daysOf(duration: string): number {
  const [count, unit] = duration.split(" ");
  return Number(count) * (unit?.startsWith("week") ? 7 : 1);
}
