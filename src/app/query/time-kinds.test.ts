import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../../contract/index.ts";
import { addDays } from "../../core/index.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld, shown, type TestWorld } from "../testing/query-world.ts";

const label = (text: string) => `label: { en: "${text}", fr: "${text}" }`;

const yaml = `
datasets:
  sale:
    ${label("Sale")}
    time: day
    counted_as: sales
    columns: { day: date, shop_id: text, buyer_id: text, amount: decimal }
    relationships:
      shop: { to: shop, by: shop_id }
      shop_then: { to: shop_history, by: shop_id, key: shop_id, valid: { from: since, until: until } }
  shop:
    ${label("Shop")}
    key: shop_id
    counted_as: shops
    columns: { shop_id: text, country: text, opened: date, closed: date }
  shop_history:
    ${label("Shop history")}
    columns: { shop_id: text, size: text, since: date, until: date }
  stock:
    ${label("Stock")}
    time: day
    columns: { day: date, shop_id: text, items: integer }
    relationships:
      shop: { to: shop, by: shop_id }
  visit:
    ${label("Visit")}
    time: at
    counted_as: visits
    columns: { at: instant, shop_id: text }
  phase_day: { ${label("Phase")}, time: day, columns: { day: date, phase: text } }
calendars:
  phase: { ${label("Phase")}, dataset: phase_day, day: day, period: phase }
  season:
    ${label("Season")}
    starts: ["2024-01-01", "2024-01-11", "2024-02-01", "2024-03-01"]
dimensions:
  shop_country: { ${label("Country")}, on: { shop: country } }
  sales_per_shop: { ${label("Sales of the shop")}, metric: sales, per: shop }
  mean_of_shop: { ${label("Mean of the shop")}, metric: mean_amount, per: shop }
  median_of_shop: { ${label("Median of the shop")}, metric: median_amount, per: shop }
  third_of_shop: { ${label("Third of the shop")}, metric: third_amount, per: shop }
  rest_of_shop: { ${label("Rest of the shop")}, metric: rest, per: shop }
measures:
  items: { dataset: stock, aggregation: sum, of: items, unit: items }
metrics:
  sales: { ${label("Sales")}, kind: simple, measure: { dataset: sale, aggregation: count } }
  shops: { ${label("Shops")}, kind: simple, measure: { dataset: shop, aggregation: count } }
  busy_shops: { ${label("Busy shops")}, kind: simple, measure: { dataset: shop, aggregation: count }, where: sales_per_shop > 2 }
  amount: { ${label("Amount")}, kind: simple, measure: { dataset: sale, aggregation: sum, of: amount }, unit: points }
  mean_amount: { ${label("Mean")}, kind: simple, measure: { dataset: sale, aggregation: avg, of: amount }, unit: points }
  median_amount: { ${label("Median")}, kind: simple, measure: { dataset: sale, aggregation: median, of: amount }, unit: points }
  third_amount: { ${label("Third")}, kind: simple, measure: { dataset: sale, aggregation: median, of: amount, where: day > date '2024-01-02' }, unit: points, fill_nulls_with: 7 }
  rest:
    ${label("Rest")}
    kind: derived
    formula_of: (sales - french) / nullif(sales, 0) * 3 + 1 - 0.5
    inputs: { french: { metric: sales, where: shop_country = 'FR' } }
    fill_nulls_with: 9
  buyers: { ${label("Buyers")}, kind: simple, measure: { dataset: sale, aggregation: count_distinct, of: buyer_id }, unit: people }
  sales_so_far: { ${label("So far")}, kind: cumulative, measure: { dataset: sale, aggregation: count } }
  sales_3_days: { ${label("Three days")}, kind: cumulative, measure: { dataset: sale, aggregation: count }, window: 3 days }
  buyers_month: { ${label("Buyers of the month")}, kind: cumulative, measure: { dataset: sale, aggregation: count_distinct, of: buyer_id }, to_date: month, unit: people }
  mean_3_days: { ${label("Mean of three days")}, kind: cumulative, measure: { dataset: sale, aggregation: count }, window: 3 days, period_value: average }
  growth:
    ${label("Growth")}
    kind: derived
    formula_of: sales - before
    inputs: { before: { metric: sales, offset: 1 month } }
  since_start:
    ${label("Since the start")}
    kind: derived
    formula_of: sales - first_day
    inputs: { first_day: { metric: sales, at_start_of: month } }
  month_before: { ${label("A month before")}, kind: derived, formula_of: before, inputs: { before: { metric: sales, offset: 1 month } } }
  visits_at_start: { ${label("At the start of the hour")}, kind: derived, formula_of: start, inputs: { start: { metric: visits, at_start_of: hour } } }
  days_before:
    ${label("Days a month before")}
    kind: derived
    formula_of: before
    inputs: { before: { metric: sales, offset: 1 month, each_day: true } }
  last_season:
    ${label("Last season")}
    kind: derived
    formula_of: before
    inputs: { before: { metric: sales, offset: 1 season } }
  last_phase: { ${label("Last phase")}, kind: derived, formula_of: before, inputs: { before: { metric: sales, offset: 1 phase } } }
  french_share:
    ${label("French share")}
    kind: derived
    formula_of: french / sales
    inputs: { french: { metric: sales, where: shop_country = 'FR' } }
    unit: share
  items_last: { ${label("Items")}, kind: balance, measure: items }
  items_mean: { ${label("Mean items")}, kind: balance, measure: items, take: avg }
  items_each: { ${label("Items, each shop's last")}, kind: balance, measure: items, per: [shop_id] }
  open_shops: { ${label("Open shops")}, kind: balance, measure: { dataset: shop, aggregation: count, time: opened }, holds: { from: opened, until: closed } }
  visits: { ${label("Visits")}, kind: simple, measure: { dataset: visit, aggregation: count } }
  visits_before:
    ${label("An hour before")}
    kind: derived
    formula_of: before
    inputs: { before: { metric: visits, offset: 1 hour } }
`;

