import { describe, expect, it } from "vitest";
import { addDays } from "../../core/index.ts";
import { testSettings } from "../testing/query-world.ts";
import { knownUntil, longestStretch, observedWeeks } from "./observed-weeks.ts";

const everyDay = (first: string, days: number) =>
  Array.from({ length: days }, (_, day) => addDays(first, day));

describe("longestStretch", () => {
  it("leaves out a wrong date, before or after", () => {
    const days = ["2015-01-01", ...everyDay("2024-01-01", 100), "2029-01-01"];
    expect(longestStretch(days)).toEqual({ first: "2024-01-01", last: "2024-04-09" });
    expect(longestStretch([])).toBeUndefined();
  });

  it("holds a silence of a quarter, and no longer one", () => {
    expect(longestStretch(["2024-01-01", "2024-04-01"])).toEqual({ first: "2024-01-01", last: "2024-04-01" });
    expect(longestStretch(["2024-01-01", "2024-04-02"])).toEqual({ first: "2024-04-02", last: "2024-04-02" });
  });
});

describe("knownUntil", () => {
  it("is the day of the question, unless a whole quarter before it is silent", () => {
    const days = everyDay("2024-01-01", 100);
    expect(knownUntil(days, "2024-04-20")).toBe("2024-04-20");
    expect(knownUntil(days, "2026-11-25")).toBe("2024-04-09");
    expect(knownUntil([], "2026-11-25")).toBe("2026-11-25");
  });
});

describe("observedWeeks", () => {
  it("are whole, old enough, and end with the last in which somebody entered", () => {
    // 1 January 2024 is a Monday; the 100th day is 9 April, a Tuesday.
    const days = everyDay("2024-01-01", 100);
    const weeks = (horizonDays: number, until: string) =>
      observedWeeks(testSettings, { days, horizonDays, until });
    expect(weeks(7, "2024-06-01").at(0)).toBe("2024-01-08");
    expect(weeks(7, "2024-06-01").at(-1)).toBe("2024-04-08");
    expect(weeks(30, "2024-04-09").at(-1)).toBe("2024-02-26");
    expect(weeks(365, "2024-06-01")).toEqual([]);
  });
});
