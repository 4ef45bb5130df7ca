import type { Problem } from "../../core/index.ts";
import { commonSchema, extendSchema, ownDataset, type Schema } from "../../dataset/index.ts";
import { conceptFacts, dimensionFacts } from "../dimension-facts.ts";
import type { ValueType } from "../expression.ts";
import { periodType } from "../model.ts";
import type { Code } from "../problems.ts";
import { scopesOf } from "../scope.ts";
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
import { type Noted, notesOn } from "./note-reads.ts";
import { resolveCalendar } from "./resolve-calendar.ts";
import { resolveConcept } from "./resolve-concept.ts";
import { resolveDataset, specOf } from "./resolve-dataset.ts";
import { resolveDimension } from "./resolve-dimension.ts";
import { resolveMeasure } from "./resolve-measure.ts";
import { resolveMetric } from "./resolve-metric.ts";
import { refuseBesideAge } from "./refuse-beside-age.ts";
import { refuseSeveral } from "./refuse-several.ts";
import { resolveAcquisition, resolveAllocation } from "./resolve-rules.ts";
import { near, type Resolving, type Saying } from "./resolving.ts";

/** Every definition as far as it could be resolved, and all that is wrong. */
export interface Resolved extends Drafts {
  readonly noted: Noted;
  readonly problems: readonly Problem[];
}

export function resolveAll(files: readonly YamlFile[], parties: readonly string[]): Resolved {
  const collected = collectEntries(files);
  const problems = [...collected.problems];
  const shaped = shapesOf([...collected.entries.values()], problems);
  const { datasets, schema } = resolveDatasets(problems, shaped);
  const objects = objectsOf(schema, shaped.concepts);
  const calendars = new Map<string, ValueType>();
  const resolving: Resolving = {
    problems,
    kinds: kindsOf(files, collected),
    schema,
    objects,
    scopes: scopesOf(schema, objects, calendars),
    clauseScopes: scopesOf(schema, objects, calendars, "to datasets"),
    calendars,
    units: new Map(),
    datasets: new Map(),
    parties,
    noted: notesOn(schema),
  };
  const definitions = { datasets, ...resolveEntries(resolving, shaped, { calendars }) };
  const acquisition = resolveAcquisition(resolving, collected.rules.get("acquisition"));
  const allocation = resolveAllocation(resolving, collected.rules.get("allocation"));
  for (const entry of collected.nameless) checkNameless(resolving, shaped, entry);
  const resolved = { schema, ...definitions, acquisition, allocation };
  refuseSeveral({ problems }, definitions, collected.entries);
  refuseBesideAge({ problems }, definitions, collected.entries);
  problems.push(...checkWhole(resolved, collected));
  const said = problems.filter(({ place }) => place !== unsaid);
  return { ...resolved, noted: resolving.noted, problems: said };
}

type Shapes = ReturnType<typeof shapesOf>;

function shapesOf(entries: readonly Entry[], problems: Problem[]) {
  return {
    datasets: shapedOf(entries, "datasets", problems),
    calendars: shapedOf(entries, "calendars", problems),
    dimensions: shapedOf(entries, "dimensions", problems),
    measures: shapedOf(entries, "measures", problems),
    concepts: shapedOf(entries, "concepts", problems),
    metrics: shapedOf(entries, "metrics", problems),
  };
}

/** The datasets that a workspace declares, and the schema that they make with the common dataset. */
function resolveDatasets(
  problems: Problem[],
  { datasets: shaped }: Shapes,
): Pick<DefinitionDrafts, "datasets"> & Pick<Resolved, "schema"> {
  const specs = new Map([...shaped].map(([id, entry]) => [id, specOf(entry)]));
  const datasets = eachOf({ problems })(shaped.values(), (entry) =>
    resolveDataset({ problems }, entry, specs),
  );
  const own = [...datasets.values()];
  const schema = extendSchema(commonSchema, {
    datasets: [...specs.values()].map((spec) =>
      ownDataset(spec, datasets.get(spec.name)?.relationships ?? []),
    ),
    relationships: own.flatMap(({ relationships }) => relationships),
    bridges: own.flatMap(({ bridges }) => bridges),
  });
  return { datasets, schema };
}

interface Around {
  /** Filled as calendars are resolved, before what names them. */
  readonly calendars: Map<string, ValueType>;
  /** Beside which other definitions; by default these very ones. */
  readonly shapes?: Shapes;
}

function resolveEntries(
  resolving: Resolving,
  shaped: Shapes,
  { calendars: known, shapes: around = shaped }: Around,
): Omit<DefinitionDrafts, "datasets"> {
  const each = eachOf(resolving);
  const calendars = each(shaped.calendars.values(), (entry) => resolveCalendar(resolving, entry));
  for (const [id, { periods }] of calendars) known.set(id, periodType(periods));
  const concepts = each(shaped.concepts.values(), (entry) => resolveConcept(resolving, entry));
  const dimensions = each(shaped.dimensions.values(), (entry) => resolveDimension(resolving, entry));
  const measures = new Map(each(shaped.measures.values(), (entry) => resolveMeasure(resolving, entry)));
  const labels = new Map([...around.concepts].map(([id, { shape }]) => [id, shape.label]));
  const { schema, objects } = resolving;
  const facts = new Map([
    ...conceptFacts(objects.keys()),
    ...[...dimensions].map(([id, dimension]) => [id, dimensionFacts(schema, dimension)] as const),
  ]);
  const context = { resolving, measures, entries: around.metrics, facts, concepts, labels };
  const metrics = each(inOrder(shaped.metrics), (entry) => resolveMetric(context, entry));
  return { calendars, concepts, dimensions, measures, metrics };
}

/** What has an id that it cannot have is checked like the others, and then forgotten. */
function checkNameless(resolving: Resolving, around: Shapes, entry: Entry): void {
  const { problems, units, datasets, schema } = resolving;
  const apart = { ...resolving, units: new Map(units), datasets: new Map(datasets), noted: notesOn(schema) };
  if (entry.kind === "acquisition") resolveAcquisition(apart, entry);
  else if (entry.kind === "allocation") resolveAllocation(apart, entry);
  else if (entry.kind === "dataset") resolveDatasets(problems, shapesOf([entry], problems));
  else resolveEntries(apart, shapesOf([entry], problems), { calendars: new Map(), shapes: around });
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
function objectsOf(
  { datasets }: Schema,
  concepts: ReadonlyMap<string, Shaped<ConceptShape>>,
): ReadonlyMap<string, string> {
  const objects = new Map<string, string>();
  for (const [id, { shape }] of concepts) {
    const { object: name } = shape;
    const object = datasets.has(name) ? name : near(name, datasets.keys()).nearest;
    if (object !== undefined) objects.set(id, object);
  }
  return objects;
}

/** Resolves entries one by one; of one that was guessed, only what would be said of any guess is kept. */
function eachOf({ problems }: Saying) {
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
  if (shape.kind === "derived") {
    const declared = Object.values(shape.inputs ?? {}).map(({ metric }) => metric);
    return [...(shape.formula_of.match(/[a-z]\w*/gu) ?? []), ...declared];
  }
  if (shape.kind !== "ratio") return [];
  return [shape.numerator, shape.denominator].map((side) => (typeof side === "string" ? side : side.metric));
}
