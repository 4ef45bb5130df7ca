import { normalTail, studentTail } from "../../stats/index.ts";
import type { Cell, CellSeries } from "./cells.ts";
import { fitNuisance, type StepTest, stepTests } from "./step-test.ts";
import {
  freeOf,
  type Noise,
  noiseOf,
  ownTrendAndSeason,
  slowWaves,
  swingNuisance,
  type UsualSwing,
} from "./usual-swing.ts";

/** A change lasts some weeks, and there is a before to compare with. */
const fewestWeeksBefore = 8;
const fewestWeeksAfter = 3;
/** Where the chance is above this, nothing finer is computed: it would only be larger. */
const worthALook = 0.1;
/** A break must be so many times likelier than a trend. */
const timesLikelier = 100;

/** A break of a cell at its likeliest week. */
export interface Judged extends StepTest {
  readonly cell: Cell;
  /** The chance of such a break at any week when there is none. */
  readonly p: number;
  /** Effect over error: against the other cells (or, of everybody, against its own past). */
  readonly t: number;
  /** The same against the cell's own past, whatever others did. */
  readonly absolute: number;
}

/** Weeks at which a break can be: enough weeks with anyone in them lie on both sides. */
export function weeksToTry({ weight }: CellSeries): readonly number[] {
  const filled = weight.reduce((count, one) => (one > 0 ? count + 1 : count), 0);
  const weeks: number[] = [];
  let before = 0;
  for (const [week, one] of weight.entries()) {
    if (before >= fewestWeeksBefore && filled - before >= fewestWeeksAfter) weeks.push(week);
    if (one > 0) before++;
  }
  return weeks;
}

/** Whether a cell could be remarkable at all: its largest break with nothing but chance in it. */
export function isWorthALook({ rest, weight }: CellSeries, weeks: readonly number[]): boolean {
  let [allRest, allWeight] = [0, 0];
  for (let week = 0; week < rest.length; week++) {
    allRest += rest[week]!;
    allWeight += weight[week]!;
  }
  const [first, last] = [weeks[0] ?? rest.length, weeks.at(-1) ?? 0];
  let [sum, information, most] = [0, 0, 0];
  for (let week = 0; week <= last; week++) {
    if (week >= first) {
      const before = sum - (allRest * information) / allWeight;
      const variance = information * (1 - information / allWeight);
      if (variance > 0) most = Math.max(most, before ** 2 / variance);
    }
    sum += rest[week]!;
    information += weight[week]!;
  }
  return 2 * normalTail(Math.sqrt(most)) * weeks.length <= worthALook;
}

/**
 * Judges a cell against the others: at its likeliest week, the chance that its break is noise, allowing for its own
 * dispersion and for having tried every week (Bonferroni). What a trend and a season of its own explain about as well
 * is no break. Undefined where it is nothing remarkable.
 */
export function judgeCell(cell: Cell, series: CellSeries): Omit<Judged, "absolute"> | undefined {
  const weeks = weeksToTry(series);
  const noise = noiseOf(series);
  if (!noise) return undefined;
  const length = series.rest.length;
  const best = largest(stepTests(series, freeOf(length, []), noise.dispersion, weeks));
  if (!best) return undefined;
  const p = Math.min(1, studentBothTails(best, noise) * weeks.length);
  if (p > worthALook) return undefined;
  const t = best.effect / best.error;
  return isSlowInstead(series, t ** 2 * noise.dispersion, noise) ? undefined : { ...best, cell, p, t };
}

/**
 * Whether the cell rather moves slowly: a trend of its own says nearly as much as the break, or a trend and a season
 * say more of it even at what their coefficients cost (Schwarz 1978).
 */
function isSlowInstead(series: CellSeries, gainOfBreak: number, { dispersion }: Noise): boolean {
  const length = series.rest.length;
  const level = fitNuisance(series, freeOf(length, []))?.left ?? 0;
  const slow = ownTrendAndSeason(length);
  const gainOver = (columns: readonly Float64Array[]): number =>
    (gainOfBreak - level + (fitNuisance(series, freeOf(length, columns))?.left ?? level)) / dispersion;
  return (
    gainOver(slow.slice(0, 1)) < 2 * Math.log(timesLikelier) ||
    gainOver(slow) < (1 - slow.length) * Math.log(length)
  );
}

/** Judges it again, at its week, beside the usual swing of the cells of its step; undefined where that may be it. */
export function judgeBesideSwing<Known extends Omit<Judged, "absolute">>(
  known: Known,
  series: CellSeries,
  swing: UsualSwing,
): Known | undefined {
  const noise = noiseOf(series);
  const nuisance = swingNuisance(series.rest.length, swing);
  const [test] = noise ? stepTests(series, nuisance, noise.dispersion, [known.at]) : [];
  if (!noise || !test) return undefined;
  const tries = weeksToTry(series).length;
  const p = Math.min(1, Math.max(known.p, studentBothTails(test, noise) * tries));
  return p > worthALook ? undefined : { ...known, ...test, p, t: test.effect / test.error };
}

/** The break of a cell against its own past, beside a trend and a season of its own, in standard errors. */
export function ownBreak(series: CellSeries, at: number): number {
  const noise = noiseOf(series);
  const nuisance = freeOf(series.rest.length, ownTrendAndSeason(series.rest.length));
  const [test] = stepTests(series, nuisance, noise?.dispersion ?? 1, [at]);
  return test ? test.effect / test.error : 0;
}

/**
 * Judges everybody, who have no others to be compared with: against a trend and a season of their own. The variance
 * is what their slow waves show beside these and the break, which holds whatever memory weeks have of one another
 * (equal-weighted cosines; Lazarus, Lewis, Stock and Watson 2018), with as many degrees of freedom as there are waves.
 */
export function judgeEverybody(cell: Cell, series: CellSeries): Judged | undefined {
  const weeks = weeksToTry(series);
  const length = series.rest.length;
  const slow = ownTrendAndSeason(length);
  const best = largest(stepTests(series, freeOf(length, slow), 1, weeks));
  const noise = noiseOf(series);
  if (!best || !noise) return undefined;
  const step = Float64Array.from({ length }, (_, week) => (week >= best.at ? 1 : 0));
  const waves = slowWaves(length);
  const beside = fitNuisance(series, freeOf(length, [...slow, step]));
  const within = fitNuisance(series, freeOf(length, [...slow, step, ...waves]));
  if (!beside || !within) return undefined;
  const dispersion = Math.max(noise.dispersion, (beside.left - within.left) / waves.length);
  const error = best.error * Math.sqrt(dispersion);
  const t = best.effect / error;
  const p = Math.min(1, 2 * studentTail(Math.abs(t), waves.length) * weeks.length);
  return p > worthALook ? undefined : { ...best, error, cell, p, t, absolute: t };
}

function largest(tests: readonly StepTest[]): StepTest | undefined {
  let best: StepTest | undefined;
  for (const test of tests) {
    if (!best || Math.abs(test.effect) / test.error > Math.abs(best.effect) / best.error) best = test;
  }
  return best;
}

function studentBothTails({ effect, error }: StepTest, { degreesOfFreedom }: Noise): number {
  return 2 * studentTail(Math.abs(effect / error), degreesOfFreedom);
}
