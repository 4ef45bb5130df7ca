import { describe, expect, it } from "vitest";
import type { CellQueryInput, MetricQueryInput } from "../../contract/index.ts";
import { openRows } from "../open-rows.ts";
import { queryWorld } from "../testing/query-world.ts";

const label = "label: { en: L, fr: L }";
const yaml = `
datasets:
  stock:
    ${label}
    key: id
    time: day
    columns: { id: text, day: date, shop_id: text, items: integer }
  stay:
    ${label}
    key: id
    time: begins
    columns: { id: text, begins: date, ends: date, kind: text }
dimensions:
  shop: { ${label}, on: { stock: shop_id } }
measures:
  items: { dataset: stock, aggregation: sum, of: items, unit: items }
metrics:
  items_last: { ${label}, kind: balance, measure: items }
  items_each: { ${label}, kind: balance, measure: items, per: [shop_id] }
  items_mean: { ${label}, kind: balance, measure: items, take: avg }
  stays: { ${label}, kind: balance, measure: { dataset: stay, aggregation: count }, holds: { from: begins, until: ends } }
  items_so_far: { ${label}, kind: cumulative, measure: items }
  items_2_days: { ${label}, kind: cumulative, measure: items, window: 2 days }
  items_counted: { ${label}, kind: simple, measure: items }
  growth: { ${label}, kind: derived, formula_of: items_counted - before, inputs: { before: { metric: items_counted, offset: 1 month } } }
`;

const counted = (id: string, day: string, shop_id: string, items: number) => ({ id, day, shop_id, items });
const tables = {
  stock: [
    counted("1", "2024-01-30", "a", 5),
    counted("2", "2024-01-30", "b", 7),
    counted("3", "2024-01-31", "a", 6),
    counted("4", "2024-02-10", "b", 8),
  ],
  stay: [
    { id: "x", begins: "2024-01-01", ends: null },
    { id: "y", begins: "2024-01-15", ends: "2024-01-31" },
    { id: "z", begins: "2024-02-02", ends: "2024-03-01" },
  ],
};

/** The keys of the rows behind a cell: one list for each input. */
async function keysOf(query: MetricQueryInput, keys: CellQueryInput["keys"]): Promise<readonly string[]> {
  const world = await queryWorld(tables, { yaml, loadedAt: "2024-02-29T22:00:00.000Z" });
  const opened = await openRows(world, query, { metric: query.metrics[0]!, ...(keys && { keys }) });
  if (!opened.ok) return opened.error.map(({ code }) => code);
  return opened.value.inputs.map(({ table }) => table.rows.map(([id]) => String(id)).join());
}

describe("openRows", () => {
  it("gives of a balance the rows of the day that stands for the period", async () => {
    const january = { period: "2024-01-01" };
    expect(await keysOf({ metrics: ["items_last"], grain: "month" }, january)).toEqual(["3"]);
    expect(await keysOf({ metrics: ["items_each"], grain: "month" }, january)).toEqual(["2,3"]);
    expect(await keysOf({ metrics: ["items_each"], by: ["shop"] }, { shop: "b" })).toEqual(["4"]);
    expect(await keysOf({ metrics: ["items_last"] }, {})).toEqual(["4"]);
  });

  it("gives of rows that begin and end those that hold then", async () => {
    expect(await keysOf({ metrics: ["stays"], grain: "month" }, { period: "2024-01-01" })).toEqual(["x"]);
    expect(await keysOf({ metrics: ["stays"], to: "2024-01-20" }, {})).toEqual(["x,y"]);
    expect(await keysOf({ metrics: ["stays"] }, {})).toEqual(["x,z"]);
  });

  it("gives of a cumulative metric the rows of its window", async () => {
    const days = { grain: "day", from: "2024-01-31", to: "2024-01-31" } as const;
    expect(await keysOf({ metrics: ["items_so_far"], ...days }, { period: "2024-01-31" })).toEqual(["1,2,3"]);
    expect(await keysOf({ metrics: ["items_2_days"], grain: "month" }, { period: "2024-02-01" })).toEqual([
      "",
    ]);
    expect(await keysOf({ metrics: ["items_2_days"], ...days, by: ["shop"] }, { shop: "b" })).toEqual(["2"]);
  });

  it("gives of a number of another time the rows of that time, apart", async () => {
    const february = { period: "2024-02-01" };
    expect(await keysOf({ metrics: ["growth"], grain: "month" }, february)).toEqual(["4", "1,2,3"]);
  });

  it("refuses what is drawn from several days, and gives it by day", async () => {
    const month = { metrics: ["items_mean"], grain: "month" } as const;
    expect(await keysOf({ ...month, metrics: ["items_mean"] }, { period: "2024-01-01" })).toEqual([
      "rows-drawn",
    ]);
    const day = { metrics: ["items_mean"], grain: "day" as const };
    expect(await keysOf(day, { period: "2024-01-30" })).toEqual(["1,2"]);
  });
});
