import { logChoose } from "../distributions/log-gamma.ts";
import { checkShare, type Share } from "../share.ts";

export interface ChangePoint {
  /** The first period after the change, counted from 0. */
  readonly at: number;
  readonly before: Share;
  readonly after: Share;
  /** Twice the gain in log-likelihood over no change, at the best position. */
  readonly likelihoodRatio: number;
  /** The chance of one as large at any position when nothing changes. */
  readonly p: number;
}

/** Likelihood ratios that differ by less are the same one, seen through rounding. */
const rounding = 1e-9;

/**
 * Where a series of shares changes its level once: the position with the largest binomial likelihood ratio, at
 * least `least` periods from either end (1 when left out). Its p value is exact for the whole search: given the
 * total count, the running counts are a Markov chain, and the chance that it leaves the region of smaller ratios is
 * summed exit by exit (Worsley 1983), which keeps the digits of small values. No draws are needed. It supposes
 * independent periods without overdispersion; time grows as the total to the power of 1.5 (half a second for
 * 200,000); a chance below about 1e-250 comes out as 0. Undefined when there is no position, or all counts are 0 or all full. Throws a RangeError when a count
 * is not within 0 and its total, or they are not whole.
 */
export function changePoint(series: readonly Share[], least = 1): ChangePoint | undefined {
  for (const share of series) {
    checkShare(share);
    if (!Number.isSafeInteger(share.count) || !Number.isSafeInteger(share.total))
      throw new RangeError(`${share.count} of ${share.total} are no whole numbers.`);
  }
  const sums = runningSums(series);
  const all = sums.at(-1);
  if (!all || all.count === 0 || all.count === all.total) return undefined;
  const positions = positionsOf(sums, least);
  const [best] = positions
    .map((at) => ({ at, before: sums[at - 1]!, likelihoodRatio: ratioAt(sums[at - 1]!, all) }))
    .sort((a, b) => b.likelihoodRatio - a.likelihoodRatio);
  if (!best) return undefined;
  const p = chanceOfExit(sums, positions, best.likelihoodRatio - rounding);
  return { ...best, after: less(all, best.before), p };
}

/** Where a change can be: with something before and after it. */
function positionsOf(sums: readonly Share[], least: number): readonly number[] {
  const total = sums.at(-1)!.total;
  return sums.flatMap((before, place) => {
    const at = place + 1;
    const isWithin = at >= least && at <= sums.length - least;
    return isWithin && before.total > 0 && before.total < total ? [at] : [];
  });
}

function runningSums(series: readonly Share[]): readonly Share[] {
  let [count, total] = [0, 0];
  return series.map((share) => ({ count: (count += share.count), total: (total += share.total) }));
}

function less(all: Share, part: Share): Share {
  return { count: all.count - part.count, total: all.total - part.total };
}

function ratioAt(before: Share, all: Share): number {
  return 2 * (logLikelihood(before) + logLikelihood(less(all, before)) - logLikelihood(all));
}

function logLikelihood({ count, total }: Share): number {
  return xLogX(count) + xLogX(total - count) - xLogX(total);
}

function xLogX(x: number): number {
  return x === 0 ? 0 : x * Math.log(x);
}

/**
 * Steps of the chain are binomial with the overall share; conditioning on the total comes at the exits, with the
 * chance that the rest of the series makes up what is missing.
 */
function chanceOfExit(sums: readonly Share[], positions: readonly number[], limit: number): number {
  const all = sums.at(-1)!;
  const share = all.count / all.total;
  let inside: Mass = { from: 0, weights: [1] };
  let [exits, stepped] = [0, 0];
  for (const at of positions) {
    const { total } = sums[at - 1]!;
    const moved = convolve(inside, binomialWeights(total - stepped, share));
    stepped = total;
    const region = regionBelow(limit, total, all);
    const kept = moved.weights.map((weight, place) => {
      const count = moved.from + place;
      if (count >= region.low && count <= region.high) return weight;
      exits += weight * binomialWeight(all.count - count, all.total - total, share);
      return 0;
    });
    const from = Math.max(region.low, moved.from);
    inside = { from, weights: kept.slice(from - moved.from, Math.max(0, region.high + 1 - moved.from)) };
    if (inside.weights.length === 0) break;
  }
  return Math.min(1, exits / binomialWeight(all.count, all.total, share));
}

interface Mass {
  /** The count of the first weight. */
  readonly from: number;
  readonly weights: readonly number[];
}

function convolve({ from, weights }: Mass, step: readonly number[]): Mass {
  const sum = new Float64Array(weights.length + step.length - 1);
  weights.forEach((weight, place) => {
    if (weight === 0) return;
    for (let more = 0; more < step.length; more++) sum[place + more]! += weight * step[more]!;
  });
  return { from, weights: [...sum] };
}

function binomialWeights(total: number, share: number): readonly number[] {
  return Array.from({ length: total + 1 }, (_, count) => binomialWeight(count, total, share));
}

function binomialWeight(count: number, total: number, share: number): number {
  if (count < 0 || count > total) return 0;
  return Math.exp(logChoose(total, count) + count * Math.log(share) + (total - count) * Math.log1p(-share));
}

/** The running counts with a ratio below the limit: an interval around the expected one, as the ratio is convex. */
function regionBelow(
  limit: number,
  total: number,
  all: Share,
): { readonly low: number; readonly high: number } {
  const [lowest, highest] = [Math.max(0, all.count - all.total + total), Math.min(total, all.count)];
  const isBelow = (count: number): boolean => ratioAt({ count, total }, all) < limit;
  const expected = (all.count * total) / all.total;
  const start = [Math.floor(expected), Math.ceil(expected)].find(isBelow);
  if (start === undefined) return { low: lowest, high: lowest - 1 };
  let [low, high] = [start, start];
  while (low > lowest && isBelow(low - 1)) low--;
  while (high < highest && isBelow(high + 1)) high++;
  return { low, high };
}
