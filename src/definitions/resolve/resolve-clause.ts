import type { AttributeClause, Clause, ConceptClause, EventClause } from "../model.ts";
import { problem } from "../problems.ts";
import type { Scope } from "../scope.ts";
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
  readonly object: string;
  readonly scope: Scope;
  readonly clauses: Map<string, { readonly clause: Clause; readonly path: YamlPath }>;
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
  const { entry, object } = concept;
  const { in: name } = at.shape;
  const path = [...at.path, "in"];
  const other = resolving.objects.get(name);
  if (resolving.kinds.get(name) !== "concept") {
    const facts = { name, ...near(name, namesOf(resolving, "concept")) };
    return say(resolving, "concept-unknown", facts, { entry, path, suggestion: facts.nearest });
  }
  if (other !== undefined && other !== object) {
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
  const { entry, object } = concept;
  const { shape, path } = at;
  const dataset = resolving.schema.datasets.get(shape.event);
  if (!dataset) {
    if (resolving.kinds.get(shape.event) === "dataset") return undefined;
    const facts = { name: shape.event, ...near(shape.event, resolving.schema.datasets.keys()) };
    return say(resolving, "dataset-unknown", facts, {
      entry,
      path: [...path, "event"],
      suggestion: facts.nearest,
    });
  }
  const scope = scopeOf(resolving, dataset.name, { entry, path })!;
  const via = resolveVia(resolving, { dataset: dataset.name, object, via: shape.via }, { entry, path });
  const time = resolveTime(resolving, concept, at, dataset.time);
  const where =
    shape.where === undefined
      ? undefined
      : readCondition(resolving, { entry, path: [...path, "where"], text: shape.where, scope });
  warnOfWithin(resolving, concept, at);
  if (via === undefined || time === undefined || (shape.where !== undefined && !where)) return undefined;
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

interface Reference {
  readonly dataset: string;
  readonly object: string;
  readonly via: string | undefined;
}

/** The reference column that leads from an event to the object. */
function resolveVia(
  resolving: Resolving,
  { dataset, object, via }: Reference,
  { entry, path }: { readonly entry: Shaped<ConceptShape>; readonly path: YamlPath },
): string | undefined {
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
  usual: string | undefined,
): string | undefined {
  const scope = scopeOf(resolving, shape.event, { entry, path })!;
  if (shape.time !== undefined)
    return checkTime(resolving, shape.time, { entry, path: [...path, "time"], scope });
  return (
    usual ??
    say(resolving, "event-without-time", { dataset: shape.event }, { entry, path: [...path, "event"] })
  );
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
