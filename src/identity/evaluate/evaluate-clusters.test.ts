import { array, assert, nat, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { bCubed, pairwise } from "./evaluate-clusters.ts";

describe("evaluation with the truth known", () => {
  it("counts pairs as counted by hand", () => {
    // Found {0,1,2} {3,4}: 4 pairs. True {0,1} {2,3,4}: 4 pairs. Both hold 0-1 and 3-4.
    expect(pairwise([0, 0, 0, 3, 3], [7, 7, 8, 8, 8])).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
  });

  it("gives the example of Bagga and Baldwin (1998): their second response is better than their first", () => {
    // Entities of 5, 2 and 5 mentions. Response 1 joins the first two, response 2 the two large ones; their tables give
    // precision 76 % and 58 % with recall 100 %.
    const truth = [0, 0, 0, 0, 0, 1, 1, 2, 2, 2, 2, 2];
    const smallJoined = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1];
    const largeJoined = [0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
    const first = bCubed(smallJoined, truth);
    expect(first.recall).toBe(1);
    expect(Math.round(100 * (first.precision ?? 0))).toBe(76);
    expect(Math.round(100 * (bCubed(largeJoined, truth).precision ?? 0))).toBe(58);
  });

  it("says nothing where there is nothing to find", () => {
    expect(pairwise([0, 1], [0, 1])).toEqual({ precision: null, recall: null, f1: null });
    expect(pairwise([0, 0], [0, 1])).toEqual({ precision: 0, recall: null, f1: null });
  });

  it("agrees with counting every pair and every record", () => {
    const labels = array(tuple(nat(4), nat(4)), { minLength: 1, maxLength: 15 });
    assert(
      property(labels, (both) => {
        const [found, truth] = [both.map(([a]) => a), both.map(([, b]) => b)];
        const records = both.map((_, index) => index);
        const pairs = records.flatMap((one) => records.slice(one + 1).map((other) => [one, other] as const));
        const held = (labelsOf: readonly number[]) => pairs.filter(([a, b]) => labelsOf[a] === labelsOf[b]);
        const right = held(found).filter(([a, b]) => truth[a] === truth[b]).length;
        expect(pairwise(found, truth).precision).toEqual(
          held(found).length === 0 ? null : right / held(found).length,
        );
        expect(pairwise(found, truth).recall).toEqual(
          held(truth).length === 0 ? null : right / held(truth).length,
        );
        const shares = records.map((one) => {
          const mine = records.filter((other) => found[other] === found[one]);
          return mine.filter((other) => truth[other] === truth[one]).length / mine.length;
        });
        const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
        expect(bCubed(found, truth).precision).toBeCloseTo(mean, 12);
      }),
    );
  });
});