const sale = (day: string, shop_id: string, buyer_id: string, amount = "1") => ({
  day,
  shop_id,
  buyer_id,
  amount,
});
const tables = {
  sale: [
    sale("2024-01-01", "a", "x", "10"),
    sale("2024-01-02", "a", "y", "20"),
    sale("2024-01-02", "b", "x", "30"),
    sale("2024-01-31", "a", "x", "40"),
    sale("2024-02-01", "b", "z", "50"),
    sale("2024-02-29", "a", "x", "60"),
  ],
  shop: [
    { shop_id: "a", country: "FR", opened: "2024-01-01", closed: null },
    { shop_id: "b", country: "DE", opened: "2024-01-15", closed: "2024-02-10" },
  ],
  shop_history: [
    { shop_id: "a", size: "small", since: "2023-01-01", until: "2024-01-02" },
    { shop_id: "a", size: "large", since: "2024-01-02", until: null },
    { shop_id: "b", size: "small", since: "2024-02-01", until: null },
  ],
  stock: [
    { day: "2024-01-30", shop_id: "a", items: 5 },
    { day: "2024-01-30", shop_id: "b", items: 7 },
    { day: "2024-01-31", shop_id: "a", items: 6 },
    { day: "2024-02-10", shop_id: "b", items: 8 },
  ],
  phase_day: Array.from({ length: 60 }, (_, index) => ({
    day: addDays("2024-01-01", index),
    phase: index < 2 ? "opening" : index < 31 ? "winter" : "february",
  })),
  visit: [
    { at: "2024-01-01T09:10:00Z", shop_id: "a" },
    { at: "2024-01-01T09:50:00Z", shop_id: "a" },
    { at: "2024-01-01T10:20:00Z", shop_id: "b" },
  ],
};

const world = (): Promise<TestWorld> => queryWorld(tables, { yaml, loadedAt: "2024-02-29T22:00:00.000Z" });

