import { array, assert, integer, nat, option, property, record, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../stats/index.ts";
import { type AgreementPattern, estimateMatches } from "./estimate-matches.ts";

const none: ReadonlySet<number> = new Set();

describe("estimateMatches", () => {
  it("does one iteration as done by hand", () => {
    // One comparison of two levels, u = .2 and .8, the prior m = .9 and .1, a tenth of the pairs taken to match at first:
    // 30 pairs agree, each a match with .1 x .9 / (.1 x .9 + .9 x .2) = 1/3, so 10; 70 do not, each with .01 / .73, so 70/73.
    const { m, matchShare, matches } = estimateMatches({
      patterns: [
        { rule: 0, levels: [0], pairs: 30 },
        { rule: 0, levels: [1], pairs: 70 },
      ],
      blocked: [none],
      u: [[0.2, 0.8]],
      settings: { iterations: 1, priorPairs: 0 },
    });
    expect(matches).toBeCloseTo(10 + 70 / 73, 12);
    expect(matchShare[0]).toBeCloseTo((10 + 70 / 73) / 100, 12);
    expect(m[0]![0]).toBeCloseTo(10 / (10 + 70 / 73), 12);
  });

  it("finds the parameters that data were drawn with, and says that it converged", () => {
    const truth = {
      m: [
        [0.85, 0.1, 0.05],
        [0.9, 0.1],
        [0.7, 0.2, 0.1],
        [0.8, 0.2],
      ],
      u: [
        [0.02, 0.08, 0.9],
        [0.1, 0.9],
        [0.01, 0.09, 0.9],
        [0.05, 0.95],
      ],
      matchShare: [0.3, 0.02],
    };
    const patterns = drawn(truth, [200_000, 400_000]);
    const found = estimateMatches({ patterns, blocked: [none, none], u: truth.u });
    expect(found.hasConverged).toBe(true);
    expect(found.isLearnt).toEqual([true, true, true, true]);
    for (const [rule, share] of truth.matchShare.entries())
      expect(Math.abs(found.matchShare[rule]! - share)).toBeLessThan(0.003);
    for (const [comparison, levels] of truth.m.entries())
      for (const [level, share] of levels.entries())
        expect(Math.abs(found.m[comparison]![level]! - share)).toBeLessThan(0.01);
  });

  it("learns nothing about a comparison from the rule that fixed it, and keeps its prior where no other rule can teach it", () => {
    const patterns: readonly AgreementPattern[] = [
      { rule: 0, levels: [0, 0], pairs: 50 },
      { rule: 0, levels: [0, 1], pairs: 500 },
    ];
    const { m, isLearnt } = estimateMatches({
      patterns,
      blocked: [new Set([0])],
      u: [
        [0.01, 0.99],
        [0.01, 0.99],
      ],
    });
    expect(isLearnt).toEqual([false, true]);
    expect(m[0]).toEqual([0.9, 0.1]);
  });

  it("says that it has not converged when it was stopped", () => {
    const patterns = [
      { rule: 0, levels: [0], pairs: 30 },
      { rule: 0, levels: [1], pairs: 70 },
    ];
    const { hasConverged, iterations } = estimateMatches({
      patterns,
      blocked: [none],
      u: [[0.2, 0.8]],
      settings: { iterations: 2 },
    });
    expect({ hasConverged, iterations }).toEqual({ hasConverged: false, iterations: 2 });
  });

  it("never loses likelihood, and gives probabilities whatever the patterns", () => {
    const level = option(nat(2), { freq: 4 });
    const pattern = record({
      rule: nat(1),
      levels: tuple(level, level, level),
      pairs: integer({ min: 0, max: 1000 }),
    });
    const u = [
      [0.05, 0.15, 0.8],
      [0.3, 0.3, 0.4],
      [0.01, 0.01, 0.98],
    ];
    assert(
      property(array(pattern, { maxLength: 30 }), (patterns) => {
        const { m, matchShare, logLikelihoods } = estimateMatches({
          patterns,
          blocked: [new Set([0]), none],
          u,
          settings: { iterations: 40 },
        });
        for (const levels of m) expect(levels.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        for (const share of [...m.flat(), ...matchShare]) expect(share >= 0 && share <= 1).toBe(true);
        for (const [index, now] of logLikelihoods.entries())
          expect(now).toBeGreaterThanOrEqual((logLikelihoods[index - 1] ?? -Infinity) - 1e-6 * Math.abs(now));
      }),
    );
  });
});

interface Truth {
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  readonly matchShare: readonly number[];
}

/** Pairs drawn one by one, a twentieth of their values missing, counted by pattern. */
function drawn({ m, u, matchShare }: Truth, pairs: readonly number[]): readonly AgreementPattern[] {
  const random = seededRandom(7, "identity-patterns");
  const counts = new Map<string, AgreementPattern>();
  for (const [rule, count] of pairs.entries())
    for (let pair = 0; pair < count; pair++) {
      const source = random.uniform() < matchShare[rule]! ? m : u;
      const levels = source.map((shares) =>
        random.uniform() < 0.05 ? null : draw(shares, random.uniform()),
      );
      const key = `${rule}:${levels.join()}`;
      counts.set(key, { rule, levels, pairs: (counts.get(key)?.pairs ?? 0) + 1 });
    }
  return [...counts.values()];
}

function draw(shares: readonly number[], at: number): number {
  let sum = 0;
  const level = shares.findIndex((share) => at < (sum += share));
  return level < 0 ? shares.length - 1 : level;
}
