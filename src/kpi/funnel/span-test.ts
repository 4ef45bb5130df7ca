import { invertSymmetric } from "../../stats/index.ts";
import type { CellSeries } from "./cells.ts";
import type { Span, SpanTest } from "./spans.ts";

/**
 * What a series may do besides a break: columns over the weeks, each with the prior information on its coefficient
 * (0: nothing is known of it; large: it hardly moves).
 */
export interface Nuisance {
  readonly columns: readonly Float64Array[];
  readonly precisions: readonly number[];
}

/** Coefficients with their variances, and the weighted squares that they leave. */
export interface NuisanceFit {
  readonly coefficients: readonly number[];
  readonly variances: readonly number[];
  readonly left: number;
}

interface Normal {
  readonly inverse: readonly (readonly number[])[];
  readonly right: readonly number[];
  /** Coefficients without a break. */
  readonly solved: readonly number[];
}

/**
 * The break of a series over each of the spans asked, by weighted least squares beside the nuisance, whose
 * coefficients are random with the precisions given (Henderson's mixed model equations, 1950). `dispersion`
 * multiplies the variance. Spans that the nuisance takes wholly are left out.
 */
export function spanTests(
  series: CellSeries,
  nuisance: Nuisance,
  dispersion: number,
  spans: readonly Span[],
): readonly SpanTest[] {
  const normal = normalOf(series, nuisance, dispersion);
  if (!normal) return [];
  const weight = runningSum(series.weight.map((one) => one / dispersion));
  const rest = runningSum(series.rest.map((one) => one / dispersion));
  const crosses = nuisance.columns.map((column) =>
    runningSum(column.map((value, week) => (value * series.weight[week]!) / dispersion)),
  );
  return spans.flatMap(({ at, until }) => {
    const information = weight[until]! - weight[at]!;
    const cross = crosses.map((sums) => sums[until]! - sums[at]!);
    const left = information - quadratic(normal.inverse, cross);
    if (left <= information * 1e-6) return [];
    const effect = (rest[until]! - rest[at]! - dot(cross, normal.solved)) / left;
    return [{ at, until, effect, error: 1 / Math.sqrt(left) }];
  });
}

/** Fits the nuisance alone; undefined when its columns cannot be told apart. */
export function fitNuisance(series: CellSeries, nuisance: Nuisance): NuisanceFit | undefined {
  const normal = normalOf(series, nuisance, 1);
  if (!normal) return undefined;
  let squares = 0;
  for (const [week, weight] of series.weight.entries()) {
    if (weight > 0) squares += series.rest[week]! ** 2 / weight;
  }
  return {
    coefficients: normal.solved,
    variances: normal.inverse.map((line, row) => line[row]!),
    left: squares - dot(normal.right, normal.solved),
  };
}

function normalOf(series: CellSeries, nuisance: Nuisance, dispersion: number): Normal | undefined {
  const { columns, precisions } = nuisance;
  const weighted = columns.map((column) =>
    column.map((value, week) => (value * series.weight[week]!) / dispersion),
  );
  const matrix: number[][] = [];
  for (const [row, first] of weighted.entries()) {
    const line = columns.slice(0, row + 1).map((second) => product(first, second));
    line[row]! += precisions[row]!;
    for (let above = 0; above < row; above++) matrix[above]!.push(line[above]!);
    matrix.push(line);
  }
  const right = columns.map((column) => product(column, series.rest) / dispersion);
  const inverse = invertSymmetric(matrix);
  return inverse && { inverse, right, solved: inverse.map((line) => dot(line, right)) };
}

function runningSum(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let place = 0; place < values.length; place++) sums[place + 1] = sums[place]! + values[place]!;
  return sums;
}

function product(first: Float64Array, second: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < first.length; place++) sum += first[place]! * second[place]!;
  return sum;
}

function dot(first: readonly number[], second: readonly number[]): number {
  return first.reduce((sum, value, place) => sum + value * second[place]!, 0);
}

function quadratic(matrix: readonly (readonly number[])[], vector: readonly number[]): number {
  return dot(
    matrix.map((line) => dot(line, vector)),
    vector,
  );
}
