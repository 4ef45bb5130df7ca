import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../../contract/index.ts";
import { queryMetric } from "../query-metric.ts";
import { openWorld, worldEngine } from "../testing/generated-world/open-world.ts";
import { shown, type TestTables } from "../testing/query-world.ts";

const label = 'label: { en: "L", fr: "L" }';
const measure = (dataset: string, more = "aggregation: count") => `measure: { dataset: ${dataset}, ${more} }`;
const metric = (id: string, text: string) => `  ${id}: { ${label}, ${text} }`;

const yaml = `
datasets:
  visit: { ${label}, time: at, counted_as: visits, columns: { at: instant, place: text } }
  sale: { ${label}, time: day, counted_as: sales, columns: { day: date, place: text, n: integer } }
  stay: { ${label}, time: began, counted_as: stays, columns: { began: date, ended: date } }
  named_day: { ${label}, columns: { day: date, season: text } }
calendars:
  season: { ${label}, dataset: named_day, day: day, period: season }
  listed: { ${label}, starts: ["2024-01-01", "2024-02-01", "2024-03-01"] }
dimensions:
  place: { ${label}, on: { sale: place, visit: place } }
metrics:
${[
  metric("visits", `kind: simple, ${measure("visit")}`),
  metric("visits_before", `kind: derived, formula_of: a, inputs: { a: { metric: visits, offset: 1 hour } }`),
  metric(
    "visits_day_before",
    `kind: derived, formula_of: a, inputs: { a: { metric: visits, offset: 1 day } }`,
  ),
  metric("sales", `kind: simple, ${measure("sale")}`),
  metric(
    "sales_month_before",
    `kind: derived, formula_of: a, inputs: { a: { metric: sales, offset: 1 month } }`,
  ),
  metric("growth", `kind: derived, formula_of: sales - a, inputs: { a: { metric: sales, offset: 1 month } }`),
  metric("long_ago", `kind: derived, formula_of: a, inputs: { a: { metric: sales, offset: 9 listed } }`),
  metric("so_far", `kind: cumulative, ${measure("sale")}`),
  metric("at_start", `kind: cumulative, ${measure("sale")}, period_value: start`),
  metric("in_season", `kind: cumulative, ${measure("sale")}, to_date: season`),
  metric(
    "middle_of_last",
    `kind: cumulative, ${measure("sale", "aggregation: median, of: n, unit: things")}, window: 1 day, period_value: last`,
  ),
  metric(
    "mean_of_most",
    `kind: balance, ${measure("sale", "aggregation: max, of: n, unit: things")}, take: avg`,
  ),
  metric("least", `kind: balance, ${measure("sale", "aggregation: sum, of: n, unit: things")}, take: min`),
  metric("stock", `kind: balance, ${measure("sale", "aggregation: sum, of: n, unit: things")}`),
  metric("staying", `kind: balance, ${measure("stay")}, holds: { from: began, until: ended }`),
].join("\n")}
`;

const sale = (day: string, n: number | null = 1, place = "a") => ({ day, n, place });
const visit = (at: string) => ({ at });

async function asked(tables: TestTables, query: MetricQueryInput) {
  const plan = { yaml, tables, settings: {}, asOf: "2024-04-10T10:00:00.000Z" };
  const { session } = await openWorld(await worldEngine(), plan);
  return queryMetric(session, query);
}

/** One line a row, the totals after a bar. */
async function lines(tables: TestTables, query: MetricQueryInput): Promise<readonly string[]> {
  const answer = await asked(tables, query);
  if (!answer.ok) throw new Error(answer.error.map(({ message }) => message.en).join("\n"));
  const { columns, rows, totals } = answer.value;
  const line = (row: object) => Object.values(row).map(String).join(" ");
  const below = shown({ columns, rows: totals.map(({ row }) => row) }).map((row) => `| ${line(row)}`);
  return [...shown({ columns, rows }).map(line), ...below];
}