async function rowsOf(query: MetricQueryInput): Promise<readonly object[]> {
  const answer = await queryMetric(await world(), { totals: false, ...query });
  if (!answer.ok) throw new Error(answer.error.map(({ message }) => message.en).join("\n"));
  return shown(answer.value);
}

/** Values of one metric by period: one line a row. */
async function byPeriod(
  metric: string,
  query: Omit<MetricQueryInput, "metrics">,
): Promise<readonly string[]> {
  const rows = await rowsOf({ metrics: [metric], ...query });
  return rows.map((row) => Object.values(row).map(String).join(" "));
}

describe("cumulative metrics", () => {
  it("take at a coarser grain the value at the end of the period", async () => {
    expect(await byPeriod("sales_so_far", { grain: "month" })).toEqual(["2024-01-01 4", "2024-02-01 6"]);
    expect(await byPeriod("sales_3_days", { grain: "month" })).toEqual(["2024-01-01 1", "2024-02-01 1"]);
  });

  it("reach back by days, each day included", async () => {
    const days = { grain: "day", from: "2024-01-01", to: "2024-01-05" } as const;
    expect(await byPeriod("sales_3_days", days)).toEqual([
      "2024-01-01 1",
      "2024-01-02 3",
      "2024-01-03 3",
      "2024-01-04 2",
    ]);
  });

  it("reach back beyond the first day asked", async () => {
    const days = { grain: "day", from: "2024-01-03", to: "2024-01-03" } as const;
    expect(await byPeriod("sales_3_days", days)).toEqual(["2024-01-03 3"]);
  });

  it("count distinct values over the whole window, since the period began", async () => {
    expect(await byPeriod("buyers_month", { grain: "day", from: "2024-01-30", to: "2024-02-01" })).toEqual([
      "2024-01-30 2",
      "2024-01-31 2",
      "2024-02-01 1",
    ]);
  });

  it("may be the mean of the days whose window holds rows", async () => {
    expect(await byPeriod("mean_3_days", { grain: "month", to: "2024-01-31" })).toEqual(["2024-01-01 2"]);
  });

  it("have as a total the value at the last day", async () => {
    const answer = await queryMetric(await world(), {
      metrics: ["sales_so_far"],
      grain: "month",
      by: ["shop_country"],
    });
    if (!answer.ok) throw new Error(answer.error[0]!.message.en);
    expect(shown(answer.value)).toEqual([
      { period: "2024-01-01", shop_country: "DE", sales_so_far: 1 },
      { period: "2024-01-01", shop_country: "FR", sales_so_far: 3 },
      { period: "2024-02-01", shop_country: "DE", sales_so_far: 2 },
      { period: "2024-02-01", shop_country: "FR", sales_so_far: 4 },
    ]);
    expect(answer.value.totals.map(({ keys, row }) => [keys.join(), row.at(-1)])).toEqual([
      ["period", 4],
      ["period", 6],
      ["shop_country", 2],
      ["shop_country", 4],
      ["", 6],
    ]);
  });
});

