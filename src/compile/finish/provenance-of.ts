import type { MetricProvenance, Provenance } from "../../contract/index.ts";
import { bucketStart, dayIn, firstFrom, nextBucket } from "../../core/index.ts";
import { type ConversionKind, type Duration, type FunnelKind, isDayGrain } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import type { MetricPlan } from "../plan/plan.ts";
import type { PlannedQuery } from "../query/planned-query.ts";
import { isShare } from "../track/conversion-leaves.ts";
import { countOf, type Group } from "./groups.ts";
import { leavesOf } from "./leaves-of.ts";
import { shownUnit } from "./shown-unit.ts";

/** Where the data stands. */
export interface SnapshotFacts {
  readonly id: string;
  readonly method: string;
  readonly builtAt: string;
  /** When the last complete load ended. */
  readonly loadedAt: string;
}

/** How many rows a leaf's filters could neither keep nor refuse. */
export interface Exclusion {
  readonly leaf: number;
  readonly rows: number;
}

interface Found {
  /** Every group of the answer, those without a dated row included. */
  readonly found: readonly Group[];
  readonly exclusions: readonly Exclusion[];
  readonly sql: readonly string[];
  readonly snapshot: SnapshotFacts;
}

export function provenanceOf(compiled: CompiledModel, planned: PlannedQuery, results: Found): Provenance {
  const { query, asOf, earlier } = planned;
  const { snapshot } = results;
  return {
    metrics: planned.metrics.map((metric) => metricProvenance(compiled, planned, metric, results)),
    snapshot: snapshot.id,
    method: snapshot.method,
    asOf,
    timezone: compiled.settings.timezone,
    window: daysOf(query),
    ...(earlier && { earlier: daysOf(earlier.period) }),
    ...(query.where !== undefined && { filter: query.where }),
    partial: partialPeriods(compiled, planned, results.found),
    freshness: { loadedAt: snapshot.loadedAt, builtAt: snapshot.builtAt },
    sql: [...results.sql],
  };
}

function daysOf({ from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }) {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function metricProvenance(
  { model, settings }: CompiledModel,
  planned: PlannedQuery,
  { id, finish }: MetricPlan,
  results: Found,
): MetricProvenance {
  const metric = model.metrics.get(id);
  const measure = model.measures.get(id);
  const { label, hash, unit } = metric ?? measure!;
  return {
    id,
    hash,
    label,
    unit: shownUnit(unit, settings.currency),
    polarity: metric?.polarity ?? "neutral",
    dateBasis: metric?.dateBasis ?? "period",
    formula: metric?.formulaWords ?? label,
    inputs: [...new Set(leavesOf(finish))].map((leaf) => inputOf(planned, leaf, results)),
    ...(metric?.meaning.kind === "conversion" && { matching: matchingOf(metric.meaning) }),
    ...(metric?.meaning.kind === "funnel" && { matching: stepsOf(metric.meaning) }),
  };
}

function matchingOf(meaning: ConversionKind): MetricProvenance["matching"] {
  const { count, attribution, within, horizon, filter, give } = meaning;
  return {
    kind: "conversion",
    count,
    attribution,
    ...(within && { within: durationText(within) }),
    ...(horizon && { horizon: durationText(horizon) }),
    filter,
    reads: give !== "rate" ? "count" : isShare(meaning) ? "share" : "ratio of counts",
  };
}

function stepsOf({ steps, order, within, horizon, exits }: FunnelKind): MetricProvenance["matching"] {
  return {
    kind: "funnel",
    steps: steps.map((step) => ({
      concept: step.concept,
      ...(step.within && { within: durationText(step.within) }),
    })),
    order,
    ...(within && { within: durationText(within) }),
    ...(horizon && { horizon: durationText(horizon) }),
    exits: [...exits],
  };
}

/** As it is written in a definition. */
function durationText({ count, unit }: Duration): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

function inputOf(
  { leaves, plan, metrics }: PlannedQuery,
  leaf: number,
  { found, exclusions }: Found,
): MetricProvenance["inputs"][number] {
  const bound = leaves[leaf]!;
  const { rows, undated, ignored } = plan.leaves[leaf]!;
  const detail = found.filter((group) => group.mask === ignored);
  const total = (name: string) => detail.reduce((sum, group) => sum + countAtMost(group, name), 0);
  const isConverted = bound.leaf.track?.part === "converted" || bound.leaf.track?.part === "known_converted";
  const nobody = isConverted
    ? undefined
    : metrics.find(({ nobody: aside, finish }) => aside !== undefined && leavesOf(finish).includes(leaf))
        ?.nobody;
  return {
    measure: bound.leaf.measure.id,
    of: bound.leaf.source.name,
    ...(bound.time && { dated: bound.time.column }),
    n: total(rows),
    undated: total(undated),
    excludedForNull: exclusions.find((one) => one.leaf === leaf)?.rows ?? 0,
    ...(nobody !== undefined && { withoutEntity: total(plan.leaves[nobody]!.rows) }),
  };
}

/** Of what is counted by age, the rows of the age that has the most: each row stands at every age that it has come to. */
function countAtMost(group: Group, name: string): number {
  const { ages = [] } = group;
  return Math.max(countOf(group, name), ...ages.map((one) => countOf(one.group, name)));
}

/** First days of what is shown but not over. */
function partialPeriods(
  { settings }: CompiledModel,
  { query, asOf }: PlannedQuery,
  found: readonly Group[],
): string[] {
  const today = dayIn(settings.timezone, asOf);
  const { grain, from, to } = query;
  if (!grain)
    return from !== undefined && (to ?? today) >= today ? [firstFrom(settings.timezone, "day", from)] : [];
  const starts = new Set(found.filter((group) => group.mask === 0).map((group) => group.keys[0]));
  if (!isDayGrain(grain)) return [];
  const running = bucketStart(settings, grain, today);
  return [...starts]
    .filter((start) => typeof start === "string")
    .filter((start) => start >= running && nextBucket(grain, start) > today)
    .toSorted();
}
