import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binomialLowerTail,
  binomialUpperTail,
  chiSquaredTail,
  logChoose,
  logGamma,
  normalCdf,
  normalQuantile,
  normalTail,
  poissonLowerTail,
  poissonUpperTail,
  studentTail,
} from "../index.ts";

/** Equal to so many significant digits. */
function near(value: number, published: number, digits: number): void {
  expect(Math.abs(value / published - 1)).toBeLessThan(10 ** -digits);
}

describe("logGamma", () => {
  it.each([
    [0.5, 0.5723649429247001],
    [10, 12.801827480081469],
    [100, 359.1342053695754],
  ])("of %d is %d (DLMF 5.4.6; log of 9!; log of 99!)", (x, published) => near(logGamma(x), published, 14));

  it("grows by log x from x to x + 1", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (x) => {
        expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 7);
      }),
    );
  });

  it("refuses 0", () => expect(() => logGamma(0)).toThrow(RangeError));
});

describe("logChoose", () => {
  it("counts 2,598,960 hands of 5 cards out of 52", () => near(Math.exp(logChoose(52, 5)), 2_598_960, 11));
  it("refuses to choose more than there are", () => expect(() => logChoose(3, 4)).toThrow(RangeError));
});

describe("normalTail", () => {
  it.each([
    [1, 0.158655253931457],
    [1.96, 0.0249978951482204],
    [6, 9.86587645037698e-10],
    [10, 7.61985302416053e-24],
  ])("above %d is %d (Abramowitz and Stegun, tables 26.1 and 26.2)", (z, published) =>
    near(normalTail(z), published, 13),
  );
});

describe("normalQuantile", () => {
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.26234008979841],
  ])("of %d is %d (Wichura 1988, algorithm AS 241)", (share, published) =>
    near(normalQuantile(share), published, 14),
  );

  it("undoes normalCdf", () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (z) => {
        expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 6);
      }),
    );
    expect(normalQuantile(0.5)).toBe(0);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });
});

describe("binomialLowerTail and binomialUpperTail", () => {
  it("give 21,700 / 2^20 for 5 or fewer heads of 20", () =>
    near(binomialLowerTail(5, 20, 0.5), 21_700 / 2 ** 20, 12));

  it("keep the digits of a chance of 1e-161 (900 or more heads of 1,000, SciPy 1.17)", () =>
    near(binomialUpperTail(900, 1000, 0.5), 6.701717790006182e-162, 9));

  it("share the chance between them", () => {
    fc.assert(
      fc.property(
        fc.nat(300),
        fc.nat(300),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, rest, share) => {
          const total = count + rest;
          const both = binomialLowerTail(count, total, share) + binomialUpperTail(count + 1, total, share);
          expect(both).toBeCloseTo(1, 11);
        },
      ),
    );
  });
});

describe("poissonLowerTail and poissonUpperTail", () => {
  it("give 5 / e² for 2 or fewer when 2 are expected", () =>
    near(poissonLowerTail(2, 2), 5 * Math.exp(-2), 14));
  it("give .0318 for 10 or more when 5 are expected (Abramowitz and Stegun, table 26.7)", () =>
    near(poissonUpperTail(10, 5), 0.03182805730620476, 12));

  it("share the chance between them", () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.double({ min: 0, max: 2000, noNaN: true }), (count, mean) => {
        expect(poissonLowerTail(count, mean) + poissonUpperTail(count + 1, mean)).toBeCloseTo(1, 10);
      }),
    );
  });
});

describe("chiSquaredTail and studentTail", () => {
  it("leave 5 % above 3.841 on 1 degree, 2.5 % above 2.228 on 10 (the printed tables)", () => {
    near(chiSquaredTail(3.841458820694124, 1), 0.05, 12);
    near(studentTail(2.228138852, 10), 0.025, 9);
    expect(studentTail(-1, 7) + studentTail(1, 7)).toBeCloseTo(1, 14);
  });
});