describe("offsets", () => {
  it("compare each period with the one so long before", async () => {
    expect(await byPeriod("growth", { grain: "month" })).toEqual(["2024-01-01 4", "2024-02-01 -2"]);
  });

  it("take each day by itself where that is said: the last one of a shorter month again", async () => {
    const months = { grain: "month", from: "2024-02-01", to: "2024-03-31" } as const;
    expect(await byPeriod("days_before", months)).toEqual(["2024-02-01 3", "2024-03-01 4"]);
    const days = { grain: "day", from: "2024-03-28", to: "2024-03-31" } as const;
    expect(await byPeriod("days_before", days)).toEqual(["2024-03-29 1", "2024-03-30 1", "2024-03-31 1"]);
  });

  it("have no total: all periods together are before nothing", async () => {
    const answer = await queryMetric(await world(), {
      metrics: ["growth"],
      by: ["shop_country"],
      grain: "month",
    });
    if (!answer.ok) throw new Error(answer.error.map(({ message }) => message.en).join("\n"));
    const overTime = answer.value.totals.filter(({ keys }) => !keys.includes("period"));
    expect(overTime.length).toBe(3);
    expect(overTime.map(({ row }) => row.at(-1))).toEqual([null, null, null]);
  });

  it("take the first day of a period", async () => {
    expect(await byPeriod("since_start", { grain: "day", from: "2024-02-01", to: "2024-02-29" })).toEqual(
      Array.from({ length: 29 }, (_, index) => {
        const sales = index === 0 || index === 28 ? 1 : 0;
        return `2024-02-${String(index + 1).padStart(2, "0")} ${sales - 1}`;
      }),
    );
  });

  it("go by a calendar of the company's own", async () => {
    expect(await byPeriod("last_season", { grain: "season" })).toEqual(["2024-01-11 3", "2024-02-01 1"]);
    expect(await byPeriod("last_season", { grain: "month" })).toEqual(["2024-01-01 3", "2024-02-01 1"]);
  });

  it("go by a calendar that a dataset lists day by day", async () => {
    expect(await byPeriod("last_phase", { grain: "phase" })).toEqual(["february 1", "winter 3"]);
  });

  it("go by days that lie apart: each of them takes its own", async () => {
    const february = { from: "2024-02-01", to: "2024-02-29" } as const;
    expect(await byPeriod("month_before", { by: ["period:day_of_week"], ...february })).toEqual([
      "4 2",
      "5 2",
    ]);
  });

  it("take the first moment of the hour", async () => {
    const hours = { grain: "minute", from: "2024-01-01T09:00:00Z", to: "2024-01-01T09:12:00Z" } as const;
    expect(await byPeriod("visits_at_start", hours)).toEqual([]);
    const day = { grain: "hour", from: "2024-01-01", to: "2024-01-01" } as const;
    expect(await byPeriod("visits_at_start", day)).toEqual([
      "2024-01-01T09:00:00.000Z 2",
      "2024-01-01T10:00:00.000Z 1",
    ]);
  });

  it("go by hours", async () => {
    expect(await byPeriod("visits_before", { grain: "hour", from: "2024-01-01", to: "2024-01-01" })).toEqual([
      "2024-01-01T10:00:00.000Z 2",
      "2024-01-01T11:00:00.000Z 1",
    ]);
  });
});

describe("balances", () => {
  it("take the last day of a period for all, or for each value of a column", async () => {
    expect(await byPeriod("items_last", { grain: "month" })).toEqual(["2024-01-01 6", "2024-02-01 8"]);
    expect(await byPeriod("items_each", { grain: "month" })).toEqual(["2024-01-01 13", "2024-02-01 8"]);
    expect(await rowsOf({ metrics: ["items_last", "items_each"] })).toEqual([
      { items_last: 8, items_each: 14 },
    ]);
  });

  it("stand within the period asked", async () => {
    expect(await byPeriod("items_last", { grain: "month", from: "2024-02-01" })).toEqual(["2024-02-01 8"]);
    expect(await byPeriod("items_each", { grain: "month", from: "2024-02-01" })).toEqual(["2024-02-01 8"]);
    expect(await rowsOf({ metrics: ["items_each"], from: "2024-02-01" })).toEqual([{ items_each: 8 }]);
  });

  it("may be the mean of the days", async () => {
    expect(await byPeriod("items_mean", { grain: "month" })).toEqual(["2024-01-01 9", "2024-02-01 8"]);
  });

  it("give in a cell what the same filter gives alone", async () => {
    const rows = await rowsOf({ metrics: ["items_last"], by: ["shop_country"], grain: "month" });
    const french = await rowsOf({ metrics: ["items_last"], where: "shop_country = 'FR'", grain: "month" });
    expect(rows).toContainEqual({ period: "2024-01-01", shop_country: "FR", items_last: 6 });
    expect(french).toEqual([{ period: "2024-01-01", items_last: 6 }]);
  });

  it("count rows that begin and end by the days on which they hold", async () => {
    expect(await byPeriod("open_shops", { grain: "month" })).toEqual(["2024-01-01 2", "2024-02-01 1"]);
    expect(await byPeriod("open_shops", { grain: "day", from: "2024-02-09", to: "2024-02-10" })).toEqual([
      "2024-02-09 2",
      "2024-02-10 1",
    ]);
  });
});

