import type { CellSeries } from "./cells.ts";
import { fitNuisance, type Nuisance } from "./step-test.ts";

const weeksOfYear = 365.25 / 7;
/** Swings that come and go within a quarter are left to the week-to-week variation. */
const shortestPeriod = 13;
/** With fewer cells their usual swing cannot be learnt from one another. */
const fewestCells = 8;
/** Where squared coefficients are cut off, in variances, so that a few broken cells do not count; their mean then. */
const mostSquare = 4;
const expectedSquare = 0.9205369256363232;
/** Weeks left over for each wave, so that the week-to-week variation is known at all. */
const weeksPerWave = 4;

/** How a step's cells move without any break: the variance of each slow wave, and who knows it. */
export interface UsualSwing {
  readonly waves: readonly Float64Array[];
  /** Information on the coefficient of each wave: Infinity where cells do not swing so. */
  readonly precisions: readonly number[];
}

/** How a single cell varies from week to week. */
export interface Noise {
  /** Variance as a multiple of the expected one, at least 1. */
  readonly dispersion: number;
  readonly degreesOfFreedom: number;
}

/** Half waves over the whole time, from a trend to those of a quarter, each with mean square 1. */
export function slowWaves(weeks: number, most = wavesIn(weeks)): readonly Float64Array[] {
  return Array.from({ length: most }, (_, place) =>
    Float64Array.from(
      { length: weeks },
      (__, week) => Math.SQRT2 * Math.cos((Math.PI * (place + 1) * (week + 0.5)) / weeks),
    ),
  );
}

function constant(weeks: number): Float64Array {
  return new Float64Array(weeks).fill(1);
}

/** A trend, and a year's wave where the weeks are enough to tell it from one. */
export function ownTrendAndSeason(weeks: number): readonly Float64Array[] {
  const column = (value: (week: number) => number): Float64Array =>
    Float64Array.from({ length: weeks }, (_, week) => value(week));
  const trend = column((week) => (2 * week + 1 - weeks) / weeks);
  if (weeks < 1.25 * weeksOfYear) return [trend];
  const angle = (week: number): number => (2 * Math.PI * week) / weeksOfYear;
  return [trend, column((week) => Math.sin(angle(week))), column((week) => Math.cos(angle(week)))];
}

/**
 * The noise of a cell: what all its slow waves leave, over the weeks they leave. A break hardly shows in it, as the
 * waves take nearly all of one. Undefined when there are too few weeks with anyone in them.
 */
export function noiseOf(series: CellSeries): Noise | undefined {
  const weeks = series.rest.length;
  const filled = series.weight.reduce((count, weight) => (weight > 0 ? count + 1 : count), 0);
  const waves = Math.min(wavesIn(weeks), Math.floor(filled / weeksPerWave) - 1);
  const degreesOfFreedom = filled - waves - 1;
  if (waves < 0 || degreesOfFreedom < 5) return undefined;
  const fit = fitNuisance(series, freeOf(weeks, slowWaves(weeks, waves)));
  if (!fit) return undefined;
  return { dispersion: Math.max(1, fit.left / degreesOfFreedom), degreesOfFreedom };
}

function wavesIn(weeks: number): number {
  return Math.floor((2 * weeks) / shortestPeriod);
}

export function freeOf(weeks: number, columns: readonly Float64Array[]): Nuisance {
  const all = [constant(weeks), ...columns];
  return { columns: all, precisions: all.map(() => 0) };
}

/**
 * How strongly the cells of a step swing, wave by wave, apart from a break at one week (which shows, smaller and
 * turned round, in all cells at once): the variance at which the squared coefficients of half of
 * the cells lie below the median they should have (after DerSimonian and Laird 1986, with medians, so that a few
 * broken cells do not count). Undefined for too few cells.
 */
export function usualSwing(weeks: number, cells: readonly CellSeries[], at: number): UsualSwing | undefined {
  const waves = slowWaves(weeks);
  const step = Float64Array.from({ length: weeks }, (_, week) => (week >= at ? 1 : 0));
  const nuisance = freeOf(weeks, [...waves, step]);
  const seen = cells.flatMap((series) => {
    const noise = noiseOf(series);
    const fit = noise && fitNuisance(series, nuisance);
    return noise && fit ? [{ fit, dispersion: noise.dispersion }] : [];
  });
  if (seen.length < fewestCells) return undefined;
  const precisions = waves.map((_, wave) => {
    const estimates = seen.map(({ fit, dispersion }) => ({
      square: fit.coefficients[wave + 1]! ** 2,
      variance: fit.variances[wave + 1]! * dispersion,
    }));
    return 1 / varianceBetween(estimates);
  });
  return { waves, precisions };
}

/** The root of the likelihood's derivative, each cell weighing as much as it knows; 0 where it has none above. */
function varianceBetween(
  estimates: readonly { readonly square: number; readonly variance: number }[],
): number {
  const isTooSmall = (between: number): boolean => {
    let slope = 0;
    for (const { square, variance } of estimates) {
      const all = variance + between;
      slope += (Math.min(square / all, mostSquare) - expectedSquare) / all;
    }
    return slope > 0;
  };
  if (!isTooSmall(0)) return 0;
  let [low, high] = [0, Math.max(...estimates.map(({ square }) => square)) / expectedSquare];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (isTooSmall(middle)) low = middle;
    else high = middle;
  }
  return high;
}

/** A cell's level, and the waves in which cells of its step do swing. */
export function swingNuisance(weeks: number, swing: UsualSwing): Nuisance {
  const kept = swing.waves.map((_, wave) => wave).filter((wave) => Number.isFinite(swing.precisions[wave]!));
  return {
    columns: [constant(weeks), ...kept.map((wave) => swing.waves[wave]!)],
    precisions: [0, ...kept.map((wave) => swing.precisions[wave]!)],
  };
}
