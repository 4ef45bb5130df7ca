import { describe, expect, it } from "vitest";
import { productInterval, productOf, ratioOfGroups } from "./product-interval.ts";
import { seededRandom } from "./seeded-random.ts";

describe("productInterval", () => {
  it("is the estimate's own interval times a factor that is known", () => {
    expect(productInterval({ value: 80, low: 60, high: 105 }, { value: 5, error: 0 })).toEqual({
      value: 400,
      low: 300,
      high: 525,
    });
    expect(productInterval({ value: 80, low: 60, high: 105 }, { value: -5, error: 0 })).toEqual({
      value: -400,
      low: -525,
      high: -300,
    });
  });

  it("has Goodman's variance: of 10 with error 1 times 20 with error 2, 400 + 400 + 4", () => {
    const z = 1.959963984540054;
    const { value, low, high } = productInterval(
      { value: 10, low: 10 - z, high: 10 + z },
      { value: 20, error: 2 },
    );
    expect(value).toBe(200);
    expect(high - 200).toBeCloseTo(z * Math.sqrt(804), 9);
    expect(200 - low).toBeCloseTo(z * Math.sqrt(804), 9);
  });

  it("holds the true product in about 95 of 100 (seeded draws)", () => {
    const random = seededRandom(1, "product-interval");
    const normal = () =>
      Math.sqrt(-2 * Math.log(random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
    let held = 0;
    for (let draw = 0; draw < 4000; draw++) {
      const lost = 80 + 10 * normal();
      const worth = { value: 500 + 60 * normal(), error: 60 };
      const { low, high } = productInterval({ value: lost, low: lost - 19.6, high: lost + 19.6 }, worth);
      if (low <= 40_000 && 40_000 <= high) held++;
    }
    expect(held / 4000).toBeGreaterThan(0.94);
    expect(held / 4000).toBeLessThan(0.965);
  });
});

describe("productOf", () => {
  it("adds the squares of relative errors: 3 % and 4 % are 5 %", () => {
    const { value, error } = productOf([
      { value: 100, error: 3 },
      { value: 0.5, error: 0.02 },
    ]);
    expect([value, error]).toEqual([50, expect.closeTo(2.5, 9)]);
    expect(productOf([])).toEqual({ value: 1, error: 0 });
  });
});

describe("ratioOfGroups", () => {
  it("is the ratio of the sums, with the error that its groups show", () => {
    // 40 over 8 is 5; the groups are off by 1, -1 and 0: sqrt(2 * 3 / 2) / 8.
    const groups = [
      { top: 11, bottom: 2 },
      { top: 9, bottom: 2 },
      { top: 20, bottom: 4 },
    ];
    expect(ratioOfGroups(groups)).toEqual({ value: 5, error: expect.closeTo(Math.sqrt(3) / 8, 12) });
  });

  it("gives of groups of one row each the error of a mean", () => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9];
    const found = ratioOfGroups(values.map((top) => ({ top, bottom: 1 })));
    expect(found?.error).toBeCloseTo(Math.sqrt(32 / 7 / 8), 12);
  });

  it("knows no error of one group, and no ratio over 0", () => {
    expect(ratioOfGroups([{ top: 1, bottom: 1 }])).toBeUndefined();
    expect(
      ratioOfGroups([
        { top: 1, bottom: 0 },
        { top: 1, bottom: 0 },
      ]),
    ).toBeUndefined();
  });
});
