import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../../contract/index.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld, shown, type TestWorld } from "../testing/query-world.ts";

const label = (text: string) => `label: { en: "${text}", fr: "${text}" }`;

/** Visits are dated by moments, pages by days; days are those of Paris, one hour before UTC. */
const yaml = `
datasets:
  visit:
    ${label("Visit")}
    time: at
    counted_as: visits
    columns: { at: instant, kind: text }
  page:
    ${label("Page")}
    time: day
    counted_as: pages
    columns: { day: date }
metrics:
  visits: { ${label("Visits")}, kind: simple, measure: { dataset: visit, aggregation: count } }
  pages: { ${label("Pages")}, kind: simple, measure: { dataset: page, aggregation: count } }
  kinds: { ${label("Kinds")}, kind: simple, measure: { dataset: visit, aggregation: count_distinct, of: kind }, unit: kinds }
  every_visit: { ${label("Visits, each period")}, kind: simple, measure: { dataset: visit, aggregation: count }, join_to_calendar: true }
  every_kind:
    ${label("Kinds, each period")}
    kind: simple
    measure: { dataset: visit, aggregation: count_distinct, of: kind }
    unit: kinds
    join_to_calendar: true
    fill_nulls_with: none
  an_hour_before:
    ${label("An hour before")}
    kind: derived
    formula_of: before
    inputs: { before: { metric: visits, offset: 1 hour } }
  two_hours: { ${label("Of two hours")}, kind: cumulative, measure: { dataset: visit, aggregation: count }, window: 2 hours }
  of_the_day: { ${label("Since midnight")}, kind: cumulative, measure: { dataset: visit, aggregation: count }, to_date: day }
`;

const tables = {
  visit: [
    { at: "2024-01-01T09:10:00Z", kind: "a" },
    { at: "2024-01-01T09:50:00Z", kind: "b" },
    { at: "2024-01-01T12:20:00Z", kind: "a" },
    { at: "2024-01-01T23:10:00Z", kind: "a" },
  ],
  page: [{ day: "2024-01-01" }, { day: "2024-01-02" }, { day: "2024-01-03" }],
};

const world = (): Promise<TestWorld> => queryWorld(tables, { yaml, loadedAt: "2024-01-03T12:00:00.000Z" });

async function rowsOf(query: MetricQueryInput): Promise<readonly string[]> {
  const answer = await queryMetric(await world(), { totals: false, ...query });
  if (!answer.ok) throw new Error(answer.error.map(({ code }) => code).join("\n"));
  return shown(answer.value).map((row) => Object.values(row).map(String).join(" "));
}

async function refusals(query: MetricQueryInput): Promise<readonly string[]> {
  const answer = await queryMetric(await world(), query);
  return answer.ok ? [] : answer.error.map(({ code }) => code);
}

describe("a period that begins and ends at moments", () => {
  it("holds its first moment, and not its last", async () => {
    const range = { from: "2024-01-01T09:50:00Z", to: "2024-01-01T12:20:00Z" };
    expect(await rowsOf({ metrics: ["visits"], ...range })).toEqual(["1"]);
    expect(await rowsOf({ metrics: ["visits"], ...range, grain: "day" })).toEqual(["2024-01-01 1"]);
  });

  it("holds the days that begin in it, in the workspace's zone, of what is dated by days", async () => {
    const midnights = { from: "2023-12-31T23:00:00Z", to: "2024-01-02T23:00:00Z" };
    expect(await rowsOf({ metrics: ["pages"], ...midnights })).toEqual(["2"]);
    const noon = { from: "2024-01-01T12:00:00Z", to: "2024-01-02T12:00:00Z" };
    expect(await rowsOf({ metrics: ["pages"], ...noon, grain: "day" })).toEqual(["2024-01-02 1"]);
  });

  it("is told as it was asked, and compared with nothing", async () => {
    const range = { from: "2024-01-01T09:00:00Z", to: "2024-01-01T12:00:00Z" };
    const answer = await queryMetric(await world(), { metrics: ["visits"], ...range });
    expect(answer.ok && answer.value.provenance.window).toEqual(range);
    expect(await refusals({ metrics: ["visits"], ...range, compare: "previous" })).toEqual([
      "compare-by-moments",
    ]);
  });
});

