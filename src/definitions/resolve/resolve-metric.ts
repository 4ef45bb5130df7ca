import { type Metric, type MetricInput, type MetricKind, timeAcross } from "../model.ts";
import type { InputShape, MetricShape, RatioMetricShape, SimpleMetricShape } from "../shape/metric-shape.ts";
import {
  mayBear,
  multiplyUnits,
  type Powers,
  printUnit,
  readUnit,
  share,
  type Unit,
} from "../typing/unit.ts";
import type { YamlPath } from "../yaml/yaml-file.ts";
import { type Draft, headOf, sorted } from "./draft.ts";
import type { Shaped } from "./entry.ts";
import { unknownScope } from "../scope.ts";
import { formulaWordsOf } from "./formula-words.ts";
import type { MetricContext } from "./metric-context.ts";
import { noteUnit } from "./note-reads.ts";
import { resolveFormula } from "./resolve-formula.ts";
import { resolveInline } from "./resolve-measure.ts";
import { namesOf, near, readCondition, type Resolving, say, scopeOf, usesOf } from "./resolving.ts";

interface Meaning {
  readonly meaning: MetricKind;
  readonly unit: Unit;
  readonly uses: readonly string[];
}

type SimpleEntry = Shaped<SimpleMetricShape>;
type RatioEntry = Shaped<RatioMetricShape>;

export function resolveMetric(context: MetricContext, entry: Shaped<MetricShape>): Draft<Metric> | undefined {
  const { resolving } = context;
  const found = meaningOf(context, entry);
  const unit = unitOf(resolving, entry, found);
  if (!found || !unit) return undefined;
  const { shape } = entry;
  resolving.units.set(entry.id, unit);
  noteUnit({ noted: resolving.noted, id: entry.id }, printUnit(unit));
  return {
    ...headOf(entry, shape),
    kind: "metric",
    meaning: found.meaning,
    unit: printUnit(unit),
    polarity: shape.polarity ?? "neutral",
    dateBasis: shape.date_basis ?? "period",
    formulaWords: shape.formula ?? formulaWordsOf(context, found.meaning),
    isWorded: shape.formula !== undefined,
    traps: shape.traps ?? [],
    section: shape.section ?? "other",
    parties: shape.parties ?? resolving.parties,
    uses: sorted(found.uses),
  };
}

function meaningOf(context: MetricContext, entry: Shaped<MetricShape>): Meaning | undefined {
  const { shape } = entry;
  if (shape.kind === "simple") return simpleMeaning(context, { ...entry, shape });
  if (shape.kind === "ratio") return ratioMeaning(context, { ...entry, shape });
  const formula = resolveFormula(context.resolving, entry, shape.formula_of);
  if (!formula) return undefined;
  const { inputs } = formula;
  return { meaning: { kind: "derived", formula: formula.formula, inputs }, unit: formula.unit, uses: inputs };
}

function simpleMeaning({ resolving, measures }: MetricContext, entry: SimpleEntry): Meaning | undefined {
  const { measure, label, unit } = entry.shape;
  if (typeof measure === "string") {
    if (resolving.kinds.get(measure) !== "measure") {
      const facts = { name: measure, ...near(measure, namesOf(resolving, "measure")) };
      return say(resolving, "measure-unknown", facts, {
        entry,
        path: ["measure"],
        suggestion: facts.nearest,
      });
    }
    return { meaning: { kind: "simple", measure }, unit: unitKnown(resolving, measure), uses: [measure] };
  }
  const inline = resolveInline(resolving, entry, { shape: measure, label, unit });
  if (!inline) return undefined;
  measures.set(inline.id, inline);
  return {
    meaning: { kind: "simple", measure: inline.id },
    unit: unitKnown(resolving, inline.id),
    uses: [inline.id],
  };
}

function ratioMeaning(context: MetricContext, entry: RatioEntry): Meaning | undefined {
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
  const input = isPlain ? { metric: name } : sideOf(context, entry, { side, shape });
  const metric = context.entries.get(name);
  if (metric && metric.shape.kind !== "simple")
    return say(resolving, "input-not-simple", { name }, { entry, path });
  return input;
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
  const dataset = datasetOf(context, metric);
  const at = { entry, path: [side, "metric"] };
  const scope = dataset === undefined ? unknownScope(metric) : scopeOf(resolving, dataset, at);
  const where = readCondition(resolving, { entry, path: [side, "where"], text: shape.where, scope });
  return where && { ...input, where };
}

/** The names of dimensions that a side ignores; one that is none is said. */
function readAcross(
  resolving: Resolving,
  { entry, path }: { readonly entry: RatioEntry; readonly path: YamlPath },
  names: readonly string[],
): readonly string[] {
  for (const [position, name] of names.entries()) {
    if (name === timeAcross || resolving.kinds.get(name) === "dimension") continue;
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
function usesOfInput(context: MetricContext, { metric, where, across = [] }: MetricInput): readonly string[] {
  const dataset = datasetOf(context, metric);
  const crossed = where && dataset !== undefined ? usesOf(dataset, context.resolving, where) : [];
  return [metric, ...crossed, ...across.filter((name) => name !== timeAcross)];
}

/** The dataset of a measure, or of the measure of a simple metric. */
function datasetOf({ resolving: { datasets }, entries }: MetricContext, name: string): string | undefined {
  const shape = entries.get(name)?.shape;
  const named = shape?.kind === "simple" && typeof shape.measure === "string" ? shape.measure : undefined;
  return datasets.get(named ?? name) ?? datasets.get(`${name}.measure`);
}

/** Whether a measure or metric on which it rests has a fault of its own, or is in a circle. */
function restsOnFault({ kinds, units }: Resolving, { uses }: Meaning): boolean {
  const hasUnit = (id: string) => ["measure", "metric"].includes(kinds.get(id) ?? "");
  return uses.some((id) => hasUnit(id) && !units.has(id));
}

function unitKnown(resolving: Resolving, id: string): Unit {
  return resolving.units.get(id) ?? "unknown";
}

/** The declared unit, if what is computed may bear it; else what is computed, if it is known. */
function unitOf(
  resolving: Resolving,
  entry: Shaped<MetricShape>,
  found: Meaning | undefined,
): Powers | undefined {
  const { unit: text } = entry.shape;
  const at = { entry, path: ["unit"] };
  const declared = text === undefined ? undefined : readUnit(text);
  if (text !== undefined && !declared) return say(resolving, "unit-form", { unit: text }, at);
  if (!found) return undefined;
  const computed = found.unit;
  if (!declared) {
    if (typeof computed !== "string") return computed;
    if (computed === "plain") return share;
    return restsOnFault(resolving, found) ? undefined : say(resolving, "unit-needed", {}, { entry });
  }
  if (mayBear(computed, declared)) return declared;
  const words = typeof computed === "string" ? computed : printUnit(computed);
  return say(resolving, "unit-differs", { declared: printUnit(declared), computed: words }, at);
}
