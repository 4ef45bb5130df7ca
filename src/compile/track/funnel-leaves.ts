import type { FunnelKind, Measure, Metric } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { conjuncts } from "../model/map-columns.ts";
import type { Finish, MetricPart, MetricPlan, ShareOfCounts } from "../plan/plan.ts";
import { addLeaf, type LeafList } from "../query/leaf.ts";
import type { Side } from "../query/side.ts";
import { columnOf } from "./carrier.ts";
import { partWords, withinWords } from "./part-words.ts";
import type { FunnelTrack } from "./track.ts";

/** The days within which the share that converts is told. */
export const curveDays = [7, 30, 90] as const;

interface Tracking {
  readonly compiled: CompiledModel;
  readonly list: LeafList;
}

interface Funnel {
  readonly metric: Metric;
  readonly meaning: FunnelKind;
  readonly side: Side;
}

type Part = FunnelTrack["part"];
type Counted = Extract<Part, keyof typeof partWords>;

const quartiles = [
  { name: "quartile_1", fraction: 0.25 },
  { name: "median", fraction: 0.5 },
  { name: "quartile_3", fraction: 0.75 },
] as const;

type Quartile = (typeof quartiles)[number];

/** How many reached each step; beside it how many of those before it took it, and how long they needed. */
export function funnelPlan(tracking: Tracking, funnel: Funnel): MetricPlan {
  const { metric, meaning } = funnel;
  const leaf = (part: Part) => leafOf(tracking, funnel, part);
  const count = (part: Counted): MetricPart => ({
    kind: "number",
    name: part,
    label: partWords[part],
    unit: metric.unit,
    type: "integer",
    finish: { kind: "leaf", leaf: leaf(part) },
  });
  const rate = (name: "rate" | "first_rate", share: ShareOfCounts): MetricPart => ({
    kind: "number",
    name,
    label: partWords[name],
    unit: "share",
    type: "decimal",
    finish: quotient(share),
    share,
  });
  const parts: readonly MetricPart[] = [
    count("entered"),
    count("converted"),
    rate("rate", { count: leaf("converted"), total: leaf("entered") }),
    ...(meaning.exits.length > 0 ? [count("exited")] : []),
    count("immature"),
    count("first_entered"),
    count("first_converted"),
    rate("first_rate", { count: leaf("first_converted"), total: leaf("first_entered") }),
    ...curveDays.map(
      (days): MetricPart => ({
        kind: "curve",
        name: `within_${days}`,
        label: withinWords(days),
        unit: "share",
        days,
      }),
    ),
    ...quartiles.map((quartile) => quartilePart(tracking, funnel, quartile)),
  ];
  const reached: Finish = { kind: "leaf", leaf: leaf("reached") };
  for (const part of ["curve_events", "curve_competing", "curve_censored"] as const) leaf(part);
  return { id: metric.id, finish: reached, share: null, parts };
}

function quotient({ count, total }: ShareOfCounts): Finish {
  return {
    kind: "operation",
    operator: "/",
    left: { kind: "leaf", leaf: count },
    right: { kind: "leaf", leaf: total },
  };
}

const microsecondsInDay = "86400000000";

/** In days; moments are ordered by microseconds. */
function quartilePart(tracking: Tracking, funnel: Funnel, quartile: Quartile): MetricPart {
  const { name } = quartile;
  const leaf: Finish = { kind: "leaf", leaf: leafOf(tracking, funnel, "quartile", quartile) };
  return {
    kind: "number",
    name: `${name}_days`,
    label: partWords[name],
    unit: "days",
    type: "decimal",
    finish: funnel.meaning.isDaily
      ? leaf
      : { kind: "operation", operator: "/", left: leaf, right: { kind: "number", value: microsecondsInDay } },
  };
}

function leafOf({ compiled, list }: Tracking, funnel: Funnel, part: Part, quartile?: Quartile): number {
  const { metric, meaning, side } = funnel;
  return addLeaf(list, {
    measure: measureOf(funnel, part, quartile),
    source: compiled.source(meaning.steps[0]!.concept),
    conditions: [],
    filters: side.filters.flatMap(conjuncts),
    across: [],
    timing: { kind: "own" },
    empty: part === "quartile" ? null : "0",
    isFilled: false,
    track: { kind: "funnel", metric: metric.id, meaning, part },
    ...(part.startsWith("curve_") && { isCurve: true }),
  });
}

function measureOf({ metric, meaning }: Funnel, part: Part, quartile: Quartile | undefined): Measure {
  const { place, origin, label, hash, uses, reads, unit } = metric;
  return {
    place,
    origin,
    label,
    hash,
    uses,
    reads,
    kind: "measure",
    id: `${metric.id}.${quartile?.name ?? part}`,
    dataset: meaning.steps[0]!.concept,
    ...(quartile
      ? { aggregation: "percentile", fraction: quartile.fraction, of: columnOf("elapsed", "integer") }
      : { aggregation: "count" }),
    time: "entered_at",
    unit: quartile ? "days" : unit,
  };
}
