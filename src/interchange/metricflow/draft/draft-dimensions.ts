import type { SemanticModel } from "../manifest.ts";
import type { DimensionDraft, Dimensions } from "../project/dimensions.ts";
import { primaryEntityOf } from "../project/link-graph.ts";
import type { Project } from "../project/project.ts";
import { metricNamed } from "../metrics/leaves.ts";
import { type Entry, wordsOf } from "./entry.ts";

/** Asks for every dimension of a model by each entity that leads to it, and for its entities. */
export function askForDimensions(dimensions: Dimensions, model: SemanticModel): void {
  for (const entity of entitiesLeadingTo(model))
    for (const { name } of model.dimensions)
      dimensions.dimension({ kind: "element", links: [entity], element: name });
  for (const { name } of model.entities) dimensions.dimension({ kind: "element", links: [], element: name });
}

function entitiesLeadingTo(model: SemanticModel): ReadonlySet<string> {
  const primary = primaryEntityOf(model);
  const unique = model.entities.filter(({ type }) => type !== "foreign").map(({ name }) => name);
  return new Set([...(primary === undefined ? [] : [primary]), ...unique]);
}

export function dimensionEntry({ id, label, on }: DimensionDraft): Entry {
  return { id, body: { ...wordsOf(label), on: Object.fromEntries(on) } };
}

/** Those that are found in the file of the semantic model that declares them: one hop away at most. */
export function isNear({ name }: DimensionDraft): boolean {
  return name.split("__").length <= 2;
}

export function metricDimensionEntries(
  { manifest, names }: Project,
  dimensions: Dimensions,
): readonly Entry[] {
  return [...dimensions.perMetric.values()].map(({ id, metric, per }) => ({
    id,
    body: {
      ...wordsOf({ name: id, ...labelOf(metricNamed(manifest, metric)?.label) }),
      metric: names.id("metric", metric),
      per,
    },
  }));
}

function labelOf(label: string | undefined) {
  return label === undefined ? {} : { label };
}
