import { decimal, unreachable } from "../../core/index.ts";
import type { Measure } from "../../definitions/index.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { ignoredMask } from "./ignored-keys.ts";
import type { Asked, PlacedLeaf } from "./plan-scan.ts";
import type { Aggregate, Fraction, LeafPlan, OrderStatisticStep } from "./plan.ts";

/** What a leaf asks of its groups: its value, how many rows stand behind it, how many carry no date. */
export function aggregatesOf(leaf: PlacedLeaf): readonly Aggregate[] {
  const { undated, index } = leaf;
  if (undated === undefined) return valuesOf(leaf);
  return [...valuesOf(leaf), { name: `undated_${index}`, function: "count", filter: undated }];
}

function valuesOf(leaf: PlacedLeaf): readonly Aggregate[] {
  const { value, filter, index } = leaf;
  const { aggregation } = leaf.leaf.measure;
  const filtered = filter === undefined ? {} : { filter };
  const rows: Aggregate = { name: `rows_${index}`, function: "count", ...filtered };
  const of = value === undefined ? {} : { of: value };
  const one = (name: string, fn: Aggregate["function"]): Aggregate => ({
    name,
    function: fn,
    ...of,
    ...filtered,
  });
  switch (aggregation) {
    case "count":
      return value === undefined ? [rows] : [rows, one(`value_${index}`, "count-known")];
    case "count_distinct":
      return [rows, one(`value_${index}`, "count-distinct")];
    case "sum":
    case "min":
    case "max":
      return [rows, one(`value_${index}`, aggregation)];
    case "avg":
      return [rows, one(`sum_${index}`, "sum"), one(`known_${index}`, "count-known")];
    case "median":
    case "percentile":
      return [rows, ...estimated(leaf, one)];
    default:
      return unreachable(aggregation);
  }
}

function estimated(
  { leaf: { measure }, index }: PlacedLeaf,
  one: (name: string, fn: Aggregate["function"]) => Aggregate,
): readonly Aggregate[] {
  if (!isEstimated(measure)) return [];
  return [{ ...one(`value_${index}`, "quantile"), fraction: fractionOf(measure) }];
}

/** Where the parts of a leaf stand among the answer's columns. */
export function leafPlan(bound: BoundLeaf, index: number, none: readonly number[]): LeafPlan {
  const { measure, timing } = bound.leaf;
  const counts = countsOf(bound, index, none);
  if ("pick" in timing && timing.pick === "average")
    return { kind: "average", sum: valueOf(measure, index), known: momentsOf(index), ...counts };
  switch (measure.aggregation) {
    case "count":
      return { kind: "additive", value: valueOf(measure, index), ...counts };
    case "sum":
    case "count_distinct":
      return { kind: "additive", value: `value_${index}`, ...counts };
    case "min":
    case "max":
      return { kind: "extreme", value: `value_${index}`, ...counts };
    case "avg":
      return { kind: "average", sum: `sum_${index}`, known: `known_${index}`, ...counts };
    case "median":
    case "percentile":
      return { ...orderedPlan(measure, index), ...counts };
    default:
      return unreachable(measure.aggregation);
  }
}

function orderedPlan(measure: Measure, index: number) {
  if (isEstimated(measure)) return { kind: "extreme", value: `value_${index}` } as const;
  const isDiscrete = measure.isDiscrete ?? false;
  return {
    kind: "order-statistic",
    ...statisticNames(index),
    fraction: fractionOf(measure),
    isDiscrete,
  } as const;
}

function statisticNames(index: number) {
  return { below: `below_${index}`, above: `above_${index}`, known: `known_${index}` };
}

/** One step a level, since the rows of a coarser level are ordered anew. */
export function orderStatistics(
  leaf: PlacedLeaf,
  input: string,
  asked: Asked,
): readonly OrderStatisticStep[] {
  const { aggregation } = leaf.leaf.measure;
  if ((aggregation !== "median" && aggregation !== "percentile") || isEstimated(leaf.leaf.measure)) return [];
  return asked.levels.map((level) => ({
    kind: "order-statistic",
    name: `order_${leaf.index}_${level.mask}`,
    input,
    keys: asked.keys,
    level,
    of: leaf.value!,
    ...(leaf.filter !== undefined && { filter: leaf.filter }),
    fraction: fractionOf(leaf.leaf.measure),
    ...statisticNames(leaf.index),
  }));
}

function countsOf(bound: BoundLeaf, index: number, none: readonly number[]) {
  const { empty, isAside } = bound.leaf;
  return {
    rows: `rows_${index}`,
    undated: `undated_${index}`,
    ignored: ignoredMask(bound),
    empty,
    none,
    ...(isAside && { isAside }),
    ...(bound.isShown && { shown: shownOf(index) }),
  };
}

/** A count of rows is their number, counted anyway. */
function valueOf({ aggregation, of }: Measure, index: number): string {
  return aggregation === "count" && !of ? `rows_${index}` : `value_${index}`;
}

/** Marks a period that is shown though it holds no row. */
export function shownOf(index: number): string {
  return `shown_${index}`;
}

/** How many moments stand behind a mean along time. */
export function momentsOf(index: number): string {
  return `moments_${index}`;
}

/** Estimated from a sketch, never interpolated between values that occur. */
function isEstimated({ isApproximate }: Measure): boolean {
  return isApproximate ?? false;
}

export function fractionOf(measure: Measure): Fraction {
  if (measure.aggregation === "median") return { numerator: 1, denominator: 2 };
  const [numerator, denominator] = decimal(measure.fraction ?? 0.5).toFraction();
  return { numerator: numerator!.toNumber(), denominator: denominator!.toNumber() };
}
