import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../contract/index.ts";
import { queryMetric } from "./query-metric.ts";
import type { QuerySession } from "./query-session.ts";
import { queryWorld, shown } from "./testing/query-world.ts";

const deals = [
  {
    deal_id: "d1",
    amount: "100.10",
    status: "won",
    rep_id: "ann",
    company_id: 1,
    created_at: "2024-01-05T10:00:00Z",
    closed_at: "2024-01-31T23:30:00Z",
  },
  {
    deal_id: "d2",
    amount: "200.20",
    status: "won",
    rep_id: "bob",
    company_id: 2,
    created_at: "2024-01-06T10:00:00Z",
    closed_at: "2024-02-10T10:00:00Z",
  },
  {
    deal_id: "d3",
    amount: "300.30",
    status: "lost",
    rep_id: "ann",
    company_id: 1,
    created_at: "2024-01-07T10:00:00Z",
    closed_at: "2024-02-11T10:00:00Z",
  },
  {
    deal_id: "d4",
    amount: null,
    status: "open",
    rep_id: null,
    company_id: null,
    created_at: "2024-02-08T10:00:00Z",
  },
  {
    deal_id: "d5",
    amount: "50.00",
    status: "won",
    rep_id: "ann",
    company_id: 2,
    created_at: "2024-02-09T10:00:00Z",
    closed_at: null,
  },
];
const companies = [
  { company_id: 1, industry: "medical", country: "FR" },
  { company_id: 2, industry: "retail", country: "US" },
];
const tables = { deal: deals, company: companies, rep: [{ rep_id: "ann" }, { rep_id: "bob" }] };

async function answered(session: QuerySession, query: MetricQueryInput) {
  const result = await queryMetric(session, query);
  if (!result.ok) throw new Error(result.error.map((one) => one.message.en).join("\n"));
  return result.value;
}

describe("queryMetric", () => {
  it("counts and sums over all rows", async () => {
    const world = await queryWorld(tables);
    const answer = await answered(world, { metrics: ["deals_created", "won_amount", "win_rate"] });
    expect(shown(answer)).toEqual([
      {
        deals_created: 5,
        won_amount: "350.3",
        win_rate: "0.75",
        "win_rate.low": expect.any(String),
        "win_rate.high": expect.any(String),
      },
    ]);
  });

  it("buckets an instant in the workspace's zone, each measure by its own date", async () => {
    const world = await queryWorld(tables);
    const answer = await answered(world, {
      metrics: ["deals_created", "deals_won"],
      grain: "month",
      from: "2024-01-01",
      to: "2024-03-31",
    });
    expect(shown(answer)).toEqual([
      { period: "2024-01-01", deals_created: 3, deals_won: 0 },
      { period: "2024-02-01", deals_created: 2, deals_won: 2 },
    ]);
    expect(answer.totals).toEqual([{ keys: [], row: [null, 5, 2] }]);
    expect(answer.provenance.metrics[1]!.inputs).toEqual([
      { measure: "deals_won.measure", of: "deal", dated: "closed_at", n: 2, undated: 1, excludedForNull: 0 },
    ]);
  });

  it("keeps the group of null, and recomputes totals of distinct counts and medians", async () => {
    const world = await queryWorld(tables, {
      yaml: `
measures:
  companies_of_deals: { dataset: deal, aggregation: count_distinct, of: company_id, unit: companies }
  median_amount: { dataset: deal, aggregation: median, of: amount, unit: money }
`,
    });
    const answer = await answered(world, {
      metrics: ["companies_of_deals", "median_amount", "deals_created"],
      by: ["rep"],
    });
    expect(shown(answer)).toEqual([
      { rep: "ann", companies_of_deals: 2, median_amount: "100.1", deals_created: 3 },
      { rep: "bob", companies_of_deals: 1, median_amount: "200.2", deals_created: 1 },
      { rep: null, companies_of_deals: 0, median_amount: null, deals_created: 1 },
    ]);
    expect(answer.totals[0]!.row.map(String)).toEqual(["null", "2", "150.15", "5"]);
  });

  it("keeps values apart when a distinct count shares their scan", async () => {
    const world = await queryWorld(tables, {
      yaml: `
measures:
  companies_of_deals: { dataset: deal, aggregation: count_distinct, of: company_id, unit: companies }
  smallest: { dataset: deal, aggregation: min, of: amount, unit: money }
  largest: { dataset: deal, aggregation: max, of: amount, unit: money }
`,
    });
    const answer = await answered(world, {
      metrics: ["companies_of_deals", "smallest", "largest"],
      by: ["rep"],
    });
    expect(shown(answer)).toEqual([
      { rep: "ann", companies_of_deals: 2, smallest: "50", largest: "300.3" },
      { rep: "bob", companies_of_deals: 1, smallest: "200.2", largest: "200.2" },
      { rep: null, companies_of_deals: 0, smallest: null, largest: null },
    ]);
  });
});
