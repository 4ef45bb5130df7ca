import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareCounts,
  fisherExact,
  kitagawa,
  moreNeeded,
  rankSum,
  sampleSize,
  seededRandom,
} from "../index.ts";

const share = fc.tuple(fc.nat(60), fc.nat(60)).map(([count, rest]) => ({ count, total: count + rest }));
const tallies = fc.array(
  fc.record({ value: fc.integer({ min: 0, max: 20 }), count: fc.integer({ min: 0, max: 50 }) }),
  { minLength: 1, maxLength: 15 },
);

describe("fisherExact", () => {
  it("gives 17/70 and 34/70 for the lady who tells 3 cups of 4 (Fisher 1935)", () => {
    const test = fisherExact({ count: 3, total: 4 }, { count: 1, total: 4 });
    expect(test.greater).toBeCloseTo(17 / 70, 12);
    expect(test.twoSided).toBeCloseTo(34 / 70, 12);
  });

  it("gives .0004652 for the convicted twins of criminals (Fisher 1962; R's fisher.test)", () => {
    const test = fisherExact({ count: 2, total: 17 }, { count: 10, total: 13 });
    expect(test.less).toBeCloseTo(0.0004652, 7);
    expect(test.twoSided).toBeCloseTo(0.0005367, 7);
  });

  it("gives .0435 for them when odds of .3 to 1 are expected (noncentral hypergeometric, SciPy 1.17)", () =>
    expect(fisherExact({ count: 2, total: 17 }, { count: 10, total: 13 }, 0.3).less).toBeCloseTo(
      0.04351108789988217,
      10,
    ));

  it("has tails that overlap in the count seen, and turn round with the groups", () => {
    fc.assert(
      fc.property(share, share, fc.double({ min: 0.1, max: 10, noNaN: true }), (first, second, odds) => {
        const test = fisherExact(first, second, odds);
        const turned = fisherExact(second, first, 1 / odds);
        expect(test.less + test.greater).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(turned.greater).toBeCloseTo(test.less, 8);
        expect(turned.twoSided).toBeCloseTo(test.twoSided, 8);
      }),
    );
  });

  it("refuses a count above its total", () =>
    expect(() => fisherExact({ count: 3, total: 2 }, { count: 0, total: 1 })).toThrow(RangeError));
});

describe("compareCounts", () => {
  it("gives the ratio 1.97 (.858 to 4.277) for 11 in 800 against 21 in 3,011 (R's poisson.test)", () => {
    const test = compareCounts({ count: 11, exposure: 800 }, { count: 21, exposure: 3011 })!;
    expect(test.ratio).toBeCloseTo(1.971488, 6);
    expect(test.bounds.low).toBeCloseTo(0.8584264, 6);
    expect(test.bounds.high).toBeCloseTo(4.2772659, 6);
  });

  it("excludes a ratio of 1 exactly when the two-sided p is below 5 %", () => {
    fc.assert(
      fc.property(fc.nat(80), fc.nat(80), fc.integer({ min: 1, max: 9 }), (a, b, exposure) => {
        fc.pre(a + b > 0);
        const test = compareCounts({ count: a, exposure }, { count: b, exposure: 3 })!;
        fc.pre(Math.abs(test.twoSided - 0.05) > 1e-9);
        expect(test.bounds.low > 1 || test.bounds.high < 1).toBe(test.twoSided < 0.05);
      }),
    );
  });

  it("says nothing of no events, and refuses no exposure", () => {
    expect(compareCounts({ count: 0, exposure: 1 }, { count: 0, exposure: 1 })).toBeUndefined();
    expect(compareCounts({ count: 2, exposure: 1 }, { count: 0, exposure: 1 })!.ratio).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(() => compareCounts({ count: 1, exposure: 0 }, { count: 1, exposure: 1 })).toThrow(RangeError);
  });
});

describe("rankSum", () => {
  const may = [
    41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37,
  ];
  const august = [
    39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85,
  ];
  const singly = (values: readonly number[]) => values.map((value) => ({ value, count: 1 }));

  it("gives W = 127.5, p = .0001208 for ozone in May and August, with ties (R's wilcox.test)", () => {
    const test = rankSum(singly(may), singly(august))!;
    expect(test.larger).toBe(127.5);
    expect(test.twoSided).toBeCloseTo(0.0001208, 7);
  });

  it("counts pairs as one would by hand", () => {
    fc.assert(
      fc.property(tallies, tallies, (first, second) => {
        const test = rankSum(first, second);
        fc.pre(test !== undefined);
        let larger = 0;
        for (const a of first)
          for (const b of second) larger += a.count * b.count * ((Math.sign(a.value - b.value) + 1) / 2);
        expect(test.larger).toBe(larger);
        expect(rankSum(second, first)!.z).toBeCloseTo(-test.z, 10);
      }),
    );
  });

  it("says nothing of one value", () =>
    expect(rankSum([{ value: 3, count: 5 }], [{ value: 3, count: 2 }])).toBeUndefined());
});

