import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../../contract/index.ts";
import { openRows } from "../open-rows.ts";
import { queryMetric } from "../query-metric.ts";
import { openWorld, worldEngine } from "../testing/generated-world/open-world.ts";
import { shown, type TestTables } from "../testing/query-world.ts";

const label = 'label: { en: "L", fr: "L" }';

const yaml = `
datasets:
  sale:
    ${label}
    counted_as: sales
    columns: { day: date, paid: date, at: instant, shop_id: text, n: integer }
    relationships:
      shop: { to: shop, by: shop_id }
      by_day: { to: state, by: shop_id, key: shop_id, valid: { from: since, until: until } }
      mixed: { to: state, by: shop_id, key: shop_id, valid: { from: since, until: until_at } }
      by_moment: { to: state, by: shop_id, key: shop_id, valid: { from: since_at, until: until_at } }
  shop:
    ${label}
    key: shop_id
    counted_as: shops
    columns: { shop_id: text, opened: date }
  state:
    ${label}
    columns: { shop_id: text, size: text, since: date, until: date, since_at: instant, until_at: instant }
dimensions:
  sales_of_shop: { ${label}, metric: sales, per: shop }
  most_of_shop: { ${label}, metric: most, per: shop }
  inverse_of_shop: { ${label}, metric: inverse, per: shop }
  doubled_of_shop: { ${label}, metric: doubled, per: shop }
  opened: { ${label}, on: { shop: opened } }
  which: { ${label}, on: { sale: shop_id, shop: shop_id } }
measures:
  all_sales: { dataset: sale, aggregation: count, time: day, unit: sales }
metrics:
  sales: { ${label}, kind: simple, measure: all_sales }
  paid: { ${label}, kind: simple, measure: { dataset: sale, aggregation: count, time: paid } }
  momentary: { ${label}, kind: simple, measure: { dataset: sale, aggregation: count, time: at } }
  most: { ${label}, kind: simple, measure: { dataset: sale, aggregation: max, of: n, time: day, unit: things } }
  doubled: { ${label}, kind: derived, formula_of: sales * 2 + 1 }
  inverse: { ${label}, kind: derived, formula_of: 1 / (sales - 1) }
  shops: { ${label}, kind: simple, measure: { dataset: shop, aggregation: count } }
  share_of_opening: { ${label}, kind: ratio, numerator: sales, denominator: { metric: sales, across: [opened] } }
  share: { ${label}, kind: ratio, numerator: sales, denominator: { metric: sales, across: [which] } }
  shares_in_time: { ${label}, kind: ratio, numerator: share, denominator: { metric: share, across: [time] } }
`;

const sale = (day: string, more: object = {}) => ({ day, paid: null, at: null, shop_id: "a", n: 1, ...more });

async function lines(tables: TestTables, query: MetricQueryInput): Promise<readonly string[]> {
  const plan = { yaml, tables, settings: {}, asOf: "2024-04-10T10:00:00.000Z" };
  const { session } = await openWorld(await worldEngine(), plan);
  const answer = await queryMetric(session, { totals: false, ...query });
  if (!answer.ok) throw new Error(answer.error.map(({ message }) => message.en).join("\n"));
  return shown(answer.value).map((row) => Object.values(row).map(String).join(" "));
}

const state = (size: string, since: string, until: string | null) => ({
  shop_id: "a",
  size,
  since,
  until,
  since_at: `${since}T12:00:00Z`,
  until_at: until === null ? null : `${until}T12:00:00Z`,
});

describe("a history", () => {
  const tables = {
    sale: [sale("2024-01-05", { paid: "2024-02-05", at: "2024-02-01T11:00:00Z" })],
    state: [state("small", "2024-01-01", "2024-02-01"), state("large", "2024-02-01", null)],
  };

  it("is read as of what dates each metric's rows, also when they are asked together and without time", async () => {
    const query = { metrics: ["sales", "paid"], by: ["sale.by_day.size"] };
    expect(await lines(tables, query)).toEqual(["large 0 1", "small 1 0"]);
  });

  it("goes by the day beside a day, and by the moment beside a moment", async () => {
    expect(await lines(tables, { metrics: ["momentary"], by: ["sale.by_day.size"] })).toEqual(["large 1"]);
    expect(await lines(tables, { metrics: ["momentary"], by: ["sale.by_moment.size"] })).toEqual(["small 1"]);
    const day = { ...tables, sale: [sale("2024-02-01")] };
    expect(await lines(day, { metrics: ["sales"], by: ["sale.by_moment.size"] })).toEqual(["large 1"]);
  });

  it("may begin with a day and end with a moment", async () => {
    const query = { metrics: ["momentary"], by: ["sale.mixed.size"] };
    const until = (moment: string) => ({
      ...tables,
      state: [{ ...state("small", "2024-02-01", null), until_at: moment }],
    });
    expect(await lines(until("2024-02-01T12:00:00Z"), query)).toEqual(["small 1"]);
    expect(await lines(until("2024-02-01T11:00:00Z"), query)).toEqual(["null 1"]);
  });

  it("may be read by two stretches of time in one question", async () => {
    const query = { metrics: ["momentary"], by: ["sale.by_day.size", "sale.by_moment.size"] };
    expect(await lines(tables, query)).toEqual(["large small 1"]);
  });
});