describe("relationships", () => {
  it("read a history as of the day of the row", async () => {
    expect(await rowsOf({ metrics: ["sales"], by: ["sale.shop_then.size"] })).toEqual([
      { "sale.shop_then.size": "large", sales: 3 },
      { "sale.shop_then.size": "small", sales: 2 },
      { "sale.shop_then.size": null, sales: 1 },
    ]);
  });

  it("let a metric be a dimension and a filter, nothing counting as 0", async () => {
    expect(await rowsOf({ metrics: ["shops"], by: ["sales_per_shop"] })).toEqual([
      { sales_per_shop: "2", shops: 1 },
      { sales_per_shop: "4", shops: 1 },
    ]);
    expect(await rowsOf({ metrics: ["busy_shops"] })).toEqual([{ busy_shops: 1 }]);
    expect(await rowsOf({ metrics: ["sales"], where: "sales_per_shop = 2" })).toEqual([{ sales: 2 }]);
  });

  it("let a mean, a median and a formula be dimensions, with what they give for nothing", async () => {
    const perShop = async (name: string) =>
      (await rowsOf({ metrics: ["shops"], by: [name, "shop_country"] })).map((row) =>
        Object.values(row).join(" "),
      );
    expect(await perShop("mean_of_shop")).toEqual(["32.5 FR 1", "40 DE 1"]);
    expect(await perShop("median_of_shop")).toEqual(["30 FR 1", "40 DE 1"]);
    expect(await perShop("rest_of_shop")).toEqual(["0.5 FR 1", "3.5 DE 1"]);
    expect(await perShop("third_of_shop")).toEqual(["50 DE 1", "50 FR 1"]);
  });

  it("give for nothing what their definition says", async () => {
    const where = "shop_country = 'IT'";
    expect(await rowsOf({ metrics: ["third_amount", "rest", "median_amount"], where })).toEqual([
      { third_amount: 7, rest: "9", median_amount: null },
    ]);
  });

  it("filter an input of a formula alone", async () => {
    expect(await rowsOf({ metrics: ["french_share"] })).toMatchObject([
      { french_share: "0.66666666666666666667" },
    ]);
  });
});

describe("keys of time", () => {
  it("stand beside each other at several grains, and as parts of the date", async () => {
    expect(
      await rowsOf({ metrics: ["sales"], by: ["period:year", "period:month_of_year", "period:day_of_week"] }),
    ).toContainEqual({
      "period:year": "2024-01-01",
      "period:month_of_year": 1,
      "period:day_of_week": 2,
      sales: 2,
    });
    expect(await rowsOf({ metrics: ["shops"], by: ["shop.opened:month"] })).toEqual([
      { "shop.opened:month": "2024-01-01", shops: 2 },
    ]);
  });

  it("are the groups that there are when no metric is asked", async () => {
    expect(await rowsOf({ metrics: [], by: ["shop_country", "sale.buyer_id"] })).toEqual([
      { shop_country: "DE", "sale.buyer_id": "x" },
      { shop_country: "DE", "sale.buyer_id": "z" },
      { shop_country: "FR", "sale.buyer_id": "x" },
      { shop_country: "FR", "sale.buyer_id": "y" },
    ]);
    expect(await rowsOf({ metrics: [], grain: "month", from: "2024-01-15", to: "2024-02-01" })).toEqual([
      { period: "2024-01-01" },
      { period: "2024-02-01" },
    ]);
  });
});