describe("hours", () => {
  const visits = ["2024-03-30T22:30:00Z", "2024-03-30T23:30:00Z", "2024-03-31T21:50:00Z"].map(visit);

  it("belong to the days of the workspace's zone, in which the first and the last day asked begin and end", async () => {
    const query = { grain: "hour", from: "2024-03-31", to: "2024-03-31", totals: false };
    expect(await lines({ visit: visits }, { metrics: ["visits_before"], ...query })).toEqual([
      "2024-03-30T23:00:00.000Z 1",
      "2024-03-31T00:00:00.000Z 1",
    ]);
  });

  it("stand in the days, months and conditions that they are in on local clocks", async () => {
    const query = { metrics: ["visits_before"], totals: false };
    const days = { from: "2024-03-30", to: "2024-03-31" };
    expect(await lines({ visit: visits }, { ...query, ...days, grain: "day" })).toEqual(["2024-03-31 2"]);
    expect(
      await lines(
        { visit: visits },
        { ...query, ...days, grain: "hour", where: "period = date '2024-03-31'" },
      ),
    ).toHaveLength(2);
  });

  it("are two when clocks are put back, though they read the same", async () => {
    const night = ["2024-10-27T00:30:00Z", "2024-10-27T01:30:00Z"].map(visit);
    const query = { metrics: ["visits"], grain: "hour", totals: false };
    expect(await lines({ visit: night }, query)).toEqual([
      "2024-10-27T00:00:00.000Z 1",
      "2024-10-27T01:00:00.000Z 1",
    ]);
  });

  it("of the day before read the same, whether clocks were changed between or not", async () => {
    const query = { metrics: ["visits_day_before"], grain: "hour", from: "2024-03-31", to: "2024-03-31" };
    const noon = [visit("2024-03-30T11:30:00Z")];
    expect(await lines({ visit: noon }, { ...query, totals: false })).toEqual(["2024-03-31T10:00:00.000Z 1"]);
  });

  it("cannot be asked of what is dated by days", async () => {
    for (const name of ["sales", "so_far", "staying"]) {
      const answer = await asked(
        {},
        { metrics: [name], grain: "hour", from: "2024-03-31", to: "2024-03-31" },
      );
      expect(!answer.ok && answer.error[0]!.code).toBe("grain-too-fine");
    }
  });

  it("may begin and end the time asked", async () => {
    const query = { from: "2024-03-30T23:00:00Z", to: "2024-03-31T21:50:00Z" };
    expect(await lines({ visit: visits }, { metrics: ["visits"], ...query })).toEqual(["1"]);
    expect(
      await lines(
        { visit: visits },
        { metrics: ["visits"], grain: "day", fill: true, ...query, totals: false },
      ),
    ).toEqual(["2024-03-31 1"]);
    expect(
      await lines({ sale: [sale("2024-03-30"), sale("2024-03-31")] }, { metrics: ["sales"], ...query }),
    ).toEqual(["1"]);
    const compared = await asked({}, { metrics: ["visits"], ...query, compare: "previous" });
    expect(!compared.ok && compared.error[0]!.code).toBe("compare-by-days");
  });
});

describe("looking back", () => {
  const sales = ["2024-01-31", "2024-02-29", "2024-03-15", "2024-03-31"].map((day) => sale(day));

  it("meets the last day of a shorter month from each day that it has not, and from the month once", async () => {
    const days = { from: "2024-03-28", to: "2024-03-31", totals: false };
    expect(await lines({ sale: sales }, { metrics: ["sales_month_before"], grain: "day", ...days })).toEqual([
      "2024-03-29 1",
      "2024-03-30 1",
      "2024-03-31 1",
    ]);
    expect(
      await lines(
        { sale: sales },
        { metrics: ["sales_month_before"], grain: "month", ...days, from: "2024-03-01" },
      ),
    ).toEqual(["2024-03-01 1"]);
    const parts = { by: ["period:month_of_year"], from: "2024-03-01", to: "2024-03-31", totals: false };
    expect(await lines({ sale: sales }, { metrics: ["sales_month_before"], ...parts })).toEqual(["3 1"]);
  });

  it("sees what the days asked look back to, not what lies between them", async () => {
    const query = {
      metrics: ["sales_month_before"],
      grain: "month",
      from: "2024-04-01",
      to: "2024-04-30",
      totals: false,
    };
    expect(await lines({ sale: sales }, { ...query, where: "period <> date '2024-04-15'" })).toEqual([
      "2024-04-01 1",
    ]);
  });

  it("has no value over all periods together, and none before a calendar begins", async () => {
    const query: MetricQueryInput = {
      metrics: ["growth"],
      grain: "month",
      from: "2024-02-01",
      to: "2024-03-31",
    };
    expect(await lines({ sale: sales }, query)).toEqual(["2024-02-01 0", "2024-03-01 1", "| null null"]);
    expect(await lines({ sale: sales }, { metrics: ["long_ago"], from: "2024-02-01" })).toEqual(["0"]);
  });

  it("needs a period to look from", async () => {
    for (const name of ["growth", "long_ago", "at_start"]) {
      const answer = await asked({}, { metrics: [name] });
      expect(!answer.ok && answer.error[0]!.code).toBe("offset-without-time");
    }
  });
});

