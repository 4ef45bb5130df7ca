import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../../contract/index.ts";
import { openRows } from "../open-rows.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld, shown, type TestWorld } from "../testing/query-world.ts";

const companies = [
  { company_id: 1, country: "FR", industry: "medical", created_at: "2024-01-05T10:00:00Z" },
  { company_id: 2, country: "FR", industry: "retail", created_at: "2024-01-05T10:00:00Z" },
  { company_id: 3, country: "US", industry: "medical", created_at: "2024-05-05T10:00:00Z" },
  { company_id: 4, country: "DE", industry: "retail", created_at: null },
];
const at = (occurred_at: string, company_id: number, type = "call") => ({ occurred_at, company_id, type });
const tables = {
  company: companies,
  activity: [
    at("2024-01-10T10:00:00Z", 1),
    at("2024-01-11T10:00:00Z", 1),
    at("2024-01-12T10:00:00Z", 3),
    at("2024-02-10T10:00:00Z", 2),
    at("2024-02-11T10:00:00Z", 4, "task"),
  ],
  deal: [
    { deal_id: "a", amount: "10", status: "won", company_id: 1, created_at: "2024-01-05T10:00:00Z" },
    { deal_id: "b", amount: "30", status: "won", company_id: 2, created_at: "2024-01-06T10:00:00Z" },
    { deal_id: "c", amount: "60", status: "won", company_id: 3, created_at: "2024-02-06T10:00:00Z" },
    { deal_id: "d", amount: "90", status: "lost", company_id: null, created_at: "2024-02-07T10:00:00Z" },
  ],
};
const yaml = `measures:
  amount: { dataset: deal, aggregation: sum, of: amount, unit: money }
  largest: { dataset: deal, aggregation: max, of: amount, unit: money }
  middle: { dataset: deal, aggregation: median, of: amount, unit: money }
metrics:
  part: { label: { en: P, fr: P }, kind: ratio, numerator: amount, denominator: { metric: amount, across: [country] } }
  part_in_time: { label: { en: P, fr: P }, kind: ratio, numerator: amount, denominator: { metric: amount, across: [time] } }
  to_middle: { label: { en: P, fr: P }, kind: ratio, numerator: largest, denominator: { metric: middle, across: [country, time] } }
`;

const rowsOf = async (world: TestWorld, query: MetricQueryInput) => {
  const answer = await queryMetric(world, query);
  if (!answer.ok) throw new Error(answer.error.map((one) => one.message.en).join("\n"));
  return { rows: shown(answer.value), totals: answer.value.totals, answer: answer.value };
};

const codesOf = async (world: TestWorld, query: MetricQueryInput) => {
  const answer = await queryMetric(world, query);
  return answer.ok ? [] : answer.error.map(({ code }) => code);
};

describe("a stock", () => {
  it("is filtered by no period, and counts what carries no date", async () => {
    const world = await queryWorld(tables);
    const query = { metrics: ["accounts"], by: ["country"], from: "2024-05-01", to: "2024-05-31" };
    expect((await rowsOf(world, query)).rows).toEqual([
      { country: "DE", accounts: 1 },
      { country: "FR", accounts: 2 },
      { country: "US", accounts: 1 },
    ]);
  });

  it("is refused by a grain or with a comparison", async () => {
    const world = await queryWorld(tables);
    expect(await codesOf(world, { metrics: ["accounts"], grain: "month" })).toEqual(["stock-by-time"]);
    const compared: MetricQueryInput = { metrics: ["accounts"], from: "2024-05-01", compare: "previous" };
    expect(await codesOf(world, compared)).toEqual(["stock-by-time"]);
  });

  it("is the denominator of each month when it is across time", async () => {
    const world = await queryWorld(tables);
    const query: MetricQueryInput = { metrics: ["territory_coverage"], grain: "month" };
    const { rows, totals, answer } = await rowsOf(world, query);
    expect(rows).toEqual([
      { period: "2024-01-01", territory_coverage: "0.5" },
      { period: "2024-02-01", territory_coverage: "0.25" },
    ]);
    expect(totals.map(({ row }) => row.map(String))).toEqual([["null", "0.75"]]);
    expect(answer.provenance.metrics[0]!.inputs.map(({ n }) => n)).toEqual([4, 4]);
  });

  it("keeps the groups that nothing reached: in totals, and in months when they are filled", async () => {
    const world = await queryWorld(tables);
    const query: MetricQueryInput = {
      metrics: ["territory_coverage"],
      by: ["country"],
      grain: "month",
      fill: true,
    };
    const { rows, totals } = await rowsOf(world, query);
    expect(rows).toEqual([
      { period: "2024-01-01", country: "DE", territory_coverage: "0" },
      { period: "2024-01-01", country: "FR", territory_coverage: "0.5" },
      { period: "2024-01-01", country: "US", territory_coverage: "1" },
      { period: "2024-02-01", country: "DE", territory_coverage: "0" },
      { period: "2024-02-01", country: "FR", territory_coverage: "0.5" },
      { period: "2024-02-01", country: "US", territory_coverage: "0" },
    ]);
    const byCountry = totals.filter(({ keys }) => keys.join() === "country");
    expect(byCountry.map(({ row }) => row.map(String))).toEqual([
      ["null", "DE", "0"],
      ["null", "FR", "1"],
      ["null", "US", "1"],
    ]);
  });

  it("meets the coverage of the month before", async () => {
    const world = await queryWorld(tables);
    const query = { metrics: ["territory_coverage"], from: "2024-02-01", to: "2024-02-29", totals: false };
    const { rows } = await rowsOf(world, { ...query, compare: "previous" });
    expect(rows).toMatchObject([
      {
        territory_coverage: "0.25",
        "territory_coverage.earlier": "0.5",
        "territory_coverage.change": "-0.25",
      },
    ]);
  });
});

