import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../../contract/index.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld, shown, type TestTables, type TestWorld } from "../testing/query-world.ts";

const created = (...instants: readonly string[]): TestTables => ({
  deal: instants.map((created_at, index) => ({ deal_id: `d${index}`, created_at, status: "open" })),
});

async function answered(world: TestWorld, query: MetricQueryInput) {
  const result = await queryMetric(world, query);
  if (!result.ok) throw new Error(result.error.map((one) => one.message.en).join("\n"));
  return result.value;
}

describe("queryMetric, compared", () => {
  it("takes of the earlier month as much as has passed of the running one", async () => {
    const world = await queryWorld(
      created(
        "2024-03-02T10:00:00Z",
        "2024-02-10T10:00:00Z",
        "2024-02-15T11:00:00Z",
        "2024-02-15T13:00:00Z",
        "2024-02-28T10:00:00Z",
      ),
      { settings: { timezone: "UTC" } },
    );
    const query: MetricQueryInput = {
      metrics: ["deals_created"],
      grain: "month",
      compare: "previous",
      from: "2024-03-01",
      to: "2024-03-31",
    };
    const running = await answered(world, { ...query, asOf: "2024-03-16T12:00:00Z" });
    expect(shown(running)[0]).toMatchObject({
      deals_created: 1,
      "deals_created.earlier": 2,
      "deals_created.change": -1,
    });
    expect(running.provenance.partial).toEqual(["2024-03-01"]);
    const over = await answered(world, { ...query, asOf: "2024-04-01T00:00:00Z" });
    expect(shown(over)[0]).toMatchObject({
      "deals_created.earlier": 4,
      "deals_created.relative_change": "-0.75",
    });
    expect(over.provenance.partial).toEqual([]);
  });

  it("meets a day with the same weekday a year before", async () => {
    const world = await queryWorld(
      created("2024-03-01T10:00:00Z", "2023-03-03T10:00:00Z", "2023-03-01T10:00:00Z"),
    );
    const answer = await answered(world, {
      metrics: ["deals_created"],
      grain: "day",
      compare: "year",
      from: "2024-03-01",
      to: "2024-03-01",
    });
    expect(shown(answer)[0]).toMatchObject({ period: "2024-03-01", "deals_created.earlier": 1 });
    expect(answer.totals.at(-1)!.row.slice(0, 3)).toEqual([null, 1, 1]);
  });

  it("compares whole months with as many whole months before", async () => {
    const world = await queryWorld(
      created("2024-03-01T10:00:00Z", "2024-01-01T10:00:00Z", "2023-12-31T10:00:00Z"),
    );
    const answer = await answered(world, {
      metrics: ["deals_created"],
      compare: "previous",
      from: "2024-02-01",
      to: "2024-03-31",
    });
    expect(shown(answer)[0]).toMatchObject({ deals_created: 1, "deals_created.earlier": 2 });
    expect(answer.provenance.earlier).toEqual({ from: "2023-12-01", to: "2024-01-31" });
  });

  it("compares a stretch of days with as many days just before, and with the same dates a year before", async () => {
    const world = await queryWorld(
      created("2024-03-15T10:00:00Z", "2024-03-10T10:00:00Z", "2024-03-06T10:00:00Z", "2023-03-15T10:00:00Z"),
    );
    const query: MetricQueryInput = { metrics: ["deals_created"], from: "2024-03-11", to: "2024-03-15" };
    const before = await answered(world, { ...query, compare: "previous" });
    expect(shown(before)[0]).toMatchObject({ deals_created: 1, "deals_created.earlier": 2 });
    expect(before.provenance.earlier).toEqual({ from: "2024-03-06", to: "2024-03-10" });
    const yearBefore = await answered(world, { ...query, compare: "year" });
    expect(shown(yearBefore)[0]).toMatchObject({ deals_created: 1, "deals_created.earlier": 1 });
    expect(yearBefore.provenance.earlier).toEqual({ from: "2023-03-11", to: "2023-03-15" });
  });

  it("takes of a stretch that still runs as much of the one before as has passed", async () => {
    const world = await queryWorld(
      created("2024-03-11T10:00:00Z", "2024-03-06T10:00:00Z", "2024-03-07T13:00:00Z", "2024-03-08T10:00:00Z"),
      { settings: { timezone: "UTC" } },
    );
    const answer = await answered(world, {
      metrics: ["deals_created"],
      from: "2024-03-11",
      to: "2024-03-15",
      compare: "previous",
      asOf: "2024-03-12T12:00:00Z",
    });
    expect(shown(answer)[0]).toMatchObject({ deals_created: 1, "deals_created.earlier": 1 });
  });

  it("ends a running total of the earlier month where the running month stands", async () => {
    const world = await queryWorld(
      created("2024-02-03T10:00:00Z", "2024-01-05T10:00:00Z", "2024-01-10T10:00:00Z", "2024-01-30T10:00:00Z"),
      {
        settings: { timezone: "UTC" },
        yaml: `metrics:
  deals_so_far: { label: { en: So far, fr: Total }, kind: cumulative, measure: { dataset: deal, aggregation: count, time: created_at } }`,
      },
    );
    const query: MetricQueryInput = {
      metrics: ["deals_so_far"],
      grain: "month",
      compare: "previous",
      from: "2024-02-01",
      to: "2024-02-29",
    };
    const running = await answered(world, { ...query, asOf: "2024-02-15T12:00:00Z" });
    expect(shown(running)[0]).toMatchObject({ deals_so_far: 4, "deals_so_far.earlier": 2 });
    const over = await answered(world, { ...query, asOf: "2024-03-01T00:00:00Z" });
    expect(shown(over)[0]).toMatchObject({ deals_so_far: 4, "deals_so_far.earlier": 3 });
  });

  it("meets the last day of a shorter month, where the first day asked has no equal in it", async () => {
    const world = await queryWorld(
      created("2024-03-31T10:00:00Z", "2024-02-29T10:00:00Z", "2024-02-28T10:00:00Z"),
    );
    const answer = await answered(world, {
      metrics: ["deals_created"],
      grain: "month",
      compare: "previous",
      from: "2024-03-31",
      to: "2024-03-31",
    });
    expect(shown(answer)[0]).toMatchObject({ deals_created: 1, "deals_created.earlier": 1 });
    expect(answer.provenance.earlier).toEqual({ from: "2024-02-29", to: "2024-02-29" });
  });

  it("shows what only the year before has in the period it would have now, up to the last day asked", async () => {
    const world = await queryWorld(
      created("2023-02-10T10:00:00Z", "2023-03-03T10:00:00Z", "2024-01-10T10:00:00Z"),
    );
    const query: MetricQueryInput = {
      metrics: ["deals_created"],
      compare: "year",
      from: "2024-01-01",
      to: "2024-02-29",
      totals: false,
    };
    const line = (row: { readonly [column: string]: unknown }) => [
      row["period"],
      row["deals_created"],
      row["deals_created.earlier"],
    ];
    const months = shown(await answered(world, { ...query, grain: "month" })).map(line);
    expect(months).toEqual([
      ["2024-01-01", 1, 0],
      ["2024-02-01", 0, 1],
    ]);
    const weeks = shown(await answered(world, { ...query, grain: "week" })).map(line);
    expect(weeks).toEqual([
      ["2024-01-08", 1, 0],
      ["2024-02-05", 0, 1],
    ]);
  });

  it("shows a group that only the earlier period has", async () => {
    const world = await queryWorld({
      deal: [
        { deal_id: "a", rep_id: "ann", created_at: "2024-02-05T10:00:00Z" },
        { deal_id: "b", rep_id: "bob", created_at: "2024-03-05T10:00:00Z" },
      ],
    });
    const answer = await answered(world, {
      metrics: ["deals_created"],
      by: ["rep"],
      compare: "previous",
      from: "2024-03-01",
      to: "2024-03-31",
    });
    expect(
      shown(answer).map((row) => [row["rep"], row["deals_created"], row["deals_created.earlier"]]),
    ).toEqual([
      ["ann", 0, 1],
      ["bob", 1, 0],
    ]);
  });

  it("gives the interval of a share and of its change", async () => {
    const deal = (status: string, closed_at: string, index: number) => ({
      deal_id: `${status}${closed_at}${index}`,
      status,
      closed_at,
    });
    const many = (count: number, status: string, day: string) =>
      Array.from({ length: count }, (_, index) => deal(status, `${day}T10:00:00Z`, index));
    const world = await queryWorld({
      deal: [
        ...many(9, "won", "2024-03-05"),
        ...many(1, "lost", "2024-03-05"),
        ...many(3, "won", "2024-02-05"),
        ...many(7, "lost", "2024-02-05"),
      ],
    });
    const answer = await answered(world, {
      metrics: ["win_rate"],
      compare: "previous",
      from: "2024-03-01",
      to: "2024-03-31",
    });
    const [row] = shown(answer);
    expect(row).toMatchObject({ win_rate: "0.9", "win_rate.earlier": "0.3", "win_rate.change": "0.6" });
    expect(Number(row!["win_rate.change_low"])).toBeCloseTo(0.1705, 4);
    expect(Number(row!["win_rate.change_high"])).toBeCloseTo(0.809, 4);
  });
});