describe("a period taken at one of its days", () => {
  const sales = [
    sale("2024-02-28", 1),
    sale("2024-03-02", 2, "b"),
    sale("2024-03-04", 4),
    sale("2024-03-11", 8),
  ];

  it("begins where the period does, whatever rows there are", async () => {
    const query = { metrics: ["at_start"], grain: "month", totals: false };
    expect(await lines({ sale: sales }, query)).toEqual(["2024-03-01 1", "2024-04-01 4"]);
    expect(await lines({ sale: sales }, { ...query, where: "place = 'b'" })).toEqual(["2024-04-01 1"]);
  });

  it("is the last such day of a part of the date", async () => {
    const query = { by: ["period:day_of_week"], from: "2024-03-01", to: "2024-03-12", totals: false };
    expect((await lines({ sale: sales }, { metrics: ["so_far"], ...query }))[0]).toBe("1 4");
    const stays = [{ began: "2024-03-04", ended: "2024-03-12" }];
    expect((await lines({ stay: stays }, { metrics: ["staying"], ...query }))[0]).toBe("1 1");
  });

  it("counts from the first day that a table calls by the name of the period", async () => {
    const season = (day: string, name: string) => ({ day, season: name });
    const named = [
      season("2024-03-01", "b"),
      season("2024-03-02", "b"),
      season("2024-03-03", "a"),
      season("2024-03-04", "a"),
    ];
    const query = {
      metrics: ["in_season"],
      grain: "day",
      from: "2024-03-01",
      to: "2024-03-05",
      totals: false,
    };
    expect(await lines({ sale: sales, named_day: named }, query)).toEqual(["2024-03-02 1", "2024-03-04 1"]);
  });
});

describe("values drawn from days", () => {
  const sales = [
    sale("2024-03-01", 5),
    sale("2024-03-01", 9),
    sale("2024-03-02", 1),
    sale("2024-03-03", null),
  ];
  const query = { from: "2024-03-01", to: "2024-03-31" };

  it("stand at each level", async () => {
    expect(
      await lines({ sale: sales }, { metrics: ["mean_of_most"], grain: "month", by: ["place"], ...query }),
    ).toEqual(["2024-03-01 a 5", "| 2024-03-01 null 5", "| null a 5", "| null null 5"]);
  });

  it("take a day whose rows tell nothing for nothing added, and leave it out of a mean of extremes", async () => {
    expect(await lines({ sale: sales }, { metrics: ["least"], ...query })).toEqual(["0"]);
    expect(await lines({ sale: sales }, { metrics: ["mean_of_most"], ...query })).toEqual(["5"]);
  });

  it("are those of days with rows that count", async () => {
    const some = [sale("2024-03-01", 5), sale("2024-03-01", 7), sale("2024-03-02", 100)];
    expect(
      await lines({ sale: some }, { metrics: ["middle_of_last"], ...query, where: "place = 'a'" }),
    ).toEqual(["100"]);
    expect(await lines({ sale: some }, { metrics: ["middle_of_last"], ...query, to: "2024-03-01" })).toEqual([
      "6",
    ]);
  });

  it("make one row where there is nothing", async () => {
    expect(await lines({}, { metrics: ["least", "mean_of_most"], ...query })).toEqual(["0 null"]);
  });
});

describe("a balance", () => {
  const sales = [sale("2024-02-10", 3), sale("2024-03-05", 4), sale("2024-03-20", 5, "b")];

  it("is taken inside the days asked", async () => {
    const query = { metrics: ["stock"], grain: "month", from: "2024-03-01", totals: false };
    expect(await lines({ sale: sales }, query)).toEqual(["2024-03-01 5"]);
  });

  it("is taken inside the period that a condition says, and filtered by others afterwards", async () => {
    const query = { metrics: ["stock"], from: "2024-03-01" };
    expect(await lines({ sale: sales }, { ...query, where: "period < date '2024-03-20'" })).toEqual(["4"]);
    expect(await lines({ sale: sales }, { ...query, where: "place = 'a'" })).toEqual(["0"]);
  });
});
