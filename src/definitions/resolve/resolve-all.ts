import type { Problem } from "../../core/index.ts";
import { commonSchema, extendSchema, type Schema } from "../../dataset/index.ts";
import { dimensionFacts } from "../dimension-facts.ts";
import type { ValueType } from "../expression.ts";
import {
  type AcquisitionRule,
  type AllocationRule,
  type Concept,
  type CustomCalendar,
  type Dimension,
  type Measure,
  type Metric,
  type OwnDataset,
  periodType,
} from "../model.ts";
import { problem } from "../problems.ts";
import { scopesOf } from "../scope.ts";
import { calendarShape } from "../shape/calendar-shape.ts";
import { conceptShape } from "../shape/concept-shape.ts";
import { datasetShape } from "../shape/dataset-shape.ts";
import { dimensionShape } from "../shape/file-shape.ts";
import { measureShape } from "../shape/measure-shape.ts";
import { type MetricShape, metricShape } from "../shape/metric-shape.ts";
import type { YamlFile } from "../yaml/yaml-file.ts";
import { shapedOf } from "./check-shape.ts";
import { collectEntries, type Collected } from "./collect-entries.ts";
import type { AnyDraft, Draft } from "./draft.ts";
import { type DefinitionKind, type Entry, placeOf, type Shaped } from "./entry.ts";
import { findCycles } from "./find-cycles.ts";
import { resolveCalendar } from "./resolve-calendar.ts";
import { resolveConcept } from "./resolve-concept.ts";
import { resolveDataset, specOf } from "./resolve-dataset.ts";
import { resolveDimension } from "./resolve-dimension.ts";
import { resolveMeasure } from "./resolve-measure.ts";
import { resolveMetric } from "./resolve-metric.ts";
import { refuseSeveral } from "./refuse-several.ts";
import { resolveAcquisition, resolveAllocation, type RuleDraft } from "./resolve-rules.ts";
import type { Resolving } from "./resolving.ts";

/** Every definition as far as it could be resolved, and all that is wrong. */
export interface Resolved {
  readonly schema: Schema;
  readonly datasets: ReadonlyMap<string, Draft<OwnDataset>>;
  readonly calendars: ReadonlyMap<string, Draft<CustomCalendar>>;
  readonly dimensions: ReadonlyMap<string, Draft<Dimension>>;
  readonly measures: ReadonlyMap<string, Draft<Measure>>;
  readonly concepts: ReadonlyMap<string, Draft<Concept>>;
  readonly metrics: ReadonlyMap<string, Draft<Metric>>;
  readonly acquisition: RuleDraft<AcquisitionRule> | undefined;
  readonly allocation: RuleDraft<AllocationRule> | undefined;
  readonly problems: readonly Problem[];
}

export function resolveAll(files: readonly YamlFile[], parties: readonly string[]): Resolved {
  const collected = collectEntries(files);
  const problems = [...collected.problems];
  const entries = [...collected.entries.values()];
  const shaped = {
    datasets: shapedOf(entries, "dataset", datasetShape, problems),
    calendars: shapedOf(entries, "calendar", calendarShape, problems),
    dimensions: shapedOf(entries, "dimension", dimensionShape, problems),
    measures: shapedOf(entries, "measure", measureShape, problems),
    concepts: shapedOf(entries, "concept", conceptShape, problems),
    metrics: shapedOf(entries, "metric", metricShape, problems),
  };
  const specs = new Map([...shaped.datasets].map(([id, entry]) => [id, specOf(entry)]));
  const datasets = each(shaped.datasets.values(), (entry) => resolveDataset({ problems }, entry, specs));
  const leading = [...datasets.values()].flatMap(({ relationships }) => relationships);
  const schema = extendSchema(commonSchema, [...specs.values()], leading);
  const objects = new Map([...shaped.concepts].map(([id, { shape }]) => [id, shape.object]));
  const periods = new Map<string, ValueType>();
  const resolving: Resolving = {
    problems,
    kinds: kindsOf(entries),
    schema,
    objects,
    scopes: scopesOf(schema, objects, periods),
    calendars: periods,
    units: new Map(),
    parties,
  };
  const calendars = each(shaped.calendars.values(), (entry) => resolveCalendar(resolving, entry));
  for (const [id, { periods: of }] of calendars) periods.set(id, periodType(of));
  const concepts = each(shaped.concepts.values(), (entry) => resolveConcept(resolving, entry));
  const dimensions = each(shaped.dimensions.values(), (entry) => resolveDimension(resolving, entry));
  const measures = new Map(each(shaped.measures.values(), (entry) => resolveMeasure(resolving, entry)));
  const labels = new Map([...shaped.concepts].map(([id, { shape }]) => [id, shape.label]));
  const facts = new Map([...dimensions].map(([id, dimension]) => [id, dimensionFacts(schema, dimension)]));
  const context = { resolving, measures, entries: shaped.metrics, facts, concepts, labels };
  const metrics = each(inOrder(shaped.metrics), (entry) => resolveMetric(context, entry));
  refuseSeveral({ problems }, { metrics, dimensions }, collected.entries);
  const acquisition = resolveAcquisition(resolving, collected.rules.get("acquisition"));
  const allocation = resolveAllocation(resolving, collected.rules.get("allocation"));
  const resolved = {
    schema,
    datasets,
    calendars,
    dimensions,
    measures,
    concepts,
    metrics,
    acquisition,
    allocation,
    problems,
  };
  problems.push(...circles(resolved, collected), ...withoutAcquisition(resolved, collected));
  return resolved;
}