describe("a metric as a dimension", () => {
  const tables = {
    sale: [sale("2024-01-01", { n: 4 }), sale("2024-01-02", { n: 7 })],
    shop: [
      { shop_id: "a", opened: "2023-05-01" },
      { shop_id: "b", opened: "2023-06-01" },
    ],
  };

  it("has the metric's empty value for rows that nothing leads to", async () => {
    expect(await lines(tables, { metrics: ["shops"], by: ["sales_of_shop"] })).toEqual(["0 1", "2 1"]);
    expect(await lines(tables, { metrics: ["shops"], by: ["most_of_shop"] })).toEqual(["7 1", "null 1"]);
    expect(await lines(tables, { metrics: ["shops"], by: ["doubled_of_shop"] })).toEqual(["1 1", "5 1"]);
  });

  it("filters, those it excludes counted among the rows that no filter could tell", async () => {
    expect(await lines(tables, { metrics: ["shops"], where: "sales_of_shop <> 2" })).toEqual(["1"]);
    expect(await lines(tables, { metrics: ["shops"], where: "most_of_shop not in (7)" })).toEqual(["0"]);
  });

  it("opens the rows of objects that nothing leads to", async () => {
    const query: MetricQueryInput = { metrics: ["shops"], by: ["sales_of_shop"] };
    const plan = { yaml, tables, settings: {}, asOf: "2024-04-10T10:00:00.000Z" };
    const { session } = await openWorld(await worldEngine(), plan);
    const opened = await openRows(session, query, { metric: "shops", keys: { sales_of_shop: 0 } });
    const rows = opened.ok ? opened.value.inputs.flatMap(({ table }) => table.rows) : opened.error;
    expect(rows.map((row) => (Array.isArray(row) ? row[0] : row))).toEqual(["b"]);
  });

  it("has none where the object itself is unknown", async () => {
    const more = { ...tables, sale: [...tables.sale, sale("2024-01-03", { shop_id: null, n: null })] };
    const query = { metrics: ["sales"], by: ["sales_of_shop"] };
    expect(await lines(more, query)).toEqual(["2 2", "null 1"]);
  });

  it("keeps what the metric gives over rows, when that is nothing", async () => {
    const more = { ...tables, sale: [...tables.sale, sale("2024-01-03", { shop_id: "b" })] };
    expect(await lines(more, { metrics: ["shops"], by: ["inverse_of_shop"] })).toEqual(["1 1", "null 1"]);
    expect(await lines(tables, { metrics: ["shops"], by: ["inverse_of_shop"] })).toEqual(["-1 1", "1 1"]);
  });
});

describe("a side that ignores a dimension", () => {
  const tables = {
    sale: [sale("2024-01-01"), sale("2024-02-01"), sale("2024-02-02", { shop_id: "b" })],
    shop: [
      { shop_id: "a", opened: "2023-05-01" },
      { shop_id: "b", opened: "2023-06-01" },
    ],
  };

  it("ignores it at whatever grain it is asked, or filtered", async () => {
    const shares = async (query: Partial<MetricQueryInput>) => {
      const answer = await lines(tables, { metrics: ["share_of_opening"], ...query });
      return answer.map((line) => line.replace(/ [\d.]+ [\d.]+$/u, ""));
    };
    expect(await shares({ by: ["opened:month"] })).toEqual([
      "2023-05-01 0.66666666666666666667",
      "2023-06-01 0.33333333333333333333",
    ]);
    expect(await shares({ where: "opened < date '2023-06-01'" })).toEqual(["0.66666666666666666667"]);
  });

  it("ignores it beside what the metric around it ignores", async () => {
    const query = { metrics: ["shares_in_time"], by: ["which"], grain: "month" };
    expect(await lines(tables, query)).toEqual(["2024-01-01 a 1.5", "2024-02-01 a 0.75", "2024-02-01 b 1.5"]);
  });
});
