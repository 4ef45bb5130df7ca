import type { Problem } from "../../core/index.ts";
import { datasetNamed, dictionary } from "../../dataset/index.ts";
import type { Code } from "../problems.ts";
import type { ConceptShape } from "../shape/concept-shape.ts";
import type { MetricShape } from "../shape/metric-shape.ts";
import { enMeaning } from "../words/en-meaning.ts";
import { unsaid, type YamlFile } from "../yaml/yaml-file.ts";
import { shapedOf } from "./check-shape.ts";
import { checkWhole } from "./check-whole.ts";
import { collectEntries, type Collected, sections } from "./collect-entries.ts";
import type { AnyDraft, DefinitionDrafts, Drafts } from "./draft.ts";
import type { DefinitionKind, Entry, Shaped } from "./entry.ts";
import { lostIds } from "./lost-ids.ts";
import type { Noted } from "./note-reads.ts";
import { resolveConcept } from "./resolve-concept.ts";
import { resolveDimension } from "./resolve-dimension.ts";
import { resolveMeasure } from "./resolve-measure.ts";
import { resolveMetric } from "./resolve-metric.ts";
import { resolveAcquisition, resolveAllocation } from "./resolve-rules.ts";
import { near, type Resolving } from "./resolving.ts";

/** Every definition as far as it could be resolved, and all that is wrong. */
export interface Resolved extends Drafts {
  readonly noted: Noted;
  readonly problems: readonly Problem[];
}

export function resolveAll(files: readonly YamlFile[], parties: readonly string[]): Resolved {
  const collected = collectEntries(files);
  const problems = [...collected.problems];
  const shaped = shapesOf([...collected.entries.values()], problems);
  const resolving: Resolving = {
    problems,
    kinds: kindsOf(files, collected),
    objects: objectsOf(shaped.concepts),
    scopes: new Map(),
    units: new Map(),
    datasets: new Map(),
    parties,
    noted: new Map(),
  };
  const definitions = resolveEntries(resolving, shaped);
  const acquisition = resolveAcquisition(resolving, collected.rules.get("acquisition"));
  const allocation = resolveAllocation(resolving, collected.rules.get("allocation"));
  for (const entry of collected.nameless) checkNameless(resolving, shaped, entry);
  const resolved = { ...definitions, acquisition, allocation };
  problems.push(...checkWhole(resolved, collected));
  return { ...resolved, noted: resolving.noted, problems: problems.filter(({ place }) => place !== unsaid) };
}

type Shapes = ReturnType<typeof shapesOf>;

function shapesOf(entries: readonly Entry[], problems: Problem[]) {
  return {
    dimensions: shapedOf(entries, "dimensions", problems),
    measures: shapedOf(entries, "measures", problems),
    concepts: shapedOf(entries, "concepts", problems),
    metrics: shapedOf(entries, "metrics", problems),
  };
}

function resolveEntries(resolving: Resolving, shaped: Shapes, around: Shapes = shaped): DefinitionDrafts {
  const each = eachOf(resolving);
  const concepts = each(shaped.concepts.values(), (entry) => resolveConcept(resolving, entry));
  const dimensions = each(shaped.dimensions.values(), (entry) => resolveDimension(resolving, entry));
  const measures = new Map(each(shaped.measures.values(), (entry) => resolveMeasure(resolving, entry)));
  const labels = new Map([...around.concepts].map(([id, { shape }]) => [id, shape.label]));
  const context = { resolving, measures, entries: around.metrics, labels };
  const metrics = each(inOrder(shaped.metrics), (entry) => resolveMetric(context, entry));
  return { concepts, dimensions, measures, metrics };
}

/** What has an id that it cannot have is checked like the others, and then forgotten. */
function checkNameless(resolving: Resolving, around: Shapes, entry: Entry): void {
  const { problems, units, datasets } = resolving;
  const apart = { ...resolving, units: new Map(units), datasets: new Map(datasets), noted: new Map() };
  if (entry.kind === "acquisition") resolveAcquisition(apart, entry);
  else if (entry.kind === "allocation") resolveAllocation(apart, entry);
  else resolveEntries(apart, shapesOf([entry], problems), around);
}

/** Ids at fault keep their kind, so that what rests on them is not at fault too. */
function kindsOf(
  files: readonly YamlFile[],
  { entries, nameless }: Collected,
): ReadonlyMap<string, DefinitionKind> {
  const kinds = new Map(files.flatMap((file) => [...lostIds(file, sections)]));
  for (const { id, kind } of [...nameless, ...entries.values()])
    if (kind !== "acquisition" && kind !== "allocation") kinds.set(id, kind);
  return kinds;
}

/** The objects that exist; of one that does not, the one that was likely meant. */
function objectsOf(concepts: ReadonlyMap<string, Shaped<ConceptShape>>): ReadonlyMap<string, string> {
  const objects = new Map<string, string>();
  for (const [id, { shape }] of concepts) {
    const object = datasetNamed(shape.object) ? shape.object : likelyDataset(shape.object);
    if (object !== undefined) objects.set(id, object);
  }
  return objects;
}

function likelyDataset(name: string): string | undefined {
  const names = dictionary.map((dataset) => dataset.name);
  return near(name, names).nearest;
}

/** Resolves entries one by one; of one that was guessed, only what would be said of any guess is kept. */
function eachOf({ problems }: Resolving) {
  return <E extends Shaped<unknown>, D extends AnyDraft>(
    entries: Iterable<E>,
    resolve: (entry: E) => D | undefined,
  ): ReadonlyMap<string, D> => {
    const drafts = new Map<string, D>();
    for (const entry of entries) {
      const before = problems.length;
      const draft = resolve(entry);
      if (draft) drafts.set(draft.id, draft);
      if (entry.isGuessed) problems.push(...problems.splice(before).filter(standsAlone));
    }
    return drafts;
  };
}

/** Whether a problem hangs on no other key: a fault inside an expression, a name or a unit that does not exist. */
function standsAlone({ code }: Problem): boolean {
  const alone: readonly Code[] = ["unit-form", "clause-duplicate", "id-form"];
  return !Object.hasOwn(enMeaning, code) || code.endsWith("-unknown") || alone.some((one) => one === code);
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
  if (shape.kind === "derived") return shape.formula_of.match(/[a-z]\w*/gu) ?? [];
  if (shape.kind === "simple") return [];
  return [shape.numerator, shape.denominator].map((side) => (typeof side === "string" ? side : side.metric));
}
