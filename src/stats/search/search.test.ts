import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  benjaminiHochberg,
  benjaminiYekutieli,
  changePoint,
  fisherExact,
  seededRandom,
  type Share,
} from "../index.ts";

describe("benjaminiHochberg", () => {
  const published = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];

  it("keeps four of the fifteen published p values at 5 % (Benjamini and Hochberg 1995, section 3.3)", () => {
    const adjusted = benjaminiHochberg(published);
    expect(adjusted.filter((q) => q <= 0.05)).toHaveLength(4);
    expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
  });

  it("keeps three under any dependence (Benjamini and Yekutieli 2001: 5 % becomes 1.51 %)", () =>
    expect(benjaminiYekutieli(published).filter((q) => q <= 0.05)).toHaveLength(3));

  it("keeps the order, is never below p, and does not depend on how the values stand", () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(p, { maxLength: 40 }), (values) => {
        const adjusted = benjaminiHochberg(values);
        values.forEach((value, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(value);
          values.forEach((other, j) => {
            if (value < other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!);
          });
        });
        expect(benjaminiHochberg([...values].reverse())).toEqual([...adjusted].reverse());
      }),
    );
  });

  it("refuses what is no p value", () => expect(() => benjaminiHochberg([1.2])).toThrow(RangeError));
});

describe("changePoint", () => {
  it("finds a planted change, checkable by hand", () => {
    const change = changePoint([3, 4, 5, 1, 0, 1].map((count) => ({ count, total: 10 })))!;
    expect(change.at).toBe(3);
    expect([change.before, change.after]).toEqual([
      { count: 12, total: 30 },
      { count: 2, total: 30 },
    ]);
    const parts = [12 / 30, 18 / 30, 2 / 30, 28 / 30].map(Math.log);
    const apart = 12 * parts[0]! + 18 * parts[1]! + 2 * parts[2]! + 28 * parts[3]!;
    const together = 14 * Math.log(14 / 60) + 46 * Math.log(46 / 60);
    expect(change.likelihoodRatio).toBeCloseTo(2 * (apart - together), 10);
  });

  it("has for two periods the p value of Fisher's test by likelihood ratio", () => {
    const [first, second] = [
      { count: 9, total: 12 },
      { count: 2, total: 11 },
    ];
    const { less, greater } = fisherExact(first, second);
    const { p } = changePoint([first, second])!;
    expect(p).toBeGreaterThanOrEqual(Math.min(less, greater) - 1e-12);
    expect(p).toBeLessThan(2.5 * Math.min(less, greater));
  });

  it("has the p value that counting every arrangement gives", () => {
    const totals = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(totals, fc.nat(), (sizes, which) => {
        const every = arrangements(sizes);
        const counts = every[which % every.length]!;
        const change = changePoint(sharesOf(counts, sizes));
        fc.pre(change !== undefined);
        const alike = every.filter((other) => sum(other) === sum(counts));
        const asLarge = alike.filter(
          (other) => changePoint(sharesOf(other, sizes))!.likelihoodRatio >= change.likelihoodRatio - 1e-8,
        );
        const ways = (list: readonly (readonly number[])[]) =>
          sum(list.map((one) => one.reduce((product, count, i) => product * choose(sizes[i]!, count), 1)));
        expect(change.p).toBeCloseTo(ways(asLarge) / ways(alike), 8);
      }),
      { numRuns: 200 },
    );
  });

  it("has near 5 % for a ratio of 8.68 within 15 and 85 % of a long series (Andrews 2003, table I)", () => {
    const series = (lost: number) =>
      Array.from({ length: 100 }, (_, at) => ({ count: 500 - (at >= 50 ? lost : 0), total: 1000 }));
    const lost = [8, 9, 10, 11, 12, 13, 14, 15];
    const near = lost
      .map((one) => changePoint(series(one), 15)!)
      .sort((a, b) => Math.abs(a.likelihoodRatio - 8.68) - Math.abs(b.likelihoodRatio - 8.68))[0]!;
    expect(Math.abs(near.likelihoodRatio - 8.68)).toBeLessThan(1);
    // A hundred periods have fewer positions than the continuum of the table.
    expect(near.p).toBeGreaterThan(0.025);
    expect(near.p).toBeLessThan(0.06);
  });

  it("rejects about one in ten of 300 unchanged series at 10 % (seeded draws)", () => {
    const random = seededRandom(5, "unchanged series");
    const draw = (total: number): Share => {
      const count = Array.from({ length: total }, () => random.uniform()).filter((u) => u < 0.2).length;
      return { count, total };
    };
    const rejected = Array.from({ length: 300 }, () =>
      changePoint(Array.from({ length: 20 }, () => draw(15))),
    ).filter((change) => change && change.p <= 0.1).length;
    expect(rejected).toBeGreaterThan(12);
    expect(rejected).toBeLessThan(48);
  });

  it("keeps the digits of a chance too small to draw", () => {
    const series = Array.from({ length: 60 }, (_, at) => ({ count: at < 30 ? 28 : 7, total: 70 }));
    const { at, p } = changePoint(series)!;
    expect(at).toBe(30);
    expect(p).toBeGreaterThan(0);
    expect(p).toBeLessThan(1e-100);
  });

  it("says nothing where nothing can change", () => {
    expect(changePoint([{ count: 1, total: 2 }])).toBeUndefined();
    expect(changePoint([0, 0].map((count) => ({ count, total: 4 })))).toBeUndefined();
    expect(() => changePoint([{ count: 0.5, total: 2 }])).toThrow(RangeError);
  });
});

function arrangements(sizes: readonly number[]): readonly (readonly number[])[] {
  return sizes.reduce<readonly (readonly number[])[]>(
    (lists, size) =>
      lists.flatMap((list) => Array.from({ length: size + 1 }, (_, count) => [...list, count])),
    [[]],
  );
}

function sharesOf(counts: readonly number[], sizes: readonly number[]): readonly Share[] {
  return counts.map((count, place) => ({ count, total: sizes[place]! }));
}

function choose(total: number, count: number): number {
  return count === 0 ? 1 : (choose(total - 1, count - 1) * total) / count;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