describe("kitagawa", () => {
  /** Kidney stones, small and large, cured by open surgery and by puncture (Charig et al. 1986). */
  const stones = [
    { before: { count: 81, total: 87 }, after: { count: 234, total: 270 } },
    { before: { count: 192, total: 263 }, after: { count: 55, total: 80 } },
  ];

  it("tells that punctures cure more only because their stones are smaller (Charig et al. 1986)", () => {
    const { change, mix, rate } = kitagawa(stones)!;
    expect(change).toBeCloseTo(289 / 350 - 273 / 350, 12);
    // By hand: (270 - 87) / 350 x [(81/87 + 234/270) / 2 - (192/263 + 55/80) / 2], and the rest.
    expect(mix).toBeCloseTo(0.0993855, 7);
    expect(rate).toBeCloseTo(-0.0536712, 7);
  });

  it("adds up exactly, over effects and over groups", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ before: share, after: share }), { maxLength: 8 }), (groups) => {
        const split = kitagawa(groups);
        fc.pre(split !== undefined);
        expect(split.mix + split.rate).toBeCloseTo(split.change, 12);
        expect(split.groups.reduce((sum, { mix, rate }) => sum + mix + rate, 0)).toBeCloseTo(
          split.change,
          12,
        );
      }),
    );
  });

  it("sees no rate effect where no rate changed, and no mix effect where no part did", () => {
    const sameRates = kitagawa([
      { before: { count: 10, total: 100 }, after: { count: 30, total: 300 } },
      { before: { count: 50, total: 100 }, after: { count: 50, total: 100 } },
    ])!;
    expect(sameRates.rate).toBe(0);
    expect(sameRates.mix).toBeCloseTo(-0.1, 12);
    const sameMix = kitagawa([
      { before: { count: 10, total: 100 }, after: { count: 40, total: 200 } },
      { before: { count: 50, total: 100 }, after: { count: 100, total: 200 } },
    ])!;
    expect(sameMix.mix).toBe(0);
    expect(sameMix.rate).toBeCloseTo(0.05, 12);
  });

  it("says nothing when one side is empty", () =>
    expect(kitagawa([{ before: { count: 0, total: 0 }, after: { count: 1, total: 2 } }])).toBeUndefined());
});

describe("sampleSize", () => {
  it("asks 76.7 a group to tell 50 % from 75 % nine times in ten (R's power.prop.test)", () =>
    expect(sampleSize({ first: 0.5, second: 0.75, power: 0.9 })).toBeCloseTo(76.7, 1));

  it("asks the same of both ways round, and more of a smaller difference", () => {
    const within = fc.integer({ min: 1, max: 98 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(within, within, (first, second) => {
        fc.pre(first !== second);
        const needed = sampleSize({ first, second });
        expect(sampleSize({ first: second, second: first })).toBeCloseTo(needed, 6);
        expect(sampleSize({ first, second: (first + second) / 2 })).toBeGreaterThan(needed);
      }),
    );
    expect(sampleSize({ first: 0.3, second: 0.3 })).toBe(Number.POSITIVE_INFINITY);
  });

  it("asks of unequal groups what shows the difference four times in five (2,000 seeded draws)", () => {
    const allocation = 3;
    const first = Math.round(sampleSize({ first: 0.3, second: 0.4, allocation }));
    const random = seededRandom(2, "power");
    const draw = (total: number, chance: number) =>
      Array.from({ length: total }, () => random.uniform()).filter((u) => u < chance).length / total;
    let seen = 0;
    for (let round = 0; round < 2000; round++) {
      const [p, q] = [draw(first, 0.3), draw(first * allocation, 0.4)];
      const both = (p + allocation * q) / (1 + allocation);
      const error = Math.sqrt(both * (1 - both) * (1 / first) * (1 + 1 / allocation));
      if (Math.abs(p - q) > 1.96 * error) seen++;
    }
    expect(Math.abs(seen / 2000 - 0.8)).toBeLessThan(0.03);
  });
});

describe("moreNeeded", () => {
  it("asks about 2,300 more to tell 30 from 25 of 100", () => {
    // 2 x 1,250.4 by the formula of sampleSize, less the 200 there are.
    expect(moreNeeded({ count: 30, total: 100 }, { count: 25, total: 100 })).toBe(2302);
  });

  it("asks none when there are enough, and has no answer for equal shares", () => {
    expect(moreNeeded({ count: 900, total: 1000 }, { count: 100, total: 1000 })).toBe(0);
    expect(moreNeeded({ count: 1, total: 2 }, { count: 50, total: 100 })).toBeUndefined();
    expect(moreNeeded({ count: 0, total: 0 }, { count: 50, total: 100 })).toBeUndefined();
  });
});
