import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aalenJohansen, kaplanMeier, logRank } from "../index.ts";
import { lifeTableOf } from "../testing/life-table-of.ts";

/** Weeks in remission, 6-mercaptopurine and placebo (Freireich et al. 1963; Gehan 1965). */
const treated = lifeTableOf({
  events: [6, 6, 6, 7, 10, 13, 16, 22, 23],
  censored: [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
});
const placebo = lifeTableOf({
  events: [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23],
});

const times = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 40 });

describe("kaplanMeier", () => {
  it("gives the published curve, Greenwood errors and intervals of 6-MP (Kleinbaum and Klein 2012, chapter 2)", () => {
    const { points } = kaplanMeier(treated);
    const rounded = points.map(({ elapsed, survival, variance, low, high }) =>
      [elapsed, ...[survival, Math.sqrt(variance), low, high].map((value) => value.toFixed(4))].join(" "),
    );
    expect(rounded).toEqual([
      "6 0.8571 0.0764 0.6197 0.9516",
      "7 0.8067 0.0869 0.5631 0.9228",
      "10 0.7529 0.0963 0.5032 0.8894",
      "13 0.6902 0.1068 0.4316 0.8491",
      "16 0.6275 0.1141 0.3675 0.8049",
      "22 0.5378 0.1282 0.2678 0.7468",
      "23 0.4482 0.1346 0.1881 0.6801",
    ]);
  });

  it("gives the medians 23 and 8, with the interval from 13 on, open above (the same)", () => {
    expect(kaplanMeier(treated).median).toBe(23);
    expect(kaplanMeier(treated).medianBounds).toEqual({ low: 13, high: undefined });
    expect(kaplanMeier(placebo).median).toBe(8);
  });

  it("has no median where the curve stays above one half", () => {
    expect(kaplanMeier(lifeTableOf({ events: [3], censored: [5, 5] })).median).toBeUndefined();
    expect(kaplanMeier(lifeTableOf({ events: [3, 3], censored: [5, 5] })).median).toBe(3);
  });

  it("without censoring is the share left, with the variance of a binomial share", () => {
    fc.assert(
      fc.property(times, (events) => {
        for (const { elapsed, survival, variance, low, high } of kaplanMeier(lifeTableOf({ events }))
          .points) {
          const left = events.filter((time) => time > elapsed).length / events.length;
          expect(survival).toBeCloseTo(left, 10);
          expect(variance).toBeCloseTo((left * (1 - left)) / events.length, 10);
          expect(low).toBeLessThanOrEqual(survival);
          expect(high).toBeGreaterThanOrEqual(survival);
        }
      }),
    );
  });

  it("refuses rows out of order", () => {
    const row = { elapsed: 2, events: 1, competing: 0, censored: 0 };
    expect(() => kaplanMeier([row, row])).toThrow(RangeError);
    expect(() => kaplanMeier([{ ...row, events: -1 }])).toThrow(RangeError);
  });
});

describe("aalenJohansen", () => {
  it("gives the published incidence of 305 patients (Satagopan et al. 2004, table 2)", () => {
    const table = lifeTableOf({
      events: [10, 16, 23, 27],
      competing: [18, 26],
      censored: [7, 14, 24, ...Array.from({ length: 296 }, () => 100)],
    });
    const points = aalenJohansen(table);
    expect(points.map(({ elapsed, atRisk }) => [elapsed, atRisk])).toEqual([
      [10, 304],
      [16, 302],
      [18, 301],
      [23, 300],
      [26, 298],
      [27, 297],
    ]);
    const percent = (value: number): string => (100 * value).toFixed(1);
    expect(points.map(({ remaining }) => percent(remaining))).toEqual([
      "99.7",
      "99.3",
      "99.0",
      "98.7",
      "98.3",
      "98.0",
    ]);
    const ofEvents = points.filter(({ elapsed }) => [10, 16, 23, 27].includes(elapsed));
    // The published table adds up rounded steps to 1.2; unrounded they are 1.3.
    expect(ofEvents.map(({ incidence }) => percent(incidence))).toEqual(["0.3", "0.7", "1.0", "1.3"]);
  });

  it("adds up with competing exits and those who remain", () => {
    fc.assert(
      fc.property(times, times, times, (events, competing, censored) => {
        for (const point of aalenJohansen(lifeTableOf({ events, competing, censored }))) {
          expect(point.incidence + point.competing + point.remaining).toBeCloseTo(1, 10);
          expect(point.low).toBeLessThanOrEqual(point.incidence);
          expect(point.high).toBeGreaterThanOrEqual(point.incidence);
        }
      }),
    );
  });

  it("without censoring is the share who left so, with the variance of a binomial share", () => {
    fc.assert(
      fc.property(times, times, (events, competing) => {
        const all = events.length + competing.length;
        for (const { elapsed, incidence, variance } of aalenJohansen(lifeTableOf({ events, competing }))) {
          const share = events.filter((time) => time <= elapsed).length / all;
          expect(incidence).toBeCloseTo(share, 10);
          expect(variance).toBeCloseTo((share * (1 - share)) / all, 10);
        }
      }),
    );
  });

  it("without competing exits is what Kaplan and Meier leave, with Greenwood's variance", () => {
    fc.assert(
      fc.property(times, times, (events, censored) => {
        const table = lifeTableOf({ events, censored });
        const curve = kaplanMeier(table).points;
        for (const [place, { incidence, variance }] of aalenJohansen(table).entries()) {
          expect(incidence).toBeCloseTo(1 - curve[place]!.survival, 10);
          if (curve[place]!.survival > 0) expect(variance).toBeCloseTo(curve[place]!.variance, 10);
        }
      }),
    );
  });
});

describe("logRank", () => {
  it("gives chi-squared 16.79 for 6-MP against placebo, 9 and 21 events of 19.25 and 10.75 (Kleinbaum and Klein 2012)", () => {
    const test = logRank([treated, placebo])!;
    expect(test.chiSquared).toBeCloseTo(16.793, 3);
    expect(test.degreesOfFreedom).toBe(1);
    expect(test.groups.map(({ observed }) => observed)).toEqual([9, 21]);
    expect(test.groups.map(({ expected }) => expected.toFixed(2))).toEqual(["19.25", "10.75"]);
  });

  it("does not depend on the order of the groups, and expects as many events as there are", () => {
    fc.assert(
      fc.property(times, times, times, (a, b, c) => {
        const tables = [a, b, c].map((events) => lifeTableOf({ events, censored: [4, 9] }));
        const test = logRank(tables)!;
        fc.pre(test !== undefined);
        expect(logRank([...tables].reverse())!.chiSquared).toBeCloseTo(test.chiSquared, 6);
        const total = (pick: "observed" | "expected") =>
          test.groups.reduce((sum, group) => sum + group[pick], 0);
        expect(total("expected")).toBeCloseTo(total("observed"), 8);
      }),
    );
  });

  it("says nothing when nothing happened, and refuses one group", () => {
    expect(logRank([lifeTableOf({ censored: [3] }), lifeTableOf({ censored: [4] })])).toBeUndefined();
    expect(() => logRank([treated])).toThrow(RangeError);
  });
});
