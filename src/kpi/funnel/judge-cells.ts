import { normalTail, studentTail } from "../../stats/index.ts";
import type { Cell, CellSeries } from "./cells.ts";
import { fitNuisance, spanTests } from "./span-test.ts";
import { type Largest, largestBreaks, openSpans, type Span, type SpanTest } from "./spans.ts";
import {
  freeOf,
  type Noise,
  noiseOf,
  ownTrendAndSeason,
  slowWaves,
  swingNuisance,
  type UsualSwing,
} from "./usual-swing.ts";

/** Where the chance is above this, nothing finer is computed: it would only be larger. */
const worthALook = 0.1;
/** A break must be so many times likelier than a trend. */
const timesLikelier = 20;

/** A break of a cell over its likeliest span. */
export interface Judged extends Largest {
  readonly cell: Cell;
  /** The chance of such a break over any span when there is none. */
  readonly p: number;
  /** Effect over error: against the other cells (or, of everybody, against its own past). */
  readonly t: number;
  /** The same against the cell's own past, whatever others did. */
  readonly absolute: number;
}

/** Breaks to this day and breaks that are over have one half of the chance each. */
const kindsOfSpan = 2;

/**
 * Judges a cell against the others: over its likeliest span, the chance that its break is noise, allowing for its own
 * dispersion and for having tried every span (Bonferroni). What a trend and a season of its own explain about as well
 * is no break. Undefined where it is nothing remarkable.
 */
export function judgeCell(cell: Cell, series: CellSeries): Omit<Judged, "absolute"> | undefined {
  const breaks = largestBreaks(series).filter((one) => chanceOf(one, normalTail) <= worthALook);
  const noise = breaks.length > 0 ? noiseOf(series) : undefined;
  if (!noise) return undefined;
  const [best] = breaks
    .map((one) => ({ ...one, error: one.error * Math.sqrt(noise.dispersion) }))
    .map((one) => ({ ...one, cell, p: chanceOf(one, tailOf(noise)), t: one.effect / one.error }))
    .sort((a, b) => a.p - b.p);
  return best && best.p <= worthALook && !isSlowInstead(series, best, noise) ? best : undefined;
}

function chanceOf({ effect, error, tries }: Largest, tail: (z: number) => number): number {
  return Math.min(1, 2 * tail(Math.abs(effect / error)) * tries * kindsOfSpan);
}

function tailOf({ degreesOfFreedom }: Noise): (t: number) => number {
  return (t) => studentTail(t, degreesOfFreedom);
}

/**
 * Whether the cell rather moves slowly: a trend of its own says nearly as much as the break, or a trend and a season
 * say more of it even at what their coefficients cost (Schwarz 1978); an end costs one too.
 */
function isSlowInstead(
  series: CellSeries,
  { t, until }: Judged | Omit<Judged, "absolute">,
  { dispersion }: Noise,
): boolean {
  const length = series.rest.length;
  const cost = Math.log(length);
  const gain = t ** 2 - (until < length ? cost : 0);
  const level = fitNuisance(series, freeOf(length, []))?.left ?? 0;
  const slow = ownTrendAndSeason(length);
  const gainOf = (columns: readonly Float64Array[]): number =>
    (level - (fitNuisance(series, freeOf(length, columns))?.left ?? level)) / dispersion;
  return (
    gain - gainOf(slow.slice(0, 1)) < 2 * Math.log(timesLikelier) ||
    gain - gainOf(slow) < (1 - slow.length) * cost
  );
}

/** Judges it again, over its span, beside the usual swing of the cells of its step; undefined where that may be it. */
export function judgeBesideSwing(known: Judged, series: CellSeries, swing: UsualSwing): Judged | undefined {
  const noise = noiseOf(series);
  const nuisance = swingNuisance(series.rest.length, swing);
  const [test] = noise ? spanTests(series, nuisance, noise.dispersion, [known]) : [];
  if (!noise || !test) return undefined;
  const judged = { ...known, ...test, t: test.effect / test.error };
  const p = Math.max(known.p, chanceOf(judged, tailOf(noise)));
  return p > worthALook ? undefined : { ...judged, p };
}

/** The break of a cell against its own past, beside a trend and a season of its own, in standard errors. */
export function ownBreak(series: CellSeries, span: Span): number {
  const noise = noiseOf(series);
  const nuisance = freeOf(series.rest.length, ownTrendAndSeason(series.rest.length));
  const [test] = spanTests(series, nuisance, noise?.dispersion ?? 1, [span]);
  return test ? test.effect / test.error : 0;
}

/**
 * Judges everybody, who have no others to be compared with: against a trend and a season of their own, and to this day
 * only. The variance is what their slow waves show beside these and the break, which holds whatever memory weeks have
 * of one another (equal-weighted cosines; Lazarus, Lewis, Stock and Watson 2018), with as many degrees of freedom as
 * there are waves.
 */
export function judgeEverybody(cell: Cell, series: CellSeries): Judged | undefined {
  const spans = openSpans(series);
  const length = series.rest.length;
  const slow = ownTrendAndSeason(length);
  const best = largest(spanTests(series, freeOf(length, slow), 1, spans));
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
  const p = Math.min(1, 2 * studentTail(Math.abs(t), waves.length) * spans.length);
  return p > worthALook ? undefined : { ...best, error, cell, p, t, absolute: t, tries: spans.length };
}

function largest(tests: readonly SpanTest[]): SpanTest | undefined {
  let best: SpanTest | undefined;
  for (const test of tests) {
    if (!best || Math.abs(test.effect) / test.error > Math.abs(best.effect) / best.error) best = test;
  }
  return best;
}
