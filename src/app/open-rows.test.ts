import { describe, expect, it } from "vitest";
import { type Answer, type AnswerValue, grains, type MetricQueryInput } from "../contract/index.ts";
import { isDecimal } from "../core/index.ts";
import { type SeededRandom, seededRandom } from "../stats/index.ts";
import { type OpenedInput, openRows } from "./open-rows.ts";
import { planInput, queryMetric } from "./query-metric.ts";
import { aggregatePlainly, finishPlainly, sameNumber } from "./testing/aggregate-plainly.ts";
import { queryWorld, type TestWorld } from "./testing/query-world.ts";
import { randomTables } from "./testing/random-tables.ts";

const seed = Number(process.env["ENTENTE_SEED"] ?? 20240701);
const isLong = process.env["ENTENTE_TEST_LONG"] === "1";
const cellsPerMetric = isLong ? 200 : 3;
const cellsPerQuery = isLong ? 20 : 3;

async function answered(world: TestWorld, query: MetricQueryInput): Promise<Answer> {
  const result = await queryMetric(world, query);
  if (!result.ok) throw new Error(result.error.map((one) => one.message.en).join("\n"));
  return result.value;
}

/** What the rows behind a cell give, by an aggregation written apart. */
async function fromRows(world: TestWorld, query: MetricQueryInput, cell: Parameters<typeof openRows>[2]) {
  const opened = await openRows(world, query, { limit: 1_000_000, ...cell });
  if (!opened.ok) throw new Error(opened.error.map((one) => one.message.en).join("\n"));
  const { inputs, finish } = opened.value;
  const gathered = (isMeant: (age: unknown) => boolean) =>
    inputs.map(({ aggregation, fraction, table, total }) => {
      const [weight, age] = ["weight", "age"].map((name) =>
        table.columns.findIndex((one) => one.name === name),
      );
      expect(total).toBe(table.rows.length);
      const rows = table.rows.filter((row) => isMeant(row[age!]));
      return aggregatePlainly(
        aggregation,
        rows.map((row) => row[weight!]),
        fraction,
      );
    });
  const ages = new Set(
    inputs.flatMap(({ table }) => {
      const at = table.columns.findIndex(({ name }) => name === "age");
      return at < 0 ? [] : table.rows.map((row) => Number(row[at]));
    }),
  );
  const byAge = [...ages]
    .toSorted((a, b) => a - b)
    .map((one) => [one, gathered((age) => age === one)] as const);
  return finishPlainly(
    finish,
    gathered(() => true),
    new Map(byAge),
  );
}

function randomQuery(world: TestWorld, metric: string, random: SeededRandom): MetricQueryInput {
  const dimensions = [...world.compiled.model.dimensions.keys()];
  // A number that looks back is asked by period only, a stock by none.
  const least = planInput(world, { metrics: [metric] }).ok ? {} : ({ grain: "month" } as const);
  const working = dimensions.filter(
    (name) => planInput(world, { metrics: [metric], by: [name], ...least }).ok,
  );
  const by = working.length === 0 ? [] : [random.pick(working), random.pick(working)];
  const query: MetricQueryInput = {
    metrics: [metric],
    by: [...new Set(by)].slice(0, random.integer(3)),
    ...(random.uniform() < 0.6 && { grain: random.pick(grains) }),
    ...(random.uniform() < 0.4 && { from: "2024-01-10", to: "2024-05-20" }),
    ...(working.length > 0 && random.uniform() < 0.3 && { where: `${random.pick(working)} is not null` }),
  };
  const compared = {
    ...query,
    compare: random.pick(["previous", "year"] as const),
    asOf: "2024-05-10T10:00:00Z",
  };
  const { grain: _, ...anytime } = query;
  if (!planInput(world, query).ok) return { ...anytime, ...least };
  return planInput(world, compared).ok && random.uniform() < 0.3 ? compared : query;
}

function keysOf(answer: Answer, row: readonly AnswerValue[], kept?: readonly string[]) {
  const keys = answer.columns.flatMap((column, index) => {
    const isKey = column.kind === "time" || column.kind === "dimension";
    if (!isKey || (kept && !kept.includes(column.name))) return [];
    const value = row[index] ?? null;
    return [[column.name, isDecimal(value) ? value.toFixed() : value] as const];
  });
  return Object.fromEntries(keys);
}

