import { normalQuantile } from "../distributions/normal.ts";
import { checkShare, type Share } from "../share.ts";

export interface SampleSizeQuestion {
  readonly first: number;
  readonly second: number;
  /** How many in the second group for each in the first; 1 when left out. */
  readonly allocation?: number;
  /** The chance of seeing the difference when it is there; .8 when left out. */
  readonly power?: number;
  /** The chance of seeing one when none is there, both sides; .05 when left out. */
  readonly level?: number;
}

/**
 * How many the first group needs, so that a two-sided test tells two shares apart (Fleiss, Levin and Paik 2003,
 * chapter 4, for equal and unequal groups, without continuity correction): a number with decimals, as the formula
 * gives. Infinity when the shares are equal. Throws a RangeError for shares outside 0 and 1, or an
 * allocation that is not positive.
 */
export function sampleSize(question: SampleSizeQuestion): number {
  const { first: p, second: q, allocation = 1, power = 0.8, level = 0.05 } = question;
  if (!(p >= 0 && p <= 1 && q >= 0 && q <= 1)) throw new RangeError(`${p} and ${q} are not both shares.`);
  if (!(allocation > 0)) throw new RangeError(`Groups cannot be allotted as 1 to ${allocation}.`);
  if (p === q) return Number.POSITIVE_INFINITY;
  const both = (p + allocation * q) / (allocation + 1);
  const falseAlarm = -normalQuantile(level / 2) * Math.sqrt((allocation + 1) * both * (1 - both));
  const miss = normalQuantile(power) * Math.sqrt(allocation * p * (1 - p) + q * (1 - q));
  return (falseAlarm + miss) ** 2 / (allocation * (p - q) ** 2);
}

/**
 * "About so many more would do": how many more, in both groups together and in the proportion they have, would show a
 * difference as large as the one seen, four times in five. 0 when there are enough, undefined when no number would do
 * (the shares are equal) or a group is empty. Throws a RangeError when a count is not within 0 and its total.
 */
export function moreNeeded(first: Share, second: Share): number | undefined {
  checkShare(first);
  checkShare(second);
  if (first.total === 0 || second.total === 0) return undefined;
  const [p, q] = [first.count / first.total, second.count / second.total];
  if (p === q) return undefined;
  const allocation = second.total / first.total;
  const needed = sampleSize({ first: p, second: q, allocation }) * (1 + allocation);
  return Math.max(0, Math.ceil(needed - first.total - second.total));
}
