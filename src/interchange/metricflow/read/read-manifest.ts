import type { Problem } from "../../../core/index.ts";
import { leftOut, problem } from "../../problems.ts";
import type { Manifest, MetricFlowMetric, SemanticModel, TimeSpine } from "../manifest.ts";
import { checkShape, type Findings } from "./check-shape.ts";
import { metricOf } from "./metric-of.ts";
import { modelOf } from "./model-of.ts";
import { type Declaration, readDocuments, type SourceFile } from "./read-documents.ts";
import { dbtModelShape, metricShape, projectShape, semanticModelShape } from "./shapes.ts";
import { spineOfModel, spinesOfProject } from "./spines-of.ts";

export interface ReadManifest {
  readonly manifest: Manifest;
  readonly problems: readonly Problem[];
  readonly losses: readonly Problem[];
}

/** Reads the files of a MetricFlow project. `spines` are those that the caller knows from the tables. */
export function readManifest(files: readonly SourceFile[], spines: readonly TimeSpine[] = []): ReadManifest {
  const documents = readDocuments(files);
  const findings: Findings = { problems: [...documents.problems], losses: [...documents.losses] };
  const of = (kind: Declaration["kind"]) => documents.found.filter((one) => one.kind === kind);
  const declared = [
    ...of("project").flatMap((one) => {
      const shape = checkShape(projectShape, one, findings);
      return shape ? spinesOfProject(shape, one) : [];
    }),
    ...of("dbt-model").flatMap((one) => {
      const shape = checkShape(dbtModelShape, one, findings);
      return shape ? (spineOfModel(shape, one) ?? []) : [];
    }),
  ];
  const all = [...declared, ...spines.filter(({ table }) => !declared.some((one) => one.table === table))];
  const models = of("model").flatMap((one) => {
    const shape = checkShape(semanticModelShape, one, findings);
    return shape ? [modelOf(shape, one)] : [];
  });
  const written = metricsIn(of("metric"), all, findings);
  const isWritten = (name: string) => written.some((one) => one.name === name);
  const metrics = [...written, ...metricsOfMeasures(models).filter(({ name }) => !isWritten(name))];
  findings.problems.push(...repeated("semantic model", models), ...repeated("metric", metrics));
  findings.losses.push(...sharedMeasures(models));
  return { manifest: { models, metrics, spines: all }, ...findings };
}

function metricsIn(
  declarations: readonly Declaration[],
  spines: readonly TimeSpine[],
  findings: Findings,
): readonly MetricFlowMetric[] {
  const custom = spines.flatMap((spine) => spine.custom.map(({ name }) => name));
  return declarations.flatMap((one) => {
    const shape = checkShape(metricShape, one, findings);
    if (!shape) return [];
    const read = metricOf(shape, one, custom);
    if ("metric" in read) return [read.metric];
    findings.losses.push(leftOut("metric", { name: shape.name, place: one.placeOf(["name"]) }, read.reason));
    return [];
  });
}

/** `create_metric: true` makes a metric of a measure's name. */
function metricsOfMeasures(models: readonly SemanticModel[]): readonly MetricFlowMetric[] {
  return models.flatMap(({ measures }) =>
    measures
      .filter(({ createsMetric }) => createsMetric)
      .map(({ name, label, description, place }) => ({
        name,
        ...(label !== undefined && { label }),
        ...(description !== undefined && { description }),
        place,
        filters: [],
        meaning: { kind: "simple", measure: { name, filters: [], joinsToSpine: false } },
      })),
  );
}

function repeated(
  subject: "semantic model" | "metric",
  all: readonly (SemanticModel | MetricFlowMetric)[],
): readonly Problem[] {
  return all.flatMap(({ name, place }, index) => {
    const first = all.findIndex((one) => one.name === name);
    if (first === index) return [];
    const { file, line } = all[first]!.place;
    const other = line === undefined ? file : `${file}:${line}`;
    return [problem("name-repeated", { subject, name, other }, { place })];
  });
}

/** Metrics name a measure without its model, so that a namesake is never used. */
function sharedMeasures(models: readonly SemanticModel[]): readonly Problem[] {
  const holders = new Map<string, string[]>();
  for (const { name, measures } of models)
    for (const measure of measures) holders.set(measure.name, [...(holders.get(measure.name) ?? []), name]);
  return [...holders].flatMap(([name, among]) =>
    among.length > 1 ? [problem("measures-differ", { name, models: among }, { severity: "warning" })] : [],
  );
}
