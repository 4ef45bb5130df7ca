import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  bucketLabel,
  bucketsBetween,
  bucketStart,
  type Calendar,
  cutAtSameShare,
  dayIn,
  elapsedShare,
  type Grain,
  lastDayBefore,
  nextBucket,
  previousBucket,
  sameBucketLastYear,
} from "./index.ts";

const iso: Calendar = { weekStart: "monday", fiscalYearStartMonth: 1 };
const april: Calendar = { weekStart: "sunday", fiscalYearStartMonth: 4 };
const grains: readonly Grain[] = ["day", "week", "month", "quarter", "year", "fiscal_quarter", "fiscal_year"];
const days = fc.integer({ min: -20_000, max: 20_000 }).map((count) => addDays("2000-01-01", count));

describe("bucketStart", () => {
  it.each([
    ["week", "2024-12-30", "2024-12-30"],
    ["week", "2025-01-05", "2024-12-30"],
    ["month", "2024-02-29", "2024-02-01"],
    ["quarter", "2024-12-31", "2024-10-01"],
    ["year", "2024-12-31", "2024-01-01"],
    ["fiscal_year", "2024-12-31", "2024-01-01"],
  ] as const)("puts a day in its %s", (grain, day, start) => {
    expect(bucketStart(iso, grain, day)).toBe(start);
  });

  it("follows the declared week and fiscal year", () => {
    expect(bucketStart(april, "week", "2024-02-14")).toBe("2024-02-11");
    expect(bucketStart(april, "fiscal_year", "2024-03-31")).toBe("2023-04-01");
    expect(bucketStart(april, "fiscal_quarter", "2024-03-31")).toBe("2024-01-01");
    expect(bucketStart({ ...april, fiscalYearStartMonth: 12 }, "fiscal_quarter", "2024-02-29")).toBe(
      "2023-12-01",
    );
  });

  it("gives buckets that hold their days and follow one another", () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...grains), fc.constantFrom(iso, april), (day, grain, calendar) => {
        const start = bucketStart(calendar, grain, day);
        const next = nextBucket(grain, start);
        expect(start <= day && day < next).toBe(true);
        expect(bucketStart(calendar, grain, next)).toBe(next);
        expect(previousBucket(grain, next)).toBe(start);
      }),
    );
  });
});

describe("bucketsBetween", () => {
  it("lists every bucket that the days touch", () => {
    expect(bucketsBetween(iso, "month", "2024-01-31", "2024-03-01")).toEqual([
      "2024-01-01",
      "2024-02-01",
      "2024-03-01",
    ]);
  });
});

describe("sameBucketLastYear", () => {
  it("keeps the weekday of a day and the date of a month", () => {
    expect(sameBucketLastYear("day", "2024-03-01")).toBe("2023-03-03");
    expect(sameBucketLastYear("month", "2024-02-01")).toBe("2023-02-01");
  });
});

describe("bucketLabel", () => {
  it.each([
    ["day", "2024-03-01", "1 March 2024", "1er mars 2024"],
    ["week", "2024-12-30", "2025-W01", "2025-S01"],
    ["month", "2024-08-01", "August 2024", "août 2024"],
    ["quarter", "2024-10-01", "Q4 2024", "T4 2024"],
    ["fiscal_year", "2024-01-01", "FY 2024", "Exercice 2024"],
  ] as const)("names a %s", (grain, start, en, fr) => {
    expect(bucketLabel(iso, grain, start, "en")).toBe(en);
    expect(bucketLabel(iso, grain, start, "fr")).toBe(fr);
  });

  it("names both years of a fiscal year", () => {
    expect(bucketLabel(april, "fiscal_quarter", "2024-01-01", "en")).toBe("Q4 FY 2023-24");
    expect(bucketLabel(april, "fiscal_year", "2023-04-01", "fr")).toBe("Exercice 2023-24");
    expect(bucketLabel(april, "week", "2024-02-11", "fr")).toBe("Semaine du 11 février 2024");
  });
});

describe("elapsedShare", () => {
  it("counts real hours, those of a day of clock change included", () => {
    const day = { start: "2024-03-31", end: "2024-04-01" };
    expect(elapsedShare("Europe/Paris", day, "2024-03-31T10:30:00Z")).toBeCloseTo(0.5, 10);
    expect(elapsedShare("Europe/Paris", day, "2024-04-01T10:30:00Z")).toBe(1);
  });
});

describe("cutAtSameShare", () => {
  it("cuts the earlier period where the running one stands", () => {
    const cut = cutAtSameShare(
      "UTC",
      { start: "2024-03-01", end: "2024-04-01" },
      { start: "2024-02-01", end: "2024-03-01" },
      "2024-03-16T12:00:00Z",
    );
    expect(cut).toEqual({ instant: "2024-02-15T12:00:00.000Z", day: "2024-02-16" });
  });
});

describe("lastDayBefore", () => {
  it("is the day of an instant, and at midnight the day that ends", () => {
    expect(lastDayBefore("Europe/Paris", "2024-12-31T10:00:00Z")).toBe("2024-12-31");
    expect(lastDayBefore("Europe/Paris", "2024-12-31T23:00:00Z")).toBe("2024-12-31");
    expect(lastDayBefore("Europe/Paris", "2024-12-31T23:00:01Z")).toBe("2025-01-01");
  });
});

describe("dayIn", () => {
  it("reads the day on the wall of the zone", () => {
    expect(dayIn("Europe/Paris", "2024-01-31T23:30:00Z")).toBe("2024-02-01");
  });
});
