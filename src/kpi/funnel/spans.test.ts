import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../stats/index.ts";
import type { CellSeries } from "./cells.ts";
import { spanTests } from "./span-test.ts";
import { largestBreaks, openSpans } from "./spans.ts";
import { freeOf, noiseOf, slowWaves, usualSwing } from "./usual-swing.ts";

const random = seededRandom(4, "series");
const normal = (): number =>
  Math.sqrt(-2 * Math.log(random.uniform())) * Math.cos(2 * Math.PI * random.uniform());

/** A series of weekly means, each known with a weight. */
function seriesOf(means: readonly number[], weight = 10): CellSeries {
  return {
    rest: Float64Array.from(means, (mean) => mean * weight),
    weight: new Float64Array(means.length).fill(weight),
  };
}

describe("spanTests", () => {
  it("gives beside a level the difference of the means inside and outside, by hand", () => {
    const series = { rest: Float64Array.of(2, 4, 9, 3), weight: Float64Array.of(2, 2, 3, 1) };
    const [test] = spanTests(series, freeOf(4, []), 1, [{ at: 2, until: 4 }]);
    expect(test!.effect).toBeCloseTo(12 / 4 - 6 / 4, 12);
    expect(test!.error).toBeCloseTo(Math.sqrt(1 / 4 + 1 / 4), 12);
  });

  it("widens the error by the root of the dispersion, and leaves the effect", () => {
    const series = seriesOf([1, 2, 1, 5, 6, 5]);
    const test = (dispersion: number) =>
      spanTests(series, freeOf(6, []), dispersion, [{ at: 3, until: 6 }])[0]!;
    expect(test(4).effect).toBeCloseTo(test(1).effect, 12);
    expect(test(4).error).toBeCloseTo(2 * test(1).error, 12);
  });

  it("knows less of a break the freer the waves beside it are", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: 3, max: 27 }), (p, at) => {
        const [wave] = slowWaves(30, 1);
        const columns = [new Float64Array(30).fill(1), wave!];
        const error = (precision: number) =>
          spanTests(
            seriesOf(Array.from({ length: 30 }, () => 0)),
            { columns, precisions: [0, precision] },
            1,
            [{ at, until: 30 }],
          )[0]!.error;
        expect(error(p)).toBeGreaterThanOrEqual(error(p + 1) - 1e-12);
        expect(error(1e12)).toBeCloseTo(
          spanTests(seriesOf(Array.from({ length: 30 }, () => 0)), freeOf(30, []), 1, [{ at, until: 30 }])[0]!
            .error,
          6,
        );
      }),
    );
  });
});

describe("largestBreaks", () => {
  const level = (from: number, to: number) =>
    seriesOf(Array.from({ length: 50 }, (_, week) => (week >= from && week < to ? -1 : 0)));

  it("finds a break to this day and one that is over", () => {
    const [open] = largestBreaks(level(30, 50));
    expect([open!.at, open!.until, open!.effect]).toEqual([30, 50, expect.closeTo(-1, 10)]);
    const [, over] = largestBreaks(level(20, 32));
    expect([over!.at, over!.until, over!.effect]).toEqual([20, 32, expect.closeTo(-1, 10)]);
  });

  it("agrees with spanTests over every span to this day", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 20, maxLength: 40 }),
        (means) => {
          const series = seriesOf(means);
          const [open] = largestBreaks(series);
          fc.pre(open?.until === means.length && Math.abs(open.effect / open.error) > 1e-6);
          const tests = spanTests(series, freeOf(means.length, []), 1, openSpans(series));
          const most = Math.max(...tests.map(({ effect, error }) => Math.abs(effect / error)));
          expect(Math.abs(open.effect / open.error)).toBeCloseTo(most, 6);
          expect(open.tries).toBe(tests.length);
        },
      ),
    );
  });

  it("finds none where there is no before", () => expect(largestBreaks(seriesOf([1, 2, 3]))).toEqual([]));
});

describe("noiseOf", () => {
  it("sees noise as it is, and noise four times too large, a break or not (seeded draws)", () => {
    const dispersions = (scale: number, drop: number) =>
      Array.from({ length: 60 }, () => {
        const means = Array.from(
          { length: 97 },
          (_, week) => (scale * normal()) / Math.sqrt(10) - (week > 50 ? drop : 0),
        );
        return noiseOf(seriesOf(means))!.dispersion;
      }).reduce((sum, one) => sum + one / 60, 0);
    expect(dispersions(1, 0)).toBeLessThan(1.15);
    expect(Math.abs(dispersions(2, 0) - 4)).toBeLessThan(0.5);
    expect(Math.abs(dispersions(2, 1.5) - 4)).toBeLessThan(0.8);
  });

  it("knows nothing of a few weeks", () => expect(noiseOf(seriesOf([1, 2, 1]))).toBeUndefined());
});

describe("usualSwing", () => {
  const cells = (trend: number) =>
    Array.from({ length: 40 }, () => {
      const slope = trend * normal();
      return seriesOf(
        Array.from({ length: 97 }, (_, week) => (slope * (week - 48)) / 97 + normal() / Math.sqrt(50)),
        50,
      );
    });

  it("sees next to no swing where there is none, and that of trends where cells have them (seeded draws)", () => {
    const first = (trend: number) => 1 / usualSwing(97, cells(trend))!.precisions[0]!;
    expect(first(0)).toBeLessThan(0.0005);
    // A slope of standard deviation s has a first wave of variance (2 sqrt(2) s / pi²)²: .0205 for .5.
    expect(first(0.5)).toBeGreaterThan(0.005);
    expect(first(0.5)).toBeLessThan(0.04);
  });

  it("cannot be learnt from a few cells", () => expect(usualSwing(97, cells(0).slice(0, 3))).toBeUndefined());
});
