import type { MetricProvenance, Provenance } from "../../contract/index.ts";
import { bucketStart, dayIn, nextBucket } from "../../core/index.ts";
import { isDayGrain } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { firstDay, lastDay } from "../plan/asked-moments.ts";
import type { MetricPlan } from "../plan/plan.ts";
import type { PlannedQuery } from "../query/planned-query.ts";
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
  };
}

function inputOf({ leaves, plan }: PlannedQuery, leaf: number, { found, exclusions }: Found) {
  const bound = leaves[leaf]!;
  const { rows, undated, ignored } = plan.leaves[leaf]!;
  const detail = found.filter((group) => group.mask === ignored);
  const total = (name: string) => detail.reduce((sum, group) => sum + countOf(group, name), 0);
  return {
    measure: bound.leaf.measure.id,
    of: bound.leaf.source.name,
    ...(bound.time && { dated: bound.time.column }),
    n: total(rows),
    undated: total(undated),
    excludedForNull: exclusions.find((one) => one.leaf === leaf)?.rows ?? 0,
  };
}

/** First days of what is shown but not over. */
function partialPeriods(
  { settings }: CompiledModel,
  { query, asOf }: PlannedQuery,
  found: readonly Group[],
): string[] {
  const today = dayIn(settings.timezone, asOf);
  const { grain, from, to } = query;
  const { timezone } = settings;
  const last = to === undefined ? today : lastDay(timezone, to);
  if (!grain) return from !== undefined && last >= today ? [firstDay(timezone, from)] : [];
  const starts = new Set(found.filter((group) => group.mask === 0).map((group) => group.keys[0]));
  if (!isDayGrain(grain)) return [];
  const running = bucketStart(settings, grain, today);
  return [...starts]
    .filter((start) => typeof start === "string")
    .filter((start) => start >= running && nextBucket(grain, start) > today)
    .toSorted();
}
