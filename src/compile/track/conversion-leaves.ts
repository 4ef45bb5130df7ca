import type { ConversionKind, Measure, Metric } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { conjuncts } from "../model/map-columns.ts";
import type { Finish, MetricPart, MetricPlan, ShareOfCounts } from "../plan/plan.ts";
import { addLeaf, type Leaf, type LeafList } from "../query/leaf.ts";
import type { Side } from "../query/side.ts";
import { timingOf } from "../query/timing-of.ts";
import { partWords } from "./part-words.ts";
import type { ConversionTrack } from "./track.ts";

interface Tracking {
  readonly compiled: CompiledModel;
  readonly list: LeafList;
}

export interface Conversion {
  readonly metric: Metric;
  readonly meaning: ConversionKind;
  readonly side: Side;
}

type Part = ConversionTrack["part"];

/** The arithmetic of a conversion, over leaves. */
export function conversionFinish(tracking: Tracking, conversion: Conversion): Finish {
  const { meaning, metric } = conversion;
  const fill = metric.fillNullsWith;
  const empty = fill === undefined ? "0" : fill;
  const leaf = (part: Part, without: string | null): Finish => ({
    kind: "leaf",
    leaf: leafOf(tracking, conversion, { part, empty: without }),
  });
  showBase(tracking, conversion);
  if (meaning.give === "base") return leaf("known_base", empty);
  if (meaning.give === "converted") return leaf("known_converted", empty);
  const converted = leaf("converted", fill === null ? null : "0");
  const rate: Finish = { kind: "operation", operator: "/", left: converted, right: leaf("base", "0") };
  return typeof fill === "string" ? { kind: "fill", of: rate, with: fill } : rate;
}

/** A conversion with what is told beside it: its two counts, and how many are still waited for. */
export function conversionPlan(tracking: Tracking, conversion: Conversion): MetricPlan {
  const { meaning, metric } = conversion;
  const finish = conversionFinish(tracking, conversion);
  const part = (name: "base" | "converted" | "immature", unit: string): MetricPart => ({
    kind: "number",
    name,
    label: partWords[name],
    type: "integer",
    unit,
    finish: { kind: "leaf", leaf: leafOf(tracking, conversion, { part: name, empty: "0" }) },
  });
  const { base, converted } = meaning.units;
  const counts = meaning.give === "rate" ? [part("converted", converted), part("base", base)] : [];
  const waiting = hasMaturity(meaning) ? [part("immature", base)] : [];
  return {
    id: metric.id,
    finish,
    parts: [...counts, ...waiting],
    share: shareIn(meaning, finish),
    ...(countsEntities(tracking.compiled, meaning) && {
      nobody: leafOf(tracking, conversion, { part: "nobody", empty: "0" }),
    }),
  };
}

/** Whether some bases are too young for their rate to be known. */
export function hasMaturity({ datedBy, within, horizon }: ConversionKind): boolean {
  return datedBy === "base" && (within ?? horizon) !== undefined;
}

/** Rows without an entity stand for nobody. */
export function countsEntities(
  { model }: Pick<CompiledModel, "model">,
  { count, base }: Pick<ConversionKind, "count" | "base">,
): boolean {
  return count === "entity" || (count === "cycle" && !model.concepts.has(base.source));
}

/** A share counts a part of what its denominator counts; conversion events beside base events are a ratio. */
export function isShare({ datedBy, count, attribution }: ConversionKind): boolean {
  return datedBy === "base" && (count !== "event" || attribution === "all");
}

function shareIn(meaning: ConversionKind, finish: Finish): ShareOfCounts | null {
  const rate = finish.kind === "fill" ? finish.of : finish;
  if (!isShare(meaning) || rate.kind !== "operation") return null;
  if (rate.left.kind !== "leaf" || rate.right.kind !== "leaf") return null;
  return { count: rate.left.leaf, total: rate.right.leaf };
}

interface LeafOfPart {
  readonly part: Part;
  /** Of a group in which there is none. */
  readonly empty: string | null;
}

function leafOf({ compiled, list }: Tracking, conversion: Conversion, { part, empty }: LeafOfPart): number {
  const { metric, meaning } = conversion;
  const leaf: Leaf = {
    ...baseRows(compiled, conversion),
    measure: measureOf(compiled, conversion, part),
    empty,
    isFilled: false,
    track: { kind: "conversion", metric: metric.id, meaning, part },
    ...(part === "nobody" && { isAside: true }),
  };
  return addLeaf(list, leaf);
}

/** Where groups without conversions have a value of their own, those of the base are shown; and where asked, every period. */
function showBase({ compiled, list }: Tracking, conversion: Conversion): void {
  const { metric, meaning } = conversion;
  const { joinToCalendar = false, fillNullsWith } = metric;
  const isDatedByBase = meaning.datedBy === "base";
  const isShown = isDatedByBase && meaning.give === "converted" && fillNullsWith !== undefined;
  if (!isShown && !joinToCalendar) return;
  const measure = {
    ...measureOf(compiled, conversion, "base"),
    id: `${metric.id}.shown`,
    aggregation: "count",
  } as const;
  addLeaf(list, {
    ...baseRows(compiled, conversion),
    measure,
    empty: "0",
    isFilled: joinToCalendar,
  });
}

function baseRows(
  compiled: CompiledModel,
  { meaning: { base }, side }: Conversion,
): Pick<Leaf, "source" | "conditions" | "filters" | "across" | "timing"> {
  const source = compiled.source(base.source);
  return {
    source,
    conditions: [...(base.where ? [base.where] : []), ...side.conditions].flatMap(conjuncts),
    filters: side.filters.flatMap(conjuncts),
    across: side.across,
    timing: timingOf(source, undefined, side.shifts),
  };
}

/** Rows are counted, or entities, when every base event of an entity counts. */
function measureOf(compiled: CompiledModel, { metric, meaning }: Conversion, part: Part): Measure {
  const { base, attribution, units } = meaning;
  const isDistinct = attribution === "all" && countsEntities(compiled, meaning) && part !== "nobody";
  const { place, origin, label, hash, uses, reads } = metric;
  return {
    place,
    origin,
    label,
    hash,
    uses,
    reads,
    kind: "measure",
    id: `${metric.id}.${part}`,
    dataset: base.source,
    ...(isDistinct ? { aggregation: "count_distinct", of: base.entity } : { aggregation: "count" }),
    time: base.time,
    unit: part === "converted" || part === "known_converted" ? units.converted : units.base,
  };
}
