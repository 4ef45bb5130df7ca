import { z95 } from "../../stats/index.ts";
import { type Cell, type CellSeries, maskOf, seriesOf } from "./cells.ts";
import type { Fit } from "./fit-rates.ts";
import { type Judged, weeksToTry } from "./judge-cells.ts";
import type { StepCube } from "./step-cube.ts";
import { stepTests } from "./step-test.ts";
import { freeOf, ownTrendAndSeason } from "./usual-swing.ts";

/** When a break began: the likeliest week, and the first and last that are not clearly less likely. */
export interface BreakWeek {
  readonly at: number;
  readonly earliest: number;
  readonly latest: number;
}

/** Twice the logarithm of a likelihood ratio that a true value exceeds one time in twenty. */
const clearlyLess = z95 ** 2;

interface Week {
  people: number;
  outcome: number;
  expected: number;
}

/**
 * The week from which a cell's level differs, by profile likelihood: a level before and a level after for each week
 * tried, beside what is expected of the cell. Shares have their binomial likelihood, which tells the week of a deep
 * break far better than a linear score does; levels a normal one. `dispersion` widens the interval.
 */
export function breakWeek(cube: StepCube, fit: Fit, cell: Cell, dispersion = 1): BreakWeek | undefined {
  const [series] = seriesOf(cube, fit, [cell], false);
  const weeks = series ? weeksToTry(series) : [];
  const byWeek = weeksOf(cube, fit, cell);
  const scored = weeks.map((at) => ({
    at,
    likelihood: logLikelihood(cube, fit, byWeek.slice(0, at)) + logLikelihood(cube, fit, byWeek.slice(at)),
  }));
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (most, one) => (most && most.likelihood >= one.likelihood ? most : one),
    undefined,
  );
  if (!best) return undefined;
  const near = scored.filter(
    ({ likelihood }) => 2 * (best.likelihood - likelihood) <= clearlyLess * dispersion,
  );
  return { at: best.at, earliest: near[0]!.at, latest: near.at(-1)!.at };
}

/** The same of everybody, beside a trend and a season, from what is left of each week. */
export function breakWeekOfEverybody(series: CellSeries, { at, t }: Judged): BreakWeek {
  const length = series.rest.length;
  const tests = stepTests(series, freeOf(length, ownTrendAndSeason(length)), 1, weeksToTry(series));
  const squares = tests.map((test) => ({ at: test.at, square: (test.effect / test.error) ** 2 }));
  const most = Math.max(...squares.map(({ square }) => square));
  const near = squares.filter(({ square }) => (most - square) * (t ** 2 / most) <= clearlyLess);
  return { at, earliest: near[0]?.at ?? at, latest: near.at(-1)?.at ?? at };
}

function weeksOf(cube: StepCube, fit: Fit, cell: Cell): readonly Week[] {
  const byWeek = Array.from({ length: cube.weeks }, (): Week => ({ people: 0, outcome: 0, expected: 0 }));
  const mask = maskOf(cube, cell);
  for (let row = 0; row < cube.rows; row++) {
    if (mask[row] === 0) continue;
    const week = byWeek[cube.week[row]!]!;
    week.people += cube.people[row]!;
    week.outcome += cube.outcome[row]!;
    week.expected += fit.expected[row]!;
  }
  return byWeek;
}

function logLikelihood({ measure }: StepCube, fit: Fit, weeks: readonly Week[]): number {
  const filled = weeks.filter(({ people }) => people > 0);
  return measure === "share" ? binomial(filled) : normal(filled, fit.variance);
}

function normal(weeks: readonly Week[], variance: number): number {
  const rest = weeks.reduce((sum, { outcome, expected }) => sum + outcome - expected, 0);
  const people = weeks.reduce((sum, one) => sum + one.people, 0);
  return people === 0 ? 0 : rest ** 2 / (2 * variance * people);
}

/** At the level, common to the weeks, that fits best: Newton's steps on the logit. */
function binomial(weeks: readonly Week[]): number {
  const cells = weeks.map(({ people, outcome, expected }) => {
    const share = Math.min(1 - 1e-9, Math.max(1e-9, expected / people));
    return { people, outcome, logit: Math.log(share / (1 - share)) };
  });
  let level = 0;
  for (let step = 0; step < 30; step++) {
    let [score, information] = [0, 1e-9];
    for (const { people, outcome, logit } of cells) {
      const share = 1 / (1 + Math.exp(-logit - level));
      score += outcome - people * share;
      information += people * share * (1 - share);
    }
    const move = Math.max(-2, Math.min(2, score / information));
    level = Math.max(-30, Math.min(30, level + move));
    if (Math.abs(move) < 1e-8) break;
  }
  return cells.reduce((sum, { people, outcome, logit }) => {
    const linear = logit + level;
    return sum + outcome * linear - people * Math.log1p(Math.exp(Math.min(700, linear)));
  }, 0);
}
