import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newcombe, wilson } from "./index.ts";

describe("wilson", () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("gives the published interval of %d of %d (Newcombe 1998, table I)", (count, total, low, high) => {
    const interval = wilson(count, total)!;
    expect(interval.low.toNumber()).toBeCloseTo(low, 4);
    expect(interval.high.toNumber()).toBeCloseTo(high, 4);
  });

  it("holds the share and stays between 0 and 1", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (count, rest) => {
        const total = count + rest;
        fc.pre(total > 0);
        const { low, high } = wilson(count, total)!;
        const share = count / total;
        expect(low.toNumber()).toBeGreaterThanOrEqual(0);
        expect(low.toNumber()).toBeLessThanOrEqual(share + 1e-9);
        expect(high.toNumber()).toBeGreaterThanOrEqual(share - 1e-9);
        expect(high.toNumber()).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("says nothing of no rows", () => {
    expect(wilson(0, 0)).toBeUndefined();
  });
});

describe("newcombe", () => {
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
  ])("gives the published interval of %d/%d less %d/%d (Newcombe 1998, table II)", (...published) => {
    const [a, m, b, n, low, high] = published;
    const interval = newcombe({ count: a, total: m }, { count: b, total: n })!;
    expect(interval.low.toNumber()).toBeCloseTo(low, 4);
    expect(interval.high.toNumber()).toBeCloseTo(high, 4);
  });
});
