import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CohortColumns, type Cohorts, type CohortRow, cohortsOf, reachedIn } from "./cohorts.ts";

function rowsIn({ rows, week, days, people, values, places }: Cohorts): readonly CohortRow[] {
  return Array.from({ length: rows }, (_, row) => ({
    week: week[row]!,
    values: places.map((place, dimension) => values[dimension]![place[row]!]!),
    days: days[row]! < 0 ? null : days[row]!,
    people: people[row]!,
  }));
}

const row = fc.record({
  week: fc.nat(3),
  values: fc.tuple(fc.constantFrom("a", "b", "é", null), fc.constantFrom("x", "y")),
  days: fc.option(fc.nat(4)),
  people: fc.nat(5),
});

describe("cohortsOf", () => {
  it("stands rows in the order of weeks, values and days, and adds up those alike", () => {
    const cohorts = cohortsOf(1, [
      { week: 1, values: ["a"], days: 3, people: 1 },
      { week: 0, values: [null], days: null, people: 2 },
      { week: 0, values: ["b"], days: 5, people: 4 },
      { week: 0, values: ["b"], days: null, people: 1 },
      { week: 1, values: ["a"], days: 3, people: 6 },
    ]);
    expect(rowsIn(cohorts)).toEqual([
      { week: 0, values: ["b"], days: null, people: 1 },
      { week: 0, values: ["b"], days: 5, people: 4 },
      { week: 0, values: [null], days: null, people: 2 },
      { week: 1, values: ["a"], days: 3, people: 7 },
    ]);
    expect([...cohorts.cell]).toEqual([0, 0, 1, 2]);
    expect(reachedIn(cohorts)).toEqual({ entered: 14, converted: 11 });
  });

  it("gives the same columns for rows in any order, and counts each person once", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const cohorts = cohortsOf(2, rows);
        expect(cohortsOf(2, [...rows].reverse())).toEqual(cohorts);
        const keyOf = ({ week, values, days }: CohortRow) => JSON.stringify([week, values, days]);
        const sums = new Map<string, number>();
        for (const one of rows) {
          if (one.people > 0) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.people);
        }
        expect(new Map(rowsIn(cohorts).map((one) => [keyOf(one), one.people]))).toEqual(sums);
      }),
    );
  });
});

describe("CohortColumns", () => {
  it("takes those who converted from those who entered, wherever they are told", () => {
    const columns = new CohortColumns(1);
    columns.convert(0, ["a"], { days: 2, people: 3 });
    columns.enter(0, ["a"], 3);
    columns.enter(0, ["b"], 5);
    columns.convert(0, ["b"], { days: 1, people: 1 });
    expect(rowsIn(columns.cohorts())).toEqual([
      { week: 0, values: ["a"], days: 2, people: 3 },
      { week: 0, values: ["b"], days: null, people: 4 },
      { week: 0, values: ["b"], days: 1, people: 1 },
    ]);
  });
});