describe("a denominator across dimensions", () => {
  it("is the same in each of their cells, and the parts add up to one", async () => {
    const world = await queryWorld(tables, { yaml });
    const { rows, totals } = await rowsOf(world, { metrics: ["part", "amount"], by: ["country"] });
    expect(rows).toEqual([
      { country: "FR", part: "0.21052631578947368421", amount: "40" },
      { country: "US", part: "0.31578947368421052632", amount: "60" },
      { country: null, part: "0.47368421052631578947", amount: "90" },
    ]);
    expect(totals.map(({ row }) => row.map(String))).toEqual([["null", "1", "190"]]);
  });

  it("keeps the query's other dimensions and its period", async () => {
    const world = await queryWorld(tables, { yaml });
    const query: MetricQueryInput = { metrics: ["part"], by: ["country"], grain: "month", to: "2024-01-31" };
    expect((await rowsOf(world, query)).rows).toEqual([{ period: "2024-01-01", country: "FR", part: "1" }]);
    const byIndustry = { metrics: ["part"], by: ["industry", "country"], where: "industry is not null" };
    expect((await rowsOf(world, byIndustry)).rows).toEqual([
      { industry: "medical", country: "FR", part: "0.14285714285714285714" },
      { industry: "medical", country: "US", part: "0.85714285714285714286" },
      { industry: "retail", country: "FR", part: "1" },
    ]);
  });

  it("divides a month by all months asked when it is across time", async () => {
    const world = await queryWorld(tables, { yaml });
    const { rows } = await rowsOf(world, { metrics: ["part_in_time"], grain: "month", from: "2024-01-06" });
    expect(rows).toEqual([
      { period: "2024-01-01", part_in_time: "0.16666666666666666667" },
      { period: "2024-02-01", part_in_time: "0.83333333333333333333" },
    ]);
  });

  it("takes medians over what is ignored", async () => {
    const world = await queryWorld(tables, { yaml });
    const query: MetricQueryInput = {
      metrics: ["to_middle"],
      by: ["country"],
      grain: "month",
      totals: false,
    };
    expect((await rowsOf(world, query)).rows.map((row) => row["to_middle"])).toEqual([
      "0.66666666666666666667",
      "1.3333333333333333333",
      "2",
    ]);
  });

  it("gives for a cell what the same filter gives alone", async () => {
    const world = await queryWorld(tables, { yaml });
    const alone = await rowsOf(world, {
      metrics: ["part"],
      where: "country = 'FR' and industry is not null",
    });
    expect(alone.rows).toEqual([{ part: "0.4" }]);
    const mixed = { metrics: ["part"], where: "country = 'FR' or industry = 'retail'" };
    expect(await codesOf(world, mixed)).toEqual(["filter-across"]);
  });

  it("opens the rows of every cell that it is the same in", async () => {
    const world = await queryWorld(tables, { yaml });
    const query = { metrics: ["part"], by: ["country"] };
    const opened = await openRows(world, query, { metric: "part", keys: { country: "FR" } });
    expect(opened.ok && opened.value.inputs.map(({ total }) => total)).toEqual([2, 4]);
  });

  it("has an interval where it counts a part of the same rows", async () => {
    const world = await queryWorld({
      handoff: ["a", "a", "b", null].map((reason, index) => ({
        handoff_id: `h${index}`,
        handed_at: "2024-01-05T10:00:00Z",
        status: reason ? "rejected" : "accepted",
        reason,
      })),
    });
    const { rows } = await rowsOf(world, {
      metrics: ["rejection_share_by_reason"],
      by: ["rejection_reason"],
    });
    expect(rows.map((row) => [row["rejection_reason"], row["rejection_share_by_reason"]])).toEqual([
      ["a", "0.5"],
      ["b", "0.25"],
    ]);
    expect(Number(rows[0]!["rejection_share_by_reason.low"])).toBeCloseTo(0.15, 4);
  });
});
