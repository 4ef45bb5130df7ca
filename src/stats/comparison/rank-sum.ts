import { normalTail } from "../distributions/normal.ts";

/** So many observations of one value. */
export interface Tally {
  readonly value: number;
  readonly count: number;
}

export interface RankSum {
  /** Pairs of one of each group in which the first is larger, ties counting one half (Mann and Whitney's U). */
  readonly larger: number;
  /** The same as a share of all pairs: one half when neither group tends to be larger. */
  readonly superiority: number;
  readonly z: number;
  readonly less: number;
  readonly greater: number;
  readonly twoSided: number;
}

/**
 * Whether one of two groups tends to larger values, from counts of values in any order (Mann and Whitney 1947): the
 * normal approximation with the correction for ties and a continuity correction of one half, as R's wilcox.test
 * gives. Undefined when a group is empty or all values are equal. Throws a RangeError for a negative count.
 */
export function rankSum(first: readonly Tally[], second: readonly Tally[]): RankSum | undefined {
  const byValue = new Map<number, [first: number, second: number]>();
  for (const [group, tallies] of [first, second].entries()) {
    for (const { value, count } of tallies) {
      if (!(count >= 0)) throw new RangeError(`A value is counted ${count} times.`);
      const both = byValue.get(value) ?? [0, 0];
      both[group]! += count;
      byValue.set(value, both);
    }
  }
  let [m, n, larger, ties] = [0, 0, 0, 0];
  for (const [, [a, b]] of [...byValue].sort(([one], [other]) => one - other)) {
    larger += a * (n + b / 2);
    ties += (a + b) ** 3 - (a + b);
    m += a;
    n += b;
  }
  const all = m + n;
  const variance = ((m * n) / 12) * (all + 1 - ties / (all * (all - 1)));
  if (m === 0 || n === 0 || !(variance > 0)) return undefined;
  const apart = larger - (m * n) / 2;
  const sigma = Math.sqrt(variance);
  return {
    larger,
    superiority: larger / (m * n),
    z: apart / sigma,
    less: normalTail((-apart - 0.5) / sigma),
    greater: normalTail((apart - 0.5) / sigma),
    twoSided: Math.min(1, 2 * normalTail((Math.abs(apart) - 0.5) / sigma)),
  };
}
