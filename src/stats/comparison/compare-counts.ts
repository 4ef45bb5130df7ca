import type { Bounds } from "../bounds.ts";
import { incompleteBetaInverse } from "../distributions/incomplete-beta.ts";
import { binomialLowerTail, binomialUpperTail } from "../distributions/tails.ts";

/** Events over an exposure: weeks, people, days. */
export interface EventCount {
  readonly count: number;
  readonly exposure: number;
}

export interface CountComparison {
  /** Rate of the first over rate of the second, and its exact 95 % interval. */
  readonly ratio: number;
  readonly bounds: Bounds;
  readonly less: number;
  readonly greater: number;
  /** Twice the smaller tail, at most 1. */
  readonly twoSided: number;
}

/**
 * Whether two counts come from equal rates: given their sum, the first is binomial (Przyborowski and Wilenski 1940),
 * and its Clopper-Pearson interval gives that of the ratio. Undefined when both counts are 0; the ratio is Infinity
 * when the second is. Throws a RangeError for a negative count or an exposure that is not positive.
 */
export function compareCounts(first: EventCount, second: EventCount): CountComparison | undefined {
  for (const { count, exposure } of [first, second]) {
    if (!(count >= 0 && exposure > 0))
      throw new RangeError(`${count} events in an exposure of ${exposure} are no rate.`);
  }
  const all = first.count + second.count;
  if (all === 0) return undefined;
  const share = first.exposure / (first.exposure + second.exposure);
  const less = binomialLowerTail(first.count, all, share);
  const greater = binomialUpperTail(first.count, all, share);
  const ratioOf = (part: number): number => (part / (1 - part)) * (second.exposure / first.exposure);
  const low = first.count === 0 ? 0 : incompleteBetaInverse(0.025, first.count, second.count + 1);
  const high = second.count === 0 ? 1 : incompleteBetaInverse(0.975, first.count + 1, second.count);
  return {
    ratio: ratioOf(first.count / all),
    bounds: { low: ratioOf(low), high: ratioOf(high) },
    less,
    greater,
    twoSided: Math.min(1, 2 * Math.min(less, greater)),
  };
}
