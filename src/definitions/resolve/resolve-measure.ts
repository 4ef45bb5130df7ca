import type { Localised } from "../../core/index.ts";
import type { Expression } from "../expression.ts";
import { conceptOfTable, type Measure } from "../model.ts";
import type { Scope } from "../scope.ts";
import type { InlineMeasureShape, MeasureShape } from "../shape/measure-shape.ts";
import { isNumeric, type Typed } from "../typing/typed.ts";
import { isCount, mayBear, type Powers, printUnit, readUnit, share, type Unit } from "../typing/unit.ts";
import type { YamlPath } from "../yaml/yaml-file.ts";
import { countUnitOf } from "./count-units.ts";
import { type Draft, headOf, sorted } from "./draft.ts";
import type { Entry, Shaped } from "./entry.ts";
import { noteUnit } from "./note-reads.ts";
import { checkTime, readCondition, readValue, type Resolving, say, scopeOf, usesOf } from "./resolving.ts";

interface Source {
  readonly entry: Entry;
  /** Where the measure stands inside the entry. */
  readonly path: YamlPath;
  readonly shape: InlineMeasureShape;
  readonly id: string;
  readonly label: Localised;
  readonly description?: Localised | undefined;
  /** The unit that the metric around it declares. */
  readonly outerUnit?: string | undefined;
}

export function resolveMeasure(
  resolving: Resolving,
  entry: Shaped<MeasureShape>,
): Draft<Measure> | undefined {
  const { shape, id } = entry;
  const label = shape.label ?? { en: id, fr: id };
  return resolveBody(resolving, { entry, path: [], shape, id, label, description: shape.description });
}

/** A measure written inside a metric: it has the metric's words, and an id of its own. */
export function resolveInline(
  resolving: Resolving,
  entry: Entry,
  { shape, label, unit }: { shape: InlineMeasureShape; label: Localised; unit: string | undefined },
): Draft<Measure> | undefined {
  const id = `${entry.id}.measure`;
  return resolveBody(resolving, {
    entry: { ...entry, id },
    path: ["measure"],
    shape,
    id,
    label,
    outerUnit: unit,
  });
}

function resolveBody(resolving: Resolving, source: Source): Draft<Measure> | undefined {
  const { entry, path, shape } = source;
  const { aggregation } = shape;
  const scope = scopeOf(resolving, shape.dataset, { entry, path: [...path, "dataset"] });
  const { name: dataset } = scope;
  if (!scope.isUnknown) resolving.datasets.set(source.id, dataset);
  const before = resolving.problems.length;
  const of = readOf(resolving, source, scope);
  const where = readWhere(resolving, source, scope);
  const time = readTime(resolving, source, scope);
  checkFraction(resolving, source);
  const isRight = resolving.problems.length === before && !scope.isUnknown;
  const unit = unitOf(resolving, source, isRight ? { of, dataset } : undefined);
  if (unit === undefined) return undefined;
  resolving.units.set(source.id, unit);
  noteUnit({ noted: resolving.noted, id: source.id }, printUnit(unit));
  return {
    ...headOf(entry, source),
    id: source.id,
    kind: "measure",
    dataset,
    aggregation,
    ...(of && { of: of.expression }),
    ...(where && { where }),
    ...(time !== undefined && { time }),
    ...(shape.time === undated && { isStock: true }),
    unit: printUnit(unit),
    ...orderOf(shape),
    uses: sorted(usesOf(dataset, resolving, of?.expression, where)),
  };
}

/** Which of the ordered values is taken, and how. */
function orderOf({ fraction, discrete, approximate }: InlineMeasureShape) {
  return {
    ...(fraction !== undefined && { fraction }),
    ...(discrete && { isDiscrete: true as const }),
    ...(approximate && { isApproximate: true as const }),
  };
}

function readOf(resolving: Resolving, { entry, path, shape }: Source, scope: Scope): Typed | undefined {
  const { aggregation, of: text } = shape;
  if (text === undefined) {
    if (aggregation === "count") return undefined;
    return say(resolving, "aggregation-needs-of", { aggregation }, { entry, path: [...path, "aggregation"] });
  }
  const of = readValue(resolving, { entry, path: [...path, "of"], text, scope });
  const takesAnything = aggregation === "count" || aggregation === "count_distinct";
  if (!of || takesAnything || isNumeric(of.expression.type)) return of;
  const facts = { aggregation, given: of.expression.type };
  return say(resolving, "aggregation-type", facts, { entry, path: [...path, "of"] });
}

