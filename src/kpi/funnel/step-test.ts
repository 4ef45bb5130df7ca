import { solveSymmetric } from "../../stats/index.ts";
import type { CellSeries } from "./cells.ts";

/**
 * What a series may do besides a break: columns over the weeks, each with the prior information on its coefficient
 * (0: nothing is known of it; large: it hardly moves).
 */
export interface Nuisance {
  readonly columns: readonly Float64Array[];
  readonly precisions: readonly number[];
}

/** A break tried at a week: how large on the linear scale, and the standard error of that. */
export interface StepTest {
  readonly at: number;
  readonly effect: number;
  readonly error: number;
}

interface Normal {
  readonly inverse: readonly (readonly number[])[];
  readonly right: readonly number[];
  /** Coefficients without a break. */
  readonly solved: readonly number[];
}

/**
 * The break of a series at each of the weeks asked, by weighted least squares beside the nuisance, whose
 * coefficients are random with the precisions given (Henderson's mixed model equations, 1950). `dispersion`
 * multiplies the variance. Weeks at which a break says nothing are left out.
 */
export function stepTests(
  series: CellSeries,
  nuisance: Nuisance,
  dispersion: number,
  weeks: readonly number[],
): readonly StepTest[] {
  const normal = normalOf(series, nuisance, dispersion);
  if (!normal) return [];
  const size = nuisance.columns.length;
  const found: StepTest[] = [];
  const wanted = new Set(weeks);
  const cross = new Array<number>(size).fill(0);
  let [information, score] = [0, 0];
  for (let week = series.rest.length - 1; week >= 0; week--) {
    const weight = series.weight[week]! / dispersion;
    information += weight;
    score += series.rest[week]! / dispersion;
    for (let column = 0; column < size; column++) cross[column]! += weight * nuisance.columns[column]![week]!;
    if (!wanted.has(week)) continue;
    const left = information - quadratic(normal.inverse, cross);
    if (left <= information * 1e-6) continue;
    const effect = (score - dot(cross, normal.solved)) / left;
    found.push({ at: week, effect, error: 1 / Math.sqrt(left) });
  }
  return found.reverse();
}

/** Coefficients of the nuisance alone, with their variances, and the weighted squares that it leaves. */
export function fitNuisance(
  series: CellSeries,
  nuisance: Nuisance,
):
  | { readonly coefficients: readonly number[]; readonly variances: readonly number[]; readonly left: number }
  | undefined {
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
  const matrix = columns.map((first, row) =>
    columns.map((second, column) => {
      let sum = row === column ? precisions[row]! : 0;
      for (let week = 0; week < first.length; week++)
        sum += (series.weight[week]! / dispersion) * first[week]! * second[week]!;
      return sum;
    }),
  );
  const right = columns.map((column) => {
    let sum = 0;
    for (let week = 0; week < column.length; week++) sum += (series.rest[week]! / dispersion) * column[week]!;
    return sum;
  });
  const inverse = columns.map((_, row) =>
    solveSymmetric(
      matrix,
      columns.map((__, column) => (row === column ? 1 : 0)),
    ),
  );
  if (inverse.some((line) => line === undefined)) return undefined;
  const lines = inverse as readonly (readonly number[])[];
  return { inverse: lines, right, solved: lines.map((line) => dot(line, right)) };
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
