import type { Expression } from "../expression.ts";
import type { EventSide } from "../tracking.ts";
import type { Scope } from "../scope.ts";
import type { SideShape } from "../shape/tracking-shape.ts";
import type { Entry } from "./entry.ts";
import { entersByDay, isDateColumn } from "./enters-by-day.ts";
import type { MetricContext } from "./metric-context.ts";
import { checkTime, namesOf, near, readCondition, say, scopeOf, usesOf } from "./resolving.ts";

/** The events of a side, before it is known what joins them to the other. */
export interface FoundSide extends Omit<EventSide, "entity"> {
  readonly key: string;
  readonly scope: Scope;
}

interface SideAt {
  readonly key: string;
  readonly shape: SideShape;
}

/** One side of a conversion or of a retention; undefined, and said, when it is none. */
export function readSide(
  context: MetricContext,
  entry: Entry,
  { key, shape }: SideAt,
): FoundSide | undefined {
  const { resolving } = context;
  const source = sourceOf(context, entry, { key, shape });
  const scope =
    source === undefined ? undefined : scopeOf(resolving, source, { entry, path: [key, "dataset"] });
  if (source === undefined || !scope) return undefined;
  const where =
    shape.where === undefined
      ? undefined
      : readCondition(resolving, { entry, path: [key, "where"], text: shape.where, scope });
  const time = timeOf(context, entry, { key, shape, source, scope });
  if (time === undefined || (shape.where !== undefined && !where)) return undefined;
  const isConcept = resolving.objects.has(source);
  return {
    key,
    scope,
    source,
    ...(where && { where }),
    time,
    isDaily: isConcept
      ? time.endsWith("_day") || entersByDay({ schema: resolving.schema, concepts: context.concepts }, source)
      : isDateColumn(resolving.schema, source, time),
  };
}

function sourceOf({ resolving }: MetricContext, entry: Entry, { key, shape }: SideAt): string | undefined {
  if ("dataset" in shape) return shape.dataset;
  if (resolving.objects.has(shape.in) || resolving.kinds.get(shape.in) === "concept") return shape.in;
  const facts = { name: shape.in, ...near(shape.in, namesOf(resolving, "concept")) };
  return say(resolving, "concept-unknown", facts, {
    entry,
    path: [key, "in"],
    suggestion: facts.nearest,
  });
}

interface Dated extends SideAt {
  readonly source: string;
  readonly scope: Scope;
}

function timeOf(
  { resolving }: MetricContext,
  entry: Entry,
  { key, shape, source, scope }: Dated,
): string | undefined {
  if (shape.time !== undefined)
    return checkTime(resolving, shape.time, { entry, path: [key, "time"], scope });
  if (resolving.objects.has(source)) return "entered_at";
  const usual = resolving.schema.datasets.get(source)?.time;
  return usual ?? say(resolving, "event-without-time", { dataset: source }, { entry, path: [key] });
}

/** What a side rests on, with what is read of its rows. */
export function usesOfSide(
  { resolving }: MetricContext,
  { source, where }: Pick<FoundSide, "source" | "where">,
  ...read: readonly (Expression | undefined)[]
): readonly string[] {
  return [...usesOf(source, resolving, where, ...read)];
}