/** Ids at fault keep their kind, so that what rests on them is not at fault too. */
function kindsOf(entries: readonly Entry[]): ReadonlyMap<string, DefinitionKind> {
  const kinds = new Map<string, DefinitionKind>();
  for (const { id, kind } of entries)
    if (kind !== "acquisition" && kind !== "allocation") kinds.set(id, kind);
  return kinds;
}

function each<From, D extends AnyDraft>(
  entries: Iterable<From>,
  resolve: (entry: From) => D | undefined,
): ReadonlyMap<string, D> {
  const drafts = new Map<string, D>();
  for (const entry of entries) {
    const draft = resolve(entry);
    if (draft) drafts.set(draft.id, draft);
  }
  return drafts;
}

/** Metrics after those they name, so that units are known when they are needed. */
function inOrder(metrics: ReadonlyMap<string, Shaped<MetricShape>>): Iterable<Shaped<MetricShape>> {
  const ordered = new Map<string, Shaped<MetricShape>>();
  const open = new Set<string>();
  const visit = (entry: Shaped<MetricShape>): void => {
    if (ordered.has(entry.id) || open.has(entry.id)) return;
    open.add(entry.id);
    for (const name of namesIn(entry.shape)) {
      const named = metrics.get(name);
      if (named) visit(named);
    }
    ordered.set(entry.id, entry);
  };
  for (const entry of metrics.values()) visit(entry);
  return ordered.values();
}

function namesIn(shape: MetricShape): readonly string[] {
  if (shape.kind === "derived") {
    const declared = Object.values(shape.inputs ?? {}).map(({ metric }) => metric);
    return [...(shape.formula_of.match(/[a-z]\w*/gu) ?? []), ...declared];
  }
  if (shape.kind !== "ratio") return [];
  return [shape.numerator, shape.denominator].map((side) => (typeof side === "string" ? side : side.metric));
}

type Drafts = Omit<Resolved, "problems">;

function draftsOf(drafts: Drafts): readonly AnyDraft[] {
  const { datasets, calendars, dimensions, measures, concepts, metrics } = drafts;
  const all = [datasets, calendars, dimensions, measures, concepts, metrics];
  return all.flatMap((some): readonly AnyDraft[] => [...some.values()]);
}

function circles(drafts: Drafts, { entries, rules }: Collected): readonly Problem[] {
  const uses = new Map(draftsOf(drafts).map((draft) => [draft.id, draft.uses]));
  uses.set("acquisition", drafts.acquisition?.uses ?? []);
  return findCycles(uses).map((chain) => {
    const entry = entries.get(chain[0]!) ?? rules.get(chain[0]!);
    const place = entry && placeOf(entry);
    return problem("cycle", { chain: chain.join(" → ") }, { place });
  });
}

/** Without the entry that dates a lead, there is no acquisition to rest on. */
function withoutAcquisition(drafts: Drafts, { entries }: Collected): readonly Problem[] {
  const { acquisition } = drafts;
  if (!acquisition || acquisition.uses.length > 0) return [];
  return draftsOf(drafts)
    .filter(({ uses }) => uses.includes("acquisition"))
    .map((draft) => {
      const entry = entries.get(draft.id.replace(/\.measure$/u, ""));
      return problem("acquisition-missing", {}, { place: entry && placeOf(entry) });
    });
}