function readWhere(
  resolving: Resolving,
  { entry, path, shape }: Source,
  scope: Scope,
): Expression | undefined {
  if (shape.where === undefined) return undefined;
  return readCondition(resolving, { entry, path: [...path, "where"], text: shape.where, scope });
}

/** What `time:` says of a stock. */
const undated = "none";

function readTime(resolving: Resolving, { entry, path, shape }: Source, scope: Scope): string | undefined {
  if (shape.time === undated) return undefined;
  const usual = resolving.objects.has(scope.name)
    ? "entered_at"
    : resolving.schema.datasets.get(scope.name)?.time;
  const time = shape.time ?? usual;
  return time === undefined
    ? undefined
    : checkTime(resolving, time, { entry, path: [...path, "time"], scope });
}

function checkFraction(resolving: Resolving, { entry, path, shape }: Source): void {
  const { aggregation, fraction, discrete, approximate } = shape;
  const isOrdered = aggregation === "percentile" || aggregation === "median";
  for (const [key, value] of Object.entries({ discrete, approximate }))
    if (value && !isOrdered)
      say(resolving, "ordered-only", { key, aggregation }, { entry, path: [...path, key] });
  if (aggregation === "percentile" && fraction === undefined) {
    say(resolving, "fraction-needed", {}, { entry, path: [...path, "aggregation"] });
  }
  if (aggregation !== "percentile" && fraction !== undefined) {
    say(resolving, "fraction-pointless", { aggregation }, { entry, path: [...path, "fraction"] });
  }
}

interface Counted {
  readonly of: Typed | undefined;
  readonly dataset: string;
}

/** The declared unit, if what is computed may bear it; else what is computed, if it is known. */
function unitOf(resolving: Resolving, source: Source, counted: Counted | undefined): Powers | undefined {
  const { entry, path, shape, outerUnit } = source;
  const text = shape.unit ?? outerUnit;
  const at = { entry, path: shape.unit === undefined ? ["unit"] : [...path, "unit"] };
  const declared = text === undefined ? undefined : readUnit(text);
  if (shape.unit !== undefined && !declared) return say(resolving, "unit-form", { unit: shape.unit }, at);
  const computed = counted && computedUnit(resolving, source, counted);
  if (computed === undefined) return undefined;
  if (text === undefined) return inferredUnit(resolving, source, computed);
  if (!declared || mayDeclare(source, computed, declared)) return declared;
  const words = typeof computed === "string" ? "rows" : printUnit(computed);
  return say(resolving, "unit-differs", { declared: printUnit(declared), computed: words }, at);
}

function inferredUnit(resolving: Resolving, { entry, path }: Source, computed: Unit): Powers | undefined {
  if (typeof computed !== "string") return computed;
  return computed === "plain" ? share : say(resolving, "unit-needed", {}, { entry, path });
}

/** What is counted may bear any word; what is aggregated, the unit of its values. */
function mayDeclare({ shape: { aggregation } }: Source, computed: Unit, declared: Powers): boolean {
  const isCounting = aggregation === "count" || aggregation === "count_distinct";
  return isCounting ? isCount(declared) : mayBear(computed, declared);
}

function computedUnit(resolving: Resolving, { shape }: Source, { of, dataset }: Counted): Unit {
  const { aggregation } = shape;
  if (aggregation !== "count" && aggregation !== "count_distinct") return of?.unit ?? "unknown";
  const counted =
    aggregation === "count"
      ? (resolving.objects.get(dataset) ?? dataset)
      : referenced(resolving, of, dataset);
  const word = countUnitOf(resolving.schema, counted);
  return (word !== undefined && readUnit(word)) || "unknown";
}

/** The dataset that a plain reference column refers to: distinct `person_id` are people. */
function referenced(
  { schema, objects }: Resolving,
  of: Typed | undefined,
  dataset: string,
): string | undefined {
  const expression = of?.expression;
  if (expression?.kind !== "column") return undefined;
  const table = expression.hops.at(-1)?.to ?? dataset;
  const from = objects.get(conceptOfTable(table) ?? table) ?? table;
  if (schema.datasets.get(from)?.key === expression.column) return from;
  return schema.relationships.get(from)?.find(({ column }) => column === expression.column)?.to;
}
