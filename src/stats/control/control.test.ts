import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { individualsChart, nelsonHits, rateChart, shareChart } from "../index.ts";

const dataFolder = fileURLToPath(new URL("../../../../shared/data", import.meta.url));

interface NelsonCase {
  readonly rule: number;
  readonly series: readonly number[];
  readonly violation_start_1based: readonly number[];
  readonly run_length: readonly number[];
}

describe("individualsChart", () => {
  const published = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

  it("gives the published limits of ten values (NIST/SEMATECH e-Handbook 6.3.2.2)", () => {
    const chart = individualsChart(published)!;
    expect(chart.center).toBeCloseTo(50.81, 10);
    expect(chart.meanRange).toBeCloseTo(1.8778, 4);
    expect(chart.points[0]!.high).toBeCloseTo(55.8041, 4);
    expect(chart.points[0]!.low).toBeCloseTo(45.8159, 4);
    expect(chart.hits).toEqual([]);
  });

  it("judges later values by the limits of the first", () => {
    const chart = individualsChart([...published, 58], 10)!;
    expect(chart.center).toBeCloseTo(50.81, 10);
    expect(chart.hits).toContainEqual({ rule: 1, start: 10, points: 1 });
  });

  it("has no limits without variation", () => {
    expect(individualsChart([4])).toBeUndefined();
    expect(individualsChart([4, 4, 4])).toBeUndefined();
    expect(() => individualsChart([1, 2], 3)).toThrow(RangeError);
  });
});

describe("shareChart", () => {
  it("gives the published limits of 30 wafers of 50 chips (NIST/SEMATECH e-Handbook 6.3.3.2)", () => {
    const defective = [
      12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9,
      6,
    ];
    const chart = shareChart(defective.map((count) => ({ count, total: 50 })))!;
    expect(chart.center).toBeCloseTo(0.2313, 4);
    expect(chart.points[0]!.high).toBeCloseTo(0.4102, 4);
    expect(chart.points[0]!.low).toBeCloseTo(0.0524, 4);
    expect(chart.hits.filter(({ rule }) => rule === 1).map(({ start }) => start + 1)).toEqual([15, 23]);
  });

  it("keeps its limits within 0 and 1, and narrows them for larger groups", () => {
    const group = fc.tuple(fc.nat(200), fc.nat(200)).map(([count, rest]) => ({ count, total: count + rest }));
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 30 }), (groups) => {
        const chart = shareChart(groups);
        for (const { low, high } of chart?.points ?? []) {
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThan(high);
        }
      }),
    );
  });

  it("has no limits when none or all have the property", () => {
    expect(shareChart([{ count: 0, total: 9 }])).toBeUndefined();
    expect(shareChart([])).toBeUndefined();
    expect(() => shareChart([{ count: 2, total: 1 }])).toThrow(RangeError);
  });
});

describe("rateChart", () => {
  const defects = [
    16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13,
  ];

  it("gives the published limits 28 and 4 around 16 for 25 wafers (NIST/SEMATECH e-Handbook 6.3.3.1)", () => {
    const chart = rateChart(defects.map((count) => ({ count, exposure: 1 })))!;
    expect([chart.center, chart.points[0]!.high, chart.points[0]!.low]).toEqual([16, 28, 4]);
    expect(chart.hits.filter(({ rule }) => rule === 1).map(({ start }) => start + 1)).toEqual([24]);
  });

  it("says the same in any unit of exposure", () => {
    const days = rateChart(defects.map((count) => ({ count, exposure: 7 })))!;
    const weeks = rateChart(defects.map((count) => ({ count, exposure: 1 })))!;
    expect(days.center * 7).toBeCloseTo(weeks.center, 12);
    expect(days.hits).toEqual(weeks.hits);
  });
});

describe("nelsonHits", () => {
  it("finds nothing where points scatter near the centre, and every rule where it is broken", () => {
    expect(nelsonHits([0.5, -1.2, 1.5, -0.4, 0.2, -1.8])).toEqual([]);
    expect(nelsonHits([0.1, 3.2, -0.1])).toEqual([{ rule: 1, start: 1, points: 1 }]);
    expect(nelsonHits([2.2, 0.1, 2.4])).toEqual([{ rule: 5, start: 0, points: 2 }]);
    expect(nelsonHits([2.2, 0.1, -2.4])).toEqual([]);
  });

  it("judges a series and its mirror image alike", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { maxLength: 60 }), (distances) => {
        expect(nelsonHits(distances.map((distance) => -distance))).toEqual(nelsonHits(distances));
      }),
    );
  });
});

describe.skipIf(!existsSync(dataFolder))("nelsonHits (needs the public data beside the checkout)", () => {
  const cases = (): readonly NelsonCase[] =>
    JSON.parse(readFileSync(`${dataFolder}/spc/nelson_rules_cases.json`, "utf8"));

  it("finds the hits of spc/nelson_rules_cases.json, distances in sample standard deviations", () => {
    expect(cases().length).toBe(9);
    for (const { rule, series, violation_start_1based: starts, run_length: lengths } of cases()) {
      const mean = series.reduce((sum, value) => sum + value, 0) / series.length;
      const squares = series.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      const sigma = Math.sqrt(squares / (series.length - 1));
      const hits = nelsonHits(series.map((value) => (value - mean) / sigma));
      const found = hits.filter((hit) => hit.rule === rule).map(({ start, points }) => [start + 1, points]);
      expect(found).toEqual(starts.map((start, place) => [start, lengths[place]]));
    }
  });
});