/** Asks one random question and opens some of its cells; gives how many. */
async function checkCells(world: TestWorld, metric: string, random: SeededRandom): Promise<number> {
  const query = randomQuery(world, metric, random);
  const answer = await answered(world, query);
  const at = answer.columns.findIndex((column) => column.name === metric);
  const earlierAt = answer.columns.findIndex((column) => column.name === `${metric}.earlier`);
  const cells = [
    ...answer.rows.map((row) => ({ row, kept: undefined })),
    ...answer.totals.map(({ keys, row }) => ({ row, kept: keys })),
  ];
  const picked = Array.from({ length: Math.min(cellsPerQuery, cells.length) }, () => random.pick(cells));
  for (const { row, kept } of picked) {
    const keys = keysOf(answer, row, kept);
    const about = JSON.stringify({ query, keys });
    expect(sameNumber(row[at], await fromRows(world, query, { metric, keys })), about).toBe(true);
    if (earlierAt < 0 || (query.grain && typeof keys["period"] !== "string")) continue;
    const earlier = await fromRows(world, query, { metric, keys, earlier: true });
    expect(sameNumber(row[earlierAt], earlier), `earlier ${about}`).toBe(true);
  }
  return picked.length;
}

describe("openRows", () => {
  it(`gives for every metric rows whose own aggregation is the cell (seed ${seed})`, {
    timeout: isLong ? 3_000_000 : 120_000,
  }, async () => {
    const random = seededRandom(seed, "cells");
    const world = await queryWorld(randomTables(seed, 40), { loadedAt: "2024-07-01T00:00:00.000Z" });
    for (const metric of world.compiled.model.metrics.keys()) {
      let checked = 0;
      while (checked < cellsPerMetric) checked += await checkCells(world, metric, random);
    }
  });

  it("pages through rows in the order of their key, with where each came from", async () => {
    const deal = ["d3", "d1", "d2"].map((deal_id) => ({ deal_id, status: "won", amount: "10.00" }));
    const world = await queryWorld({ deal });
    const opened = await openRows(
      world,
      { metrics: ["won_amount"] },
      { metric: "won_amount", limit: 1, offset: 1 },
    );
    if (!opened.ok) throw new Error("refused");
    const [input] = opened.value.inputs;
    expect(input!.total).toBe(3);
    const names = input!.table.columns.map((column) => column.name);
    expect(names).toEqual([
      "deal_id",
      "closed_at",
      "person_id",
      "company_id",
      "rep_id",
      "campaign_id",
      "product_id",
      "_source",
      "_load",
      "_file",
      "_record",
      "weight",
    ]);
    expect(input!.table.rows[0]!.map(String)).toEqual([
      "d2",
      "null",
      "null",
      "null",
      "null",
      "null",
      "null",
      "test",
      "1",
      "1",
      "3",
      "10",
    ]);
  });

  it("gives with a member of a concept the event that made the entry, and where it came from", async () => {
    const entry = (entered_at: string | null, person_id: number, stage = "lead") => ({
      entered_at,
      person_id,
      stage,
    });
    const world = await queryWorld({
      person: [{ person_id: 1 }, { person_id: 2 }],
      stage_entry: [
        entry("2024-03-02T10:00:00Z", 1),
        entry("2024-01-02T10:00:00Z", 1, "mql"),
        entry("2024-02-02T10:00:00Z", 1),
        entry(null, 2),
      ],
    });
    const opened = await openRows(world, { metrics: ["leads"] }, { metric: "leads" });
    if (!opened.ok) throw new Error("refused");
    const [{ table, total }] = opened.value.inputs as [OpenedInput];
    expect(table.columns.map(({ name }) => name)).toEqual([
      "person_id",
      "entered_at",
      "stage_entry_id",
      "_source",
      "_load",
      "_file",
      "_record",
      "weight",
    ]);
    expect(table.rows.map((row) => row.map(String))).toEqual([
      ["1", "2024-02-02T10:00:00.000Z", "stage_entry-2", "test", "1", "1", "3", "1"],
      ["2", "null", "stage_entry-3", "test", "1", "1", "4", "1"],
    ]);
    expect(total).toBe(2);
  });

  it("refuses a key that the answer does not have", async () => {
    const world = await queryWorld({});
    const opened = await openRows(
      world,
      { metrics: ["leads"], by: ["country"] },
      { metric: "leads", keys: { contry: "FR" } },
    );
    expect(!opened.ok && opened.error[0]).toMatchObject({ code: "cell-unknown", suggestion: "country" });
  });
});
