import type { CellSeries } from "./cells.ts";
import { fitNuisance, type Nuisance } from "./span-test.ts";

const weeksOfYear = 365.25 / 7;
/** Swings that come and go within a quarter are left to the week-to-week variation. */
const shortestPeriod = 13;
/** With fewer cells their usual swing cannot be learnt from one another. */
const fewestCells = 8;
/** Where squared coefficients are cut off, in variances, so that a few broken cells do not count; their mean then. */
const mostSquare = 4;
const expectedSquare = 0.9205369256363232;
const roundsOfKinds = 8;
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

interface Coefficient {
  readonly wave: number;
  readonly square: number;
  readonly variance: number;
}

/**
 * How strongly the cells of a step swing, from their series beside all known breaks: a break left out would show,
 * smaller and turned round, in every cell. The variances of the waves add up from four kinds of swing: trends and
 * drifts, whose waves weaken with the fourth and the second power of their number, a memory of weeks, which is alike in
 * all, and a year's; each as large as the coefficients of all cells make likeliest. Undefined for too few cells.
 */
export function usualSwing(weeks: number, cells: readonly CellSeries[]): UsualSwing | undefined {
  const waves = slowWaves(weeks);
  const nuisance = freeOf(weeks, waves);
  const seen = cells.flatMap((series) => {
    const noise = noiseOf(series);
    const fit = noise && fitNuisance(series, nuisance);
    return noise && fit ? [{ fit, dispersion: noise.dispersion }] : [];
  });
  if (seen.length < fewestCells) return undefined;
  const coefficients = seen.flatMap(({ fit, dispersion }) =>
    waves.map(
      (_, wave): Coefficient => ({
        wave,
        square: fit.coefficients[wave + 1]! ** 2,
        variance: fit.variances[wave + 1]! * dispersion,
      }),
    ),
  );
  const between = variancesBetween(coefficients, kindsOfSwing(weeks, waves.length));
  return { waves, precisions: between.map((variance) => 1 / variance) };
}

/** For each kind, the variance of each wave as a multiple of the kind's own. */
function kindsOfSwing(weeks: number, waves: number): readonly (readonly number[])[] {
  const yearly = (2 * weeks) / weeksOfYear;
  const numbers = Array.from({ length: waves }, (_, wave) => wave + 1);
  const kinds = [
    numbers.map((number) => 1 / number ** 4),
    numbers.map((number) => 1 / number ** 2),
    numbers.map(() => 1),
    numbers.map((number) => (Math.abs(number - yearly) <= 1 ? 1 : 0)),
  ];
  return kinds.filter((shape) => shape.some((part) => part > 0));
}

/** Each kind's variance in turn at the root of the likelihood's derivative, 0 where it has none above. */
function variancesBetween(
  coefficients: readonly Coefficient[],
  kinds: readonly (readonly number[])[],
): readonly number[] {
  const sizes = kinds.map(() => 0);
  const waves = kinds[0]?.length ?? 0;
  const all = (): readonly number[] =>
    Array.from({ length: waves }, (_, wave) =>
      kinds.reduce((sum, shape, kind) => sum + sizes[kind]! * shape[wave]!, 0),
    );
  for (let round = 0; round < roundsOfKinds; round++) {
    for (const [kind, shape] of kinds.entries()) {
      sizes[kind] = 0;
      const others = all();
      sizes[kind] = rootOf((size) => {
        let slope = 0;
        for (const { wave, square, variance } of coefficients) {
          if (shape[wave] === 0) continue;
          const whole = variance + others[wave]! + size * shape[wave]!;
          slope += ((Math.min(square / whole, mostSquare) - expectedSquare) / whole) * shape[wave]!;
        }
        return slope;
      });
    }
  }
  return all();
}

/** Where a slope that falls passes 0. */
function rootOf(slope: (size: number) => number): number {
  if (slope(0) <= 0) return 0;
  let high = 1e-4;
  while (slope(high) > 0 && high < 1e6) high *= 4;
  let low = 0;
  for (let step = 0; step < 30; step++) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
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
