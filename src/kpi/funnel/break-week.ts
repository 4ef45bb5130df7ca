import { z95 } from "../../stats/index.ts";
import { type Cell, type CellSeries, maskOf } from "./cells.ts";
import type { Fit } from "./fit-rates.ts";
import type { Judged } from "./judge-cells.ts";
import { spanTests } from "./span-test.ts";
import { openSpans, type Span } from "./spans.ts";
import type { StepCube } from "./step-cube.ts";
import { freeOf, ownTrendAndSeason } from "./usual-swing.ts";

/** When a break began: the likeliest week, and the first and last that are not clearly less likely. */
export interface BreakWeek extends Span {
  readonly earliest: number;
  readonly latest: number;
}

/** Twice the logarithm of a likelihood ratio that a true value exceeds one time in twenty. */
const clearlyLess = z95 ** 2;
/** How far from the weeks at hand the likeliest are looked for. */
const reach = 12;
const fewestBefore = 4;
const fewestOn = 2;

interface Week {
  people: number;
  outcome: number;
  expected: number;
}

/**
 * The weeks over which a cell's level differs, by profile likelihood around the span at hand: a level inside and a
 * level outside, beside what is expected of the cell. Shares have their binomial likelihood, which tells the weeks of
 * a deep break far better than a linear score does; levels a normal one. `dispersion` widens the interval.
 */
export function breakWeek(
  cube: StepCube,
  fit: Fit,
  { cell, at, until }: Span & { readonly cell: Cell },
  dispersion = 1,
): BreakWeek {
  const byWeek = weeksOf(cube, fit, cell);
  const likelihood = (span: Span): number =>
    logLikelihood(cube, fit, byWeek.slice(span.at, span.until)) +
    logLikelihood(cube, fit, [...byWeek.slice(0, span.at), ...byWeek.slice(span.until)]);
  const starts = (end: number): readonly Span[] =>
    around(at, fewestBefore, end - fewestOn).map((week) => ({ at: week, until: end }));
  const first = best(starts(until), likelihood)?.span ?? { at, until };
  const ends = until >= cube.weeks ? [] : around(until, first.at + fewestOn, cube.weeks - 1);
  const end = best(
    ends.map((week) => ({ at: first.at, until: week })),
    likelihood,
  )?.span.until;
  const scored = starts(end ?? until).map((span) => ({ span, value: likelihood(span) }));
  const chosen = best(starts(end ?? until), likelihood);
  if (!chosen) return { at, until, earliest: at, latest: at };
  const near = scored.filter(({ value }) => 2 * (chosen.value - value) <= clearlyLess * dispersion);
  return { ...chosen.span, earliest: near[0]!.span.at, latest: near.at(-1)!.span.at };
}

function around(week: number, from: number, to: number): readonly number[] {
  return Array.from({ length: 2 * reach + 1 }, (_, place) => week - reach + place).filter(
    (one) => one >= from && one <= to,
  );
}

function best(
  spans: readonly Span[],
  likelihood: (span: Span) => number,
): { readonly span: Span; readonly value: number } | undefined {
  let found: { readonly span: Span; readonly value: number } | undefined;
  for (const span of spans) {
    const value = likelihood(span);
    if (!found || value > found.value) found = { span, value };
  }
  return found;
}

/** The same of everybody, beside a trend and a season, from what is left of each week. */
export function breakWeekOfEverybody(series: CellSeries, { at, until, t }: Judged): BreakWeek {
  const length = series.rest.length;
  const tests = spanTests(series, freeOf(length, ownTrendAndSeason(length)), 1, openSpans(series));
  const squares = tests.map((test) => ({ at: test.at, square: (test.effect / test.error) ** 2 }));
  const most = Math.max(...squares.map(({ square }) => square));
  const near = squares.filter(({ square }) => (most - square) * (t ** 2 / most) <= clearlyLess);
  return { at, until, earliest: near[0]?.at ?? at, latest: near.at(-1)?.at ?? at };
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