describe("queryMetric, filled", () => {
  it("shows empty periods: 0 for counts, null for ratios", async () => {
    const world = await queryWorld(created("2024-01-05T10:00:00Z", "2024-03-05T10:00:00Z"));
    const query: MetricQueryInput = {
      metrics: ["deals_created", "win_rate"],
      grain: "month",
      from: "2024-01-01",
      to: "2024-04-30",
    };
    const answer = await answered(world, { ...query, fill: true });
    expect(answer.rows.map((row) => row.slice(0, 3))).toEqual([
      ["2024-01-01", 1, null],
      ["2024-02-01", 0, null],
      ["2024-03-01", 1, null],
      ["2024-04-01", 0, null],
    ]);
    expect(answer.columns[0]!.values!["2024-02-01"]).toEqual({ en: "February 2024", fr: "février 2024" });
  });

  it("fills from the first period with a row to the last, each value of a dimension in all of them", async () => {
    const world = await queryWorld({
      deal: [
        { deal_id: "a", rep_id: "ann", created_at: "2024-01-05T10:00:00Z" },
        { deal_id: "b", rep_id: "bob", created_at: "2024-03-05T10:00:00Z" },
      ],
    });
    const answer = await answered(world, {
      metrics: ["deals_created"],
      by: ["rep"],
      grain: "month",
      fill: true,
      totals: false,
    });
    expect(shown(answer).map((row) => [row["period"], row["rep"], row["deals_created"]])).toEqual([
      ["2024-01-01", "ann", 1],
      ["2024-01-01", "bob", 0],
      ["2024-02-01", "ann", 0],
      ["2024-02-01", "bob", 0],
      ["2024-03-01", "ann", 0],
      ["2024-03-01", "bob", 1],
    ]);
  });

  it("fills an answer without any row", async () => {
    const world = await queryWorld({});
    const answer = await answered(world, {
      metrics: ["deals_created"],
      grain: "quarter",
      from: "2024-01-01",
      to: "2024-06-30",
      fill: true,
    });
    expect(answer.rows).toEqual([
      ["2024-01-01", 0],
      ["2024-04-01", 0],
    ]);
  });

  it("is refused by periods that stand among the dimensions, which would meet none", async () => {
    const world = await queryWorld(created("2024-03-02T10:00:00Z", "2024-02-10T10:00:00Z"));
    const query: MetricQueryInput = { metrics: ["deals_created"], by: ["period:month"], from: "2024-03-01" };
    const answer = await answered(world, query);
    expect(shown(answer)).toEqual([{ "period:month": "2024-03-01", deals_created: 1 }]);
    for (const grain of [{}, { grain: "day" }]) {
      const refused = await queryMetric(world, { ...query, ...grain, compare: "previous" });
      expect(refused.ok ? [] : refused.error.map(({ code }) => code)).toEqual(["compare-by-period"]);
      expect(refused.ok ? "" : refused.error[0]!.message.fr).toContain("« month » comme pas de temps");
    }
  });
});
