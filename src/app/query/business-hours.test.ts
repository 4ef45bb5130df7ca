import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BusinessHours,
  isDecimal,
  type Settings,
  usualBusinessHours,
  weekdays,
} from "../../core/index.ts";
import { queryMetric } from "../query-metric.ts";
import { countOpenMinutes } from "../testing/count-open-minutes.ts";
import { queryWorld } from "../testing/query-world.ts";

const yaml = `
dimensions:
  minutes: { label: { en: M, fr: M }, on: { handoff: "business_minutes_between(handed_at, decided_at)" } }
`;

type Pair = readonly [from: string, to: string | null];

/** Minutes of work between each pair of instants, in order. */
async function minutesOf(
  pairs: readonly Pair[],
  settings: Partial<Settings> = {},
): Promise<readonly unknown[]> {
  const handoff = pairs.map(([handed_at, decided_at], index) => ({
    handoff_id: String(index),
    handed_at,
    decided_at,
    status: "accepted",
  }));
  const world = await queryWorld({ handoff }, { yaml, settings });
  const answer = await queryMetric(world, {
    metrics: ["handoffs"],
    by: ["handoff.handoff_id", "minutes"],
    totals: false,
  });
  if (!answer.ok) throw new Error(answer.error[0]!.message.en);
  const minutes = new Map(
    answer.value.rows.map(([id, value]) => [Number(id), isDecimal(value) ? value.toNumber() : value]),
  );
  return pairs.map((_, index) => minutes.get(index));
}

describe("business_minutes_between", () => {
  it("counts the hours of working days, by the clocks of the workspace", async () => {
    const pairs: readonly Pair[] = [
      ["2024-06-14T15:00:00Z", "2024-06-17T07:30:00Z"],
      ["2024-06-15T08:00:00Z", "2024-06-16T20:00:00Z"],
      ["2024-06-17T05:00:00Z", "2024-06-17T20:00:00Z"],
      ["2024-06-17T08:30:30Z", "2024-06-17T08:31:00Z"],
      ["2024-06-18T08:00:00Z", "2024-06-17T14:00:00Z"],
      ["2024-06-17T08:00:00Z", null],
    ];
    expect(await minutesOf(pairs)).toEqual([90, 0, 540, 0.5, -180, null]);
  });

  it("keeps to the clocks when they change", async () => {
    const pairs: readonly Pair[] = [
      ["2024-03-29T16:00:00Z", "2024-04-01T07:30:00Z"],
      ["2024-10-25T15:00:00Z", "2024-10-28T08:30:00Z"],
    ];
    expect(await minutesOf(pairs)).toEqual([90, 90]);
  });

  it("leaves out public holidays and days declared closed", async () => {
    const businessHours = { ...usualBusinessHours, holidays: ["FR"], closedDays: ["2024-05-10"] };
    expect(await minutesOf([["2024-05-07T15:00:00Z", "2024-05-13T08:00:00Z"]], { businessHours })).toEqual([
      120,
    ]);
    expect(await minutesOf([["2024-05-07T15:00:00Z", "2024-05-13T08:00:00Z"]])).toEqual([3 * 540 + 120]);
  });

  it("is null outside the years that it knows", async () => {
    expect(await minutesOf([["1999-12-31T10:00:00Z", "2000-01-03T10:00:00Z"]])).toEqual([null]);
  });

  it("is what counting minute by minute gives, in any zone, over any span", async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ timezone, businessHours, pairs }) => {
        const text = pairs.map(([from, to]): Pair => [instant(from), instant(to)]);
        const expected = pairs.map(([from, to]) =>
          countOpenMinutes({ timezone, hours: businessHours }, from, to),
        );
        expect(await minutesOf(text, { timezone, businessHours })).toEqual(expected);
      }),
      { numRuns: 8 },
    );
  });
});

/** Zones whose clocks change at night, at midnight, by half an hour, in the other half of the year, or never. */
const zones = [
  "Europe/Paris",
  "America/New_York",
  "America/Santiago",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
  "UTC",
];

const hours: fc.Arbitrary<BusinessHours> = fc.record({
  days: fc.subarray([...weekdays], { minLength: 1 }),
  fromMinute: fc.constantFrom(0, 420, 540, 555),
  toMinute: fc.constantFrom(720, 1080, 1110, 1440),
  holidays: fc.constant([]),
  closedDays: fc.constantFrom([], ["2024-03-31", "2024-10-27"], ["2023-12-25", "2024-01-01", "2024-05-09"]),
});

const first = Date.parse("2018-01-01T00:00:00Z") / 60_000;
const start = fc.integer({ min: first, max: first + 7 * 525_960 });
const span = fc.oneof(
  fc.integer({ min: -3_000, max: 3_000 }),
  fc.integer({ min: -30_000, max: 60_000 }),
  fc.integer({ min: 0, max: 3 * 525_960 }),
);
const cases = fc.record({
  timezone: fc.constantFrom(...zones),
  businessHours: hours,
  pairs: fc.array(
    fc.tuple(start, span).map(([from, length]) => [from, from + length] as const),
    {
      minLength: 20,
      maxLength: 30,
    },
  ),
});

function instant(minute: number): string {
  return new Date(minute * 60_000).toISOString();
}
