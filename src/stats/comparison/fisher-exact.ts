import { logChoose } from "../distributions/log-gamma.ts";
import { checkShare, type Share } from "../share.ts";
import { sum } from "../sum.ts";

export interface TailProbabilities {
  /** The chance of a first count as low, as high, or as unlikely as the one seen, or more so. */
  readonly less: number;
  readonly greater: number;
  readonly twoSided: number;
}

/** Relative room within which two outcomes count as equally likely, as R's fisher.test has it. */
const alike = 1 + 1e-7;

/**
 * Fisher's exact test of two shares (Fisher 1935): given how many there are in all, how likely the first count is.
 * With an `oddsRatio` other than 1 the shares are expected to differ by it, first to second (the noncentral
 * hypergeometric distribution of Fisher). Whole numbers; throws a RangeError when a count is not within 0 and its
 * total, or the odds ratio is not positive.
 */
export function fisherExact(first: Share, second: Share, oddsRatio = 1): TailProbabilities {
  checkShare(first);
  checkShare(second);
  if (!(oddsRatio > 0)) throw new RangeError(`${oddsRatio} is no ratio of odds.`);
  const all = first.count + second.count;
  const lowest = Math.max(0, all - second.total);
  const highest = Math.min(first.total, all);
  const logOdds = Math.log(oddsRatio);
  const logWeights = Array.from({ length: highest - lowest + 1 }, (_, place) => {
    const count = lowest + place;
    return logChoose(first.total, count) + logChoose(second.total, all - count) + count * logOdds;
  });
  const largest = logWeights.reduce((most, weight) => Math.max(most, weight), Number.NEGATIVE_INFINITY);
  const weights = logWeights.map((weight) => Math.exp(weight - largest));
  const seen = first.count - lowest;
  const share = (kept: (weight: number, place: number) => boolean): number =>
    Math.min(1, sum(weights.filter(kept)) / sum(weights));
  return {
    less: share((_, place) => place <= seen),
    greater: share((_, place) => place >= seen),
    twoSided: share((weight) => weight <= weights[seen]! * alike),
  };
}
