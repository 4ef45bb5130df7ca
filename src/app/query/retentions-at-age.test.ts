import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../../contract/index.ts";
import { openRows } from "../open-rows.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld, shown, type TestWorld } from "../testing/query-world.ts";

const label = (text: string) => `label: { en: "${text}", fr: "${text}" }`;
const yaml = `
datasets:
  user: { ${label("User")}, key: id, time: joined, counted_as: people, columns: { id: text, joined: date, shop: text } }
  bill: { ${label("Bill")}, key: id, time: on, columns: { id: text, user: text, on: date, margin: { type: decimal, unit: money } }, relationships: { user: { to: user, by: user } } }
  cost: { ${label("Cost")}, key: id, time: on, columns: { id: text, on: date, shop: text, amount: { type: decimal, unit: money } } }
dimensions:
  shop: { ${label("Shop")}, on: { user: shop, cost: shop } }
metrics:
  spent: { ${label("Spent")}, kind: simple, measure: { dataset: cost, aggregation: sum, of: amount } }
  joined: { ${label("Joined")}, kind: simple, measure: { dataset: user, aggregation: count } }
  cac: { ${label("CAC")}, kind: ratio, numerator: spent, denominator: joined }
  worth: { ${label("Worth")}, kind: retention, kind_of: cumulative, cohort: { dataset: user }, activity: { dataset: bill }, entity: user, every: month, value: margin }
  active: { ${label("Active")}, kind: retention, cohort: { dataset: user }, activity: { dataset: bill }, entity: user, every: month }
  worth_2: { ${label("Worth at 2")}, kind: derived, formula_of: at_2, inputs: { at_2: { metric: worth, age: 2 } } }
  active_1: { ${label("Active at 1")}, kind: derived, formula_of: at_1, inputs: { at_1: { metric: active, age: 1 } } }
  ltv_by_cac: { ${label("LTV:CAC")}, kind: derived, formula_of: at_2 / cac, inputs: { at_2: { metric: worth, age: 2 } } }
  back: { ${label("Payback")}, kind: derived, formula_of: paid, inputs: { paid: { metric: worth, reaches: cac } } }
  years_back: { ${label("Years")}, kind: derived, formula_of: back / 12, unit: months }
`;

const users = [
  ["a", "2024-01-05", "north"],
  ["b", "2024-01-31", "south"],
  ["c", "2024-02-10", "north"],
  ["d", "2024-03-01", "north"],
  ["e", "2024-03-31", "south"],
  ["f", "2024-04-20", "north"],
  ["g", "2024-05-02", "south"],
] as const;

const bills = [
  ["a", "2024-01-05", 10],
  ["a", "2024-02-29", 20],
  ["a", "2024-04-01", 40],
  ["b", "2024-01-31", 6],
  ["b", "2024-03-31", 24],
  ["c", "2024-02-10", 10],
  ["c", "2024-03-10", 10],
  ["c", "2024-04-10", 5],
  ["d", "2024-03-02", 9],
  ["f", "2024-04-30", 20],
  ["g", "2024-05-03", 3],
] as const;

const costs = [
  ["2024-01-10", "north", 40],
  ["2024-01-20", "south", 20],
  ["2024-02-01", "north", 50],
  ["2024-04-01", "north", 10],
  ["2024-05-01", "south", 5],
] as const;

/** On 10 May, April is over and May is not: January has come to age 3, February to 2, March to 1, April to 0. */
async function world(): Promise<TestWorld> {
  return queryWorld(
    {
      user: users.map(([id, joined, shop]) => ({ id, joined, shop })),
      bill: bills.map(([user, on, margin], index) => ({ id: `b${index}`, user, on, margin })),
      cost: costs.map(([on, shop, amount], index) => ({ id: `c${index}`, on, shop, amount })),
    },
    { yaml, loadedAt: "2024-05-10T00:00:00.000Z" },
  );
}

async function answered(query: MetricQueryInput) {
  const result = await queryMetric(await world(), query);
  if (!result.ok) throw new Error(result.error.map((one) => one.message.en).join("\n"));
  return result.value;
}

const number = (value: unknown) => (value === null ? null : Number(Number(value).toFixed(6)));

async function told(query: MetricQueryInput, ...names: readonly string[]) {
  const answer = await answered(query);
  const read = (rows: readonly (readonly unknown[])[]) =>
    rows.map((row) => names.map((name) => number(row[answer.columns.findIndex((one) => one.name === name)])));
  return { rows: read(answer.rows), totals: read(answer.totals.map(({ row }) => row)) };
}