describe("grains within a day", () => {
  it("are filled between the moments that are asked", async () => {
    const range = { from: "2024-01-01T09:00:00Z", to: "2024-01-01T12:00:00Z" };
    expect(await rowsOf({ metrics: ["visits"], grain: "hour", ...range, fill: true })).toEqual([
      "2024-01-01T09:00:00.000Z 2",
      "2024-01-01T10:00:00.000Z 0",
      "2024-01-01T11:00:00.000Z 0",
    ]);
  });

  it("stand beside days, which begin at midnight of the workspace's zone", async () => {
    expect(await rowsOf({ metrics: ["an_hour_before"], by: ["period:day", "period:hour"] })).toEqual([
      "2024-01-01 2024-01-01T10:00:00.000Z 2",
      "2024-01-01 2024-01-01T13:00:00.000Z 1",
      "2024-01-02 2024-01-02T00:00:00.000Z 1",
    ]);
  });

  it("are what windows reach back by, from the midnight of the zone where they are to date", async () => {
    const range = { from: "2024-01-01T21:00:00Z", to: "2024-01-02T01:00:00Z" };
    expect(await rowsOf({ metrics: ["two_hours"], grain: "hour", ...range })).toEqual([
      "2024-01-01T23:00:00.000Z 1",
      "2024-01-02T00:00:00.000Z 1",
    ]);
    expect(await rowsOf({ metrics: ["of_the_day"], grain: "hour", ...range })).toEqual([
      "2024-01-01T21:00:00.000Z 3",
      "2024-01-01T22:00:00.000Z 3",
      "2024-01-01T23:00:00.000Z 1",
      "2024-01-02T00:00:00.000Z 1",
    ]);
  });

  it("are told apart when clocks read the same hour twice", async () => {
    const twice = { visit: [{ at: "2024-10-27T00:30:00Z" }, { at: "2024-10-27T01:30:00Z" }] };
    const query = { metrics: ["visits"], grain: "hour", totals: false };
    const answer = await queryMetric(await queryWorld(twice, { yaml }), query);
    expect(answer.ok && shown(answer.value).map((row) => row["period"])).toEqual([
      "2024-10-27T00:00:00.000Z",
      "2024-10-27T01:00:00.000Z",
    ]);
  });

  it("are refused of what is dated by days", async () => {
    expect(await refusals({ metrics: ["pages"], grain: "hour" })).toEqual(["time-by-day"]);
    expect(await refusals({ metrics: ["pages"], where: "period > instant '2024-01-01T05:00:00Z'" })).toEqual([
      "time-by-day",
    ]);
  });
});

describe("conditions on the period", () => {
  it("compare it with moments, and its hours with hours", async () => {
    expect(await rowsOf({ metrics: ["visits"], where: "period > instant '2024-01-01T09:10:00Z'" })).toEqual([
      "3",
    ]);
    const hour = "period_of('hour', period) = instant '2024-01-01T10:00:00+01:00'";
    expect(await rowsOf({ metrics: ["visits"], where: hour })).toEqual(["2"]);
    expect(await rowsOf({ metrics: ["visits"], where: "period = date '2024-01-02'" })).toEqual(["1"]);
  });

  it("are about the moments that are reported, where others than the rows' own are", async () => {
    const where = "period_of('hour', period) >= instant '2024-01-01T13:00:00Z'";
    expect(await rowsOf({ metrics: ["an_hour_before"], grain: "hour", where })).toEqual([
      "2024-01-01T13:00:00.000Z 1",
      "2024-01-02T00:00:00.000Z 1",
    ]);
    expect(await rowsOf({ metrics: ["an_hour_before"], grain: "day", where })).toEqual([
      "2024-01-01 1",
      "2024-01-02 1",
    ]);
    const mixed = "period > date '2024-01-01' or visit.kind = 'a'";
    expect(await refusals({ metrics: ["an_hour_before"], grain: "hour", where: mixed })).toEqual([
      "filter-mixes-period",
    ]);
  });
});

describe("join_to_calendar", () => {
  const day = { from: "2024-01-01", to: "2024-01-03" };

  it("shows every period asked, at any grain", async () => {
    expect(await rowsOf({ metrics: ["every_visit"], grain: "day", ...day })).toEqual([
      "2024-01-01 3",
      "2024-01-02 1",
      "2024-01-03 0",
    ]);
    const hours = { from: "2024-01-01T08:00:00Z", to: "2024-01-01T11:00:00Z" };
    expect(await rowsOf({ metrics: ["every_kind"], grain: "hour", ...hours })).toEqual([
      "2024-01-01T08:00:00.000Z null",
      "2024-01-01T09:00:00.000Z 2",
      "2024-01-01T10:00:00.000Z null",
    ]);
  });

  it("shows a period without rows once, without its other keys", async () => {
    expect(await rowsOf({ metrics: ["every_kind"], by: ["visit.kind"], grain: "day", ...day })).toEqual([
      "2024-01-01 a 1",
      "2024-01-01 b 1",
      "2024-01-02 a 1",
      "2024-01-03 null null",
    ]);
    expect(
      await rowsOf({ metrics: ["every_visit"], by: ["period:day_of_week", "visit.kind"], ...day }),
    ).toEqual(["1 a 2", "1 b 1", "2 a 1", "3 null 0"]);
  });

  it("shows it no longer when a condition on such a key leaves out what has none", async () => {
    const by = { metrics: ["every_visit"], by: ["visit.kind"], grain: "day", ...day };
    expect(await rowsOf({ ...by, where: "visit.kind <> 'b'" })).toEqual(["2024-01-01 a 2", "2024-01-02 a 1"]);
    expect(await rowsOf({ ...by, where: "visit.kind = 'b' or visit.kind is null" })).toEqual([
      "2024-01-01 b 1",
      "2024-01-02 null 0",
      "2024-01-03 null 0",
    ]);
  });

  it("shows only the periods for which the conditions on the period hold", async () => {
    const where = "period <> date '2024-01-03'";
    expect(await rowsOf({ metrics: ["every_visit"], grain: "day", ...day, where })).toEqual([
      "2024-01-01 3",
      "2024-01-02 1",
    ]);
  });
});
