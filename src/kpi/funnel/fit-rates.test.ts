import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskOf } from "./cells.ts";
import { fitRates } from "./fit-rates.ts";
import { type CohortRow, cohortsOf } from "./cohorts.ts";
import type { FunnelStep } from "./funnel-table.ts";
import { conversionCube, daysCube, quicknessCube } from "./step-cube.ts";

function stepOf(rows: readonly CohortRow[], weeks = 2): FunnelStep {
  const stage = { id: "s", label: { en: "s", fr: "s" } };
  const days = Array.from({ length: weeks }, (_, week) => `2024-01-${String(1 + 7 * week).padStart(2, "0")}`);
  return {
    from: stage,
    to: stage,
    horizonDays: 30,
    weeks: days,
    cohorts: cohortsOf(rows[0]?.values.length ?? 0, rows),
  };
}

function group(week: number, value: string, entered: number, converted: number): readonly CohortRow[] {
  return [
    { week, values: [value], days: 3, people: converted },
    { week, values: [value], days: null, people: entered - converted },
  ];
}

describe("fitRates", () => {
  it("expects of each value of one dimension its own rate", () => {
    const cube = conversionCube(stepOf([...group(0, "a", 100, 40), ...group(0, "b", 300, 30)]));
    const { expected } = fitRates(cube, [], false);
    expect(expected[0]).toBeCloseTo(40, 0);
    expect(expected[1]).toBeCloseTo(30, 0);
  });

  it("gives the change of some rows as the logarithm of their odds ratio, by hand", () => {
    const cube = conversionCube(stepOf([...group(0, "a", 1000, 400), ...group(1, "a", 1000, 200)]));
    const later = Uint8Array.from(cube.week);
    const { changes } = fitRates(cube, [later], false);
    expect(changes[0]).toBeCloseTo(Math.log(200 / 800 / (400 / 600)), 2);
  });

  it("tells a group's change from what happens to everybody in the same week", () => {
    const rows = [
      ...group(0, "a", 10_000, 4000),
      ...group(0, "b", 10_000, 4000),
      ...group(1, "a", 10_000, 1000),
      ...group(1, "b", 10_000, 2000),
    ];
    const cube = conversionCube(stepOf(rows));
    const ofA = maskOf(cube, { members: [{ dimension: 0, value: 0 }], people: 0 }, { at: 1, until: 2 });
    const { changes } = fitRates(cube, [ofA], true);
    expect(changes[0]).toBeCloseTo(Math.log(1 / 9 / (2 / 8)), 2);
  });

  it("expects in sum what there was, for each value of each dimension", () => {
    const row = fc.record({
      week: fc.nat(1),
      values: fc.tuple(fc.constantFrom("a", "b", null), fc.constantFrom("x", "y")),
      days: fc.option(fc.nat(30)),
      people: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 10, maxLength: 60 }), (rows) => {
        const cube = conversionCube(stepOf(rows));
        const { expected, weight } = fitRates(cube, [], false);
        cube.values.forEach((values, dimension) =>
          values.forEach((_, value) => {
            let [rest, information] = [0, 0];
            for (let place = 0; place < cube.rows; place++) {
              if (cube.places[dimension]![place] !== value) continue;
              rest += cube.outcome[place]! - expected[place]!;
              information += weight[place]!;
            }
            expect(Math.abs(rest)).toBeLessThan(1 + 0.1 * Math.sqrt(information));
          }),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe("quicknessCube and daysCube", () => {
  const rows: readonly CohortRow[] = [
    { week: 0, values: ["a"], days: 1, people: 2 },
    { week: 0, values: ["b"], days: 4, people: 1 },
    { week: 0, values: ["b"], days: null, people: 7 },
    { week: 1, values: ["b"], days: 9, people: 1 },
  ];

  it("count among those who converted how many took longer, ties as one half", () => {
    const cube = quicknessCube(stepOf(rows));
    expect([...cube.people]).toEqual([2, 1, 1]);
    expect([...cube.outcome]).toEqual([2 * 0.75, 0.375, 0.125]);
  });

  it("have the same rows and places", () => {
    const [quickness, days] = [quicknessCube(stepOf(rows)), daysCube(stepOf(rows))];
    expect([...days.outcome]).toEqual([2, 4, 9]);
    expect(days.places).toEqual(quickness.places);
    expect(days.values).toEqual(conversionCube(stepOf(rows)).values);
  });
});
