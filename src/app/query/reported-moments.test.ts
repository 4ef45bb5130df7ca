import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../../contract/index.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld, shown } from "../testing/query-world.ts";

const label = (text: string) => `label: { en: "${text}", fr: "${text}" }`;

const yaml = `
datasets:
  visit:
    ${label("Visit")}
    time: day
    counted_as: visits
    columns: { day: date, kind: text, size: integer }
  day_of_season:
    ${label("Day of a season")}
    key: day
    columns: { day: date, start: date }
calendars:
  season: { ${label("Season")}, dataset: day_of_season, day: day, period: start }
measures:
  seen: { dataset: visit, aggregation: count }
  middle: { dataset: visit, aggregation: median, of: size, unit: points }
metrics:
  so_far: { ${label("So far")}, kind: cumulative, measure: seen }
  of_season: { ${label("Of the season")}, kind: cumulative, measure: seen, to_date: season }
  at_first: { ${label("At first")}, kind: balance, measure: seen, take: first }
  most: { ${label("Most a day")}, kind: balance, measure: seen, take: max }
  visits: { ${label("Visits")}, kind: simple, measure: seen }
  stock: { ${label("Stock")}, kind: simple, measure: { dataset: visit, aggregation: count, time: none } }
  week_before: { ${label("Week before")}, kind: derived, formula_of: a, inputs: { a: { metric: visits, offset: 1 week } } }
  hour_before: { ${label("Hour before")}, kind: derived, formula_of: a, inputs: { a: { metric: visits, offset: 1 hour } } }
  stock_before: { ${label("Stock before")}, kind: derived, formula_of: a, inputs: { a: { metric: stock, offset: 1 week } } }
  first_middle: { ${label("First median")}, kind: cumulative, measure: middle, period_value: first }
`;

/** 2024-01-01 is a Monday; a season begins on the 8th and lasts two days. */
const tables = {
  visit: [
    { day: "2024-01-01", kind: "a", size: 1 },
    { day: "2024-01-01", kind: "b", size: 3 },
    { day: "2024-01-08", kind: "a", size: 10 },
    { day: "2024-01-09", kind: "a", size: 20 },
  ],
  day_of_season: [
    { day: "2024-01-08", start: "2024-01-08" },
    { day: "2024-01-09", start: "2024-01-08" },
  ],
};

async function ask(query: MetricQueryInput) {
  const world = await queryWorld(tables, { yaml, loadedAt: "2024-01-10T12:00:00.000Z" });
  const answer = await queryMetric(world, query);
  if (!answer.ok) throw new Error(answer.error.map(({ message }) => message.en).join("\n"));
  const { totals } = answer.value;
  return {
    rows: shown(answer.value).map((row) => Object.values(row).map(String).join(" ")),
    totals: totals.map(({ keys, row }) => `${keys.join("+")}: ${row.map(String).join(" ")}`),
  };
}

describe("a cumulative metric by a part of the date", () => {
  it("is taken at the last of the days that have it, and not added up over them", async () => {
    const { rows } = await ask({
      metrics: ["so_far"],
      by: ["period:day_of_week"],
      from: "2024-01-01",
      to: "2024-01-09",
      where: "period_of('week', period) = period or period = date '2024-01-09'",
      totals: false,
    });
    expect(rows).toEqual(["1 3", "2 4"]);
  });
});

describe("a cumulative metric to date in a calendar of the company's own", () => {
  it("takes in nothing on a day that is in none of its periods", async () => {
    const days = { grain: "day", from: "2024-01-07", to: "2024-01-10", totals: false };
    const { rows } = await ask({ metrics: ["of_season"], ...days });
    expect(rows).toEqual(["2024-01-08 1", "2024-01-09 2"]);
  });
});

describe("a balance that takes the most of its days", () => {
  it("has a total for each period and one for each value, each by its own keys", async () => {
    const { rows, totals } = await ask({ metrics: ["most"], by: ["visit.kind"], grain: "week" });
    expect(rows).toEqual(["2024-01-01 a 1", "2024-01-01 b 1", "2024-01-08 a 1"]);
    expect(totals).toEqual([
      "period: 2024-01-01 null 2",
      "period: 2024-01-08 null 1",
      "visit.kind: null a 1",
      "visit.kind: null b 1",
      ": null null 2",
    ]);
  });
});

describe("a cumulative median at the first day of a period", () => {
  it("is that of the rows until then", async () => {
    const { rows } = await ask({ metrics: ["first_middle"], grain: "week", totals: false });
    expect(rows).toEqual(["2024-01-01 2", "2024-01-08 3"]);
  });
});

describe("what looks back", () => {
  it("has no total over all periods: it looks back from none", async () => {
    const { rows, totals } = await ask({ metrics: ["week_before"], grain: "week", from: "2024-01-01" });
    expect(rows).toEqual(["2024-01-08 2"]);
    expect(totals).toEqual([": null null"]);
  });

  it("is refused of what no moment dates, and by hours of what is dated by days", async () => {
    const codes = async (metric: string) => {
      const answer = await queryMetric(await queryWorld(tables, { yaml }), { metrics: [metric], by: [] });
      return answer.ok ? [] : answer.error.map(({ code }) => code);
    };
    expect(await codes("stock_before")).toEqual(["stock-by-time"]);
    expect(await codes("hour_before")).toContain("time-by-day");
  });
});

describe("a cumulative metric over no rows", () => {
  it("is 0 all the same when it is asked alone", async () => {
    const { rows } = await ask({ metrics: ["so_far"], where: "visit.kind = 'none'" });
    expect(rows).toEqual(["0"]);
  });
});

describe("a balance of the first day", () => {
  it("is that of the first day asked that has any, not of one before", async () => {
    const { rows, totals } = await ask({ metrics: ["at_first"], grain: "week", from: "2024-01-02" });
    expect(rows).toEqual(["2024-01-08 1"]);
    expect(totals).toEqual([": null 1"]);
  });
});