describe("a retention at an age", () => {
  it("is the value of the cohorts that have come to it; who has not is told of, and out of the total", async () => {
    const { rows, totals } = await told(
      { metrics: ["worth_2"], grain: "month" },
      "worth_2",
      "worth_2.size",
      "worth_2.immature",
    );
    expect(rows).toEqual([
      [30, 2, 0],
      [25, 1, 0],
      [null, 0, 2],
      [null, 0, 1],
      [null, 0, 1],
    ]);
    expect(totals).toEqual([[28.333333, 3, 4]]);
  });

  it("is what the retention says at that age", async () => {
    const byAge = await told({ metrics: ["worth"] }, "age", "worth");
    const { rows } = await told({ metrics: ["worth_2"] }, "worth_2");
    expect(byAge.rows.find(([age]) => age === 2)).toEqual([2, rows[0]![0]]);
  });

  it("keeps what stands beside it to the same cohorts", async () => {
    const { rows, totals } = await told({ metrics: ["ltv_by_cac"], grain: "month" }, "ltv_by_cac");
    expect(rows).toEqual([[1], [0.5], [null], [null], [null]]);
    expect(totals).toEqual([[number(85 / 110)]]);
  });

  it("is split at a coarser grain between cohorts that have come to it and those that have not", async () => {
    const { rows } = await told(
      { metrics: ["ltv_by_cac"], grain: "quarter" },
      "ltv_by_cac",
      "ltv_by_cac.size",
      "ltv_by_cac.immature",
    );
    expect(rows).toEqual([
      [number(85 / 110), 3, 2],
      [null, 0, 2],
    ]);
  });

  it("follows dimensions and filters", async () => {
    const { rows, totals } = await told(
      { metrics: ["ltv_by_cac"], by: ["shop"] },
      "ltv_by_cac",
      "ltv_by_cac.immature",
    );
    expect(rows).toEqual([
      [number((30 + 25) / 90), 2],
      [number(30 / 20), 2],
    ]);
    expect(totals).toEqual([[number(85 / 110), 4]]);
    const south = await told({ metrics: ["ltv_by_cac"], where: "shop = 'south'" }, "ltv_by_cac");
    expect(south.rows).toEqual([[1.5]]);
  });

  it("has the interval of a share when it is one", async () => {
    const { rows } = await told({ metrics: ["active_1"] }, "active_1", "active_1.low", "active_1.size");
    expect(rows[0]![0]).toBe(number(2 / 5));
    expect(rows[0]![1]).toBeGreaterThan(0);
    expect(rows[0]![2]).toBe(5);
  });

  it("opens the rows behind each side: what they bring gives the value", async () => {
    const opened = await openRows(
      await world(),
      { metrics: ["ltv_by_cac"] },
      { metric: "ltv_by_cac", keys: {}, limit: 100 },
    );
    if (!opened.ok) throw new Error(opened.error[0]!.message.en);
    const sums = opened.value.inputs.map(({ measure, table }) => [
      measure,
      shown(table).reduce((sum, row) => sum + Number(row["weight"]), 0),
    ]);
    expect(sums).toEqual([
      ["worth.age_2.value", 85],
      ["worth.age_2.size", 3],
      ["spent.measure", 110],
      ["joined.measure", 3],
    ]);
  });
});

describe("the first age at which a retention reaches a metric", () => {
  const names = ["back", "back.size", "back.not_yet", "back.last_age"];

  it("is that of each cohort; what is not yet reached, costs nothing or is too young has none, and says so", async () => {
    const { rows, totals } = await told({ metrics: ["back"], grain: "month" }, ...names);
    expect(rows).toEqual([
      [2, 2, 0, 3],
      [null, 1, 1, 2],
      [null, 2, 0, 1],
      [0, 1, 0, 0],
      [null, 0, 1, null],
    ]);
    expect(totals).toEqual([[null, 6, 7, 0]]);
  });

  it("is that of several cohorts at the ages that all of them have come to: none may drop out on the way", async () => {
    const asked = { metrics: ["back"], to: "2024-02-29" };
    expect((await told(asked, ...names)).rows).toEqual([[null, 3, 3, 2]]);
    const january = await told({ ...asked, to: "2024-01-31", by: ["shop"] }, ...names);
    expect(january.rows).toEqual([
      [3, 1, 0, 3],
      [2, 1, 0, 3],
    ]);
    expect(january.totals).toEqual([[2, 2, 0, 3]]);
  });

  it("stands beside other metrics, and in formulas", async () => {
    const { rows } = await told(
      { metrics: ["joined", "back", "ltv_by_cac", "years_back"], to: "2024-02-29", grain: "month" },
      "joined",
      "back",
      "ltv_by_cac",
      "years_back",
    );
    expect(rows).toEqual([
      [2, 2, 1, number(2 / 12)],
      [1, null, 0.5, null],
    ]);
  });

  it("opens rows with their ages, from which it is found again", async () => {
    const opened = await openRows(
      await world(),
      { metrics: ["back"], grain: "month" },
      { metric: "back", keys: { period: "2024-01-01" }, limit: 100 },
    );
    if (!opened.ok) throw new Error(opened.error[0]!.message.en);
    const [value, size, cost, joined] = opened.value.inputs.map(({ table }) => shown(table));
    const at = (rows: typeof value, age: number) =>
      rows!.filter((row) => row["age"] === age).reduce((sum, row) => sum + Number(row["weight"]), 0);
    const ages = [0, 1, 2, 3].map((age) => [at(value, age) / at(size, age), at(cost, age) / at(joined, age)]);
    expect(ages).toEqual([
      [8, 30],
      [18, 30],
      [30, 30],
      [50, 30],
    ]);
  });
});
