import type { Problem } from "../../../core/index.ts";
import { leftOut } from "../../problems.ts";
import type { Reason } from "../../reason.ts";
import type { Manifest, ModelMeasure, SemanticModel } from "../manifest.ts";
import { Dimensions } from "../project/dimensions.ts";
import type { Hints } from "../project/columns.ts";
import {
  datasetOf,
  openProject,
  type Project,
  type ProjectOptions,
  spineDataset,
} from "../project/project.ts";
import { draftCalendars, draftDataset, draftSpine, useKeys } from "./draft-datasets.ts";
import { askForDimensions, dimensionEntry, isNear, metricDimensionEntries } from "./draft-dimensions.ts";
import { draftMeasure } from "./draft-measure.ts";
import { draftMetric } from "./draft-metrics.ts";
import { type Drafting, nameMeasure } from "./drafting.ts";
import { type FileDraft, originOf } from "./entry.ts";

/** Every definition of a manifest in our language, file by file. */
export interface Draft {
  readonly files: readonly FileDraft[];
  readonly losses: readonly Problem[];
  /** The table behind each dataset. */
  readonly tables: ReadonlyMap<string, string>;
  readonly project: Project;
  readonly dimensions: Dimensions;
  /** The names of the metrics that are there. */
  readonly metrics: ReadonlySet<string>;
}

/** Drafts twice: what the first time tells of columns whose type nobody states holds the second time. */
export function draftDefinitions(manifest: Manifest, options: ProjectOptions): Draft {
  const hints: Hints = new Map();
  draftOnce(manifest, options, hints);
  return draftOnce(manifest, options, hints);
}

function draftOnce(manifest: Manifest, options: ProjectOptions, hints: Hints): Draft {
  const project = openProject(manifest, options, hints);
  const dimensions = new Dimensions(project);
  const drafting: Drafting = {
    project,
    dimensions,
    measures: new Map(),
    metrics: new Map(),
    uses: usesOf(manifest),
    draft: (name) => draftMetric(drafting, name),
  };
  for (const model of manifest.models) askForDimensions(dimensions, model);
  const drafted = manifest.metrics.flatMap(({ name }) => {
    const entry = drafting.draft(name);
    return entry ? [{ name, entry }] : [];
  });
  for (const model of manifest.models) draftUnused(drafting, model);
  const far = [...dimensions.drafts.values()].filter((one) => !isNear(one));
  const files: FileDraft[] = [
    ...filesOfModels(drafting),
    ...fileOfSpines(project),
    {
      name: "metrics",
      heading: "MetricFlow: metrics",
      sections: {
        dimensions: [...far.map(dimensionEntry), ...metricDimensionEntries(project, dimensions)],
        metrics: drafted.map(({ entry }) => entry),
      },
    },
  ];
  return {
    files,
    losses: project.losses,
    tables: tablesOf(project),
    project,
    dimensions,
    metrics: new Set(drafted.map(({ name }) => name)),
  };
}

function tablesOf(project: Project): ReadonlyMap<string, string> {
  const { models, spines } = project.manifest;
  return new Map([
    ...models.map((model) => [datasetOf(project, model), model.table] as const),
    ...spines.map(({ table }) => [spineDataset(project, table), table] as const),
  ]);
}

/** How often metrics name each measure. */
function usesOf({ metrics }: Manifest): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  for (const { meaning } of metrics)
    if (meaning.kind === "simple" || meaning.kind === "cumulative")
      uses.set(meaning.measure.name, (uses.get(meaning.measure.name) ?? 0) + 1);
  return uses;
}

/** Measures that no metric uses have a name of their own. */
function draftUnused(drafting: Drafting, model: SemanticModel): void {
  for (const measure of model.measures) {
    if (drafting.uses.has(measure.name) || isBase(drafting, measure)) continue;
    const leaf = { model, measure, timeDimension: measure.timeDimension ?? model.timeDimension };
    const reasons: Reason[] = measure.nonAdditive ? [{ kind: "semi-additive", measure: measure.name }] : [];
    const body = draftMeasure(drafting.project, leaf, reasons);
    if (body && reasons.length === 0) nameMeasure(drafting, leaf, { body, reasons });
    const [reason] = reasons;
    if (reason) drafting.project.losses.push(leftOut("measure", measure, reason));
  }
}

/** A conversion counts the rows of its measures, without naming them. */
function isBase({ project: { manifest } }: Drafting, { name }: ModelMeasure): boolean {
  return manifest.metrics.some(
    ({ meaning }) =>
      meaning.kind === "conversion" && (meaning.base.name === name || meaning.converted.name === name),
  );
}

function filesOfModels({ project, dimensions, measures }: Drafting): readonly FileDraft[] {
  const { models } = project.manifest;
  const near = [...dimensions.drafts.values()].filter(isNear);
  const named = [...measures.values()];
  for (const model of models) useKeys(project, model);
  return models.map((model) => {
    const dataset = draftDataset(project, model);
    return {
      name: dataset.id,
      heading: `MetricFlow: ${originOf(model.place)}, table ${model.table}`,
      sections: {
        datasets: [dataset],
        dimensions: near.filter(({ owner }) => owner === model).map(dimensionEntry),
        measures: named.filter(({ leaf }) => leaf.model === model).map(({ entry }) => entry),
      },
    };
  });
}

function fileOfSpines(project: Project): readonly FileDraft[] {
  const { spines } = project.manifest;
  if (spines.length === 0) return [];
  return [
    {
      name: "calendars",
      heading: "MetricFlow: time spines",
      sections: {
        datasets: spines.map((spine) => draftSpine(project, spine)),
        calendars: draftCalendars(project),
      },
    },
  ];
}
