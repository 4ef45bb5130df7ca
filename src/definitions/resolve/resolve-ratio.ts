import { type MetricInput, timeAcross } from "../model.ts";
import { type Scope, unknownScope } from "../scope.ts";
import type { InputShape, RatioMetricShape } from "../shape/metric-shape.ts";
import { multiplyUnits, type Unit } from "../typing/unit.ts";
import type { YamlPath } from "../yaml/yaml-file.ts";
import { sorted } from "./draft.ts";
import type { Shaped } from "./entry.ts";
import type { Meaning } from "./meaning.ts";
import type { MetricContext } from "./metric-context.ts";
import { type FilterAt, filterScope, isOverColumns, readFilter, usesOfFilter } from "./read-filter.ts";
import { namesOf, near, readCondition, type Resolving, say, usesOf } from "./resolving.ts";

type RatioEntry = Shaped<RatioMetricShape>;

/** A ratio of sums: each side with its own filters, and with what it ignores. */
export function resolveRatio(context: MetricContext, entry: RatioEntry): Meaning | undefined {
  const { numerator: above, denominator: below } = entry.shape;
  const numerator = inputOf(context, entry, { side: "numerator", shape: above });
  const denominator = inputOf(context, entry, { side: "denominator", shape: below });
  if (!numerator || !denominator) return undefined;
  const { resolving } = context;
  const unit = multiplyUnits(
    unitKnown(resolving, numerator.metric),
    unitKnown(resolving, denominator.metric),
    -1,
  );
  const uses = [numerator, denominator].flatMap((input) => usesOfInput(context, input));
  return { meaning: { kind: "ratio", numerator, denominator }, unit, uses };
}

interface SideOf {
  readonly side: "numerator" | "denominator";
  readonly shape: InputShape;
}

function inputOf(
  context: MetricContext,
  entry: RatioEntry,
  { side, shape }: SideOf,
): MetricInput | undefined {
  const { resolving } = context;
  const isPlain = typeof shape === "string";
  const name = isPlain ? shape : shape.metric;
  const path = isPlain ? [side] : [side, "metric"];
  const kind = resolving.kinds.get(name);
  if (kind !== "metric" && kind !== "measure") {
    const facts = { name, ...near(name, namesOf(resolving, "metric", "measure")) };
    const meant = facts.nearest ?? name;
    if (!isPlain) sideOf(context, entry, { side, shape: { ...shape, metric: meant } });
    return say(resolving, "input-unknown", facts, { entry, path, suggestion: facts.nearest });
  }
  return isPlain ? { metric: name } : sideOf(context, entry, { side, shape });
}

/** A side that says more than its metric: its own filter, and what it ignores. */
function sideOf(
  context: MetricContext,
  entry: RatioEntry,
  { side, shape }: { readonly side: SideOf["side"]; readonly shape: Exclude<InputShape, string> },
): MetricInput | undefined {
  const { resolving } = context;
  const { metric } = shape;
  const across = readAcross(resolving, { entry, path: [side, "across"] }, shape.across ?? []);
  const input = { metric, ...(across.length > 0 && { across }) };
  if (shape.where === undefined) return input;
  const where = whereOf(context, entry, { path: [side, "where"], text: shape.where, metric });
  return where && { ...input, ...where };
}

interface SideFilter extends FilterAt {
  readonly metric: string;
}

/** Over the columns of the side's one dataset where it can be read so, else over dimensions. */
function whereOf(
  context: MetricContext,
  entry: RatioEntry,
  { metric, ...at }: SideFilter,
): Pick<MetricInput, "where" | "filter"> | undefined {
  const { resolving, entries } = context;
  const kind = entries.get(metric)?.shape.kind;
  const hasOne = kind !== "ratio" && kind !== "derived";
  const scope = hasOne ? scopeOfSide(context, metric) : undefined;
  if (scope && (isOverColumns(entry, at, scope) || !isOverColumns(entry, at, filterScope(context)))) {
    const where = readCondition(resolving, { entry, ...at, scope });
    return where && { where };
  }
  const filter = readFilter(context, entry, at);
  return filter && { filter };
}

/** Of a side whose dataset is at fault, a scope in which nothing is said. */
function scopeOfSide(context: MetricContext, metric: string): Scope {
  const dataset = datasetOf(context, metric);
  return (dataset === undefined ? undefined : context.resolving.scopes(dataset)) ?? unknownScope(metric);
}

/** What a query can ask groups of by its id: a dimension, or who is in a concept. */
function isGroup({ kinds }: Resolving, name: string): boolean {
  const kind = kinds.get(name);
  return kind === "dimension" || kind === "concept";
}

/** The names of dimensions that a side ignores; one that is none is said. */
function readAcross(
  resolving: Resolving,
  { entry, path }: { readonly entry: RatioEntry; readonly path: YamlPath },
  names: readonly string[],
): readonly string[] {
  for (const [position, name] of names.entries()) {
    if (name === timeAcross || isGroup(resolving, name)) continue;
    const facts = { name, ...near(name, [timeAcross, ...namesOf(resolving, "dimension")]) };
    say(resolving, "across-unknown", facts, {
      entry,
      path: [...path, position],
      suggestion: facts.nearest,
    });
  }
  return sorted(names);
}

/** A side rests on its metric, on what its own filter crosses, and on the dimensions that it ignores. */
function usesOfInput(context: MetricContext, input: MetricInput): readonly string[] {
  const { metric, where, filter, across = [] } = input;
  const dataset = datasetOf(context, metric);
  const crossed = where && dataset !== undefined ? usesOf(dataset, context.resolving, where) : [];
  const named = filter ? usesOfFilter(context.resolving, filter) : [];
  return [metric, ...crossed, ...named, ...across.filter((name) => name !== timeAcross)];
}

/** The dataset of a measure, or of the measure of a simple metric. */
function datasetOf({ resolving: { datasets }, entries }: MetricContext, name: string): string | undefined {
  const shape = entries.get(name)?.shape;
  const named = shape && "measure" in shape && typeof shape.measure === "string" ? shape.measure : undefined;
  return datasets.get(named ?? name) ?? datasets.get(`${name}.measure`);
}

function unitKnown(resolving: Resolving, id: string): Unit {
  return resolving.units.get(id) ?? "unknown";
}
