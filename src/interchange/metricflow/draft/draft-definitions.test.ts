import { describe, expect, it } from "vitest";
import type { TableColumns } from "../project/columns.ts";
import { definitionIn, draftedShop, importedShop, lossesOf, shopTables } from "../../testing/shop.ts";

/** The definition of a metric that is called `m`, given its body in MetricFlow's terms. */
function metric(body: string, others = ""): string {
  return definitionIn(importedShop(`${others}\n---\nmetric:\n  name: m\n${indented(body)}`), "m");
}

function indented(text: string): string {
  return text.trim().replaceAll(/^/gmu, "  ");
}

const orders = "metric: { name: orders, type: simple, type_params: { measure: orders } }";

describe("a semantic model", () => {
  it("becomes a dataset with the columns that are used, their types and its relationships", () => {
    expect(definitionIn(importedShop(), "orders")).toBe(`time: ordered_on
columns:
  ordered_on: date
  paid_at: date
  is_gift: boolean
  amount: decimal
  customer_id: integer
  product_id: integer
relationships:
  customer: { to: customers, by: customer_id }
  product:
    to: prices
    by: product_id
    key: product_id
    valid: { from: valid_from, until: valid_to }`);
  });

  it("keeps a time finer than a day as a moment", () => {
    expect(definitionIn(importedShop(), "customers")).toContain("created_at: instant");
    expect(definitionIn(importedShop(), "customers")).toContain("key: customer_id");
  });

  it("carries its dimensions to each dataset that reaches it", () => {
    expect(definitionIn(importedShop(), "customer__country")).toBe(`on:
  orders: customer.country
  customers: country
  visits_dataset: customer.country
  accounts: customer.country`);
    expect(definitionIn(importedShop(), "order__size")).toBe(`on:
  orders: case when amount > 100 then 'large' else 'small' end`);
    expect(definitionIn(importedShop(), "customer")).toContain("visits_dataset: visitor_id");
  });

  it("says which types nobody states", () => {
    const imported = importedShop("", new Map());
    expect(definitionIn(imported, "orders")).toContain("amount: decimal");
    expect(definitionIn(imported, "orders")).toContain("is_gift: boolean");
    expect(lossesOf(imported).join("\n")).toMatch(/columns is_gift, amount, customer_id.* of "orders"/u);
  });
});

describe("a time spine", () => {
  it("becomes a dataset and a calendar for each custom granularity, called otherwise than a grain of ours", () => {
    const imported = importedShop();
    expect(definitionIn(imported, "days")).toContain("retail_month: date\n  fiscal_quarter: text");
    expect(definitionIn(imported, "retail_month")).toBe("dataset: days\nday: day\nperiod: retail_month");
    expect(definitionIn(imported, "fiscal_quarter_calendar")).toContain("period: fiscal_quarter");
  });
});

describe("a simple metric", () => {
  it("counts, adds up and takes its filters over dimensions", () => {
    expect(metric("type: simple\ntype_params: { measure: amount }")).toBe(`kind: simple
measure: { dataset: orders, aggregation: sum, of: amount, unit: number }
fill_nulls_with: none`);
    const filtered = `type: SIMPLE
type_params:
  measure: { name: paid_amount, filter: "{{ Dimension('order__is_gift') }}", fill_nulls_with: 0, join_to_timespine: true }
filter:
  - "{{ Dimension('customer__country') }} = 'FR' or {{ Dimension('order__size') }} = 'large'"
  - "{{ TimeDimension('metric_time', 'month') }} >= '2024-02-01'"`;
    expect(metric(filtered)).toBe(`kind: simple
measure: { dataset: orders, aggregation: sum, of: amount, time: paid_at, unit: number }
where: order__is_gift and (customer__country = 'FR' or order__size = 'large') and date_trunc('month', period) >= date '2024-02-01'
fill_nulls_with: 0
join_to_calendar: true`);
  });

  it("keeps the rows that a boolean sum does not count", () => {
    expect(metric("type: simple\ntype_params: { measure: gifts }")).toContain('of: "if(is_gift, 1, 0)"');
    expect(metric("type: simple\ntype_params: { measure: amount_p90 }")).toContain(
      "fraction: 0.9\n  discrete: true",
    );
  });

  it("is a balance where its measure does not add up along time", () => {
    expect(metric("type: simple\ntype_params: { measure: last_balance }")).toBe(`kind: balance
measure: { dataset: accounts, aggregation: sum, of: balance, unit: number }
take: last
filter: before
per: [ customer_id ]
fill_nulls_with: none`);
  });

  it("can be filtered by a metric of each customer", () => {
    const filter = `"{{ Metric('orders', group_by=['customer']) }} > 2"`;
    const imported = importedShop(
      `${orders}\n---\nmetric:\n  name: m\n  type: simple\n  type_params: { measure: amount }\n  filter: ${filter}`,
    );
    expect(definitionIn(imported, "m")).toContain("where: orders_per_customer > 2");
    expect(definitionIn(imported, "orders_per_customer")).toBe("metric: orders\nper: customers");
  });
});

describe("a cumulative metric", () => {
  it.each([
    ["cumulative_type_params: { window: 2 months }", "window: 2 months\nperiod_value: first"],
    [
      "cumulative_type_params: { grain_to_date: month, period_agg: last }",
      "to_date: month\nperiod_value: last",
    ],
    ["window: 1 retail_month", "window: 1 retail_month\nperiod_value: first"],
    ["window: 3 hours", "window: 3 hours\nperiod_value: first"],
    ["cumulative_type_params: { period_agg: average }", "period_value: average"],
  ])("says %s as ours", (params, ours) => {
    expect(metric(`type: cumulative\ntype_params:\n  measure: amount\n  ${params}`)).toBe(`kind: cumulative
measure: { dataset: orders, aggregation: sum, of: amount, unit: number }
${ours}
fill_nulls_with: none`);
  });
});

describe("a ratio", () => {
  it("has metrics as sides, each under its own filter", () => {
    const body = `type: ratio
type_params:
  numerator: { name: orders, filter: "{{ Dimension('order__is_gift') }}", alias: gifts }
  denominator: orders
filter: "{{ Dimension('customer__country') }} is not null"`;
    expect(metric(body, orders)).toBe(`kind: ratio
numerator: { metric: orders, where: order__is_gift }
denominator: orders
where: customer__country is not null`);
  });
});

describe("a derived metric", () => {
  it("takes each day a month before by itself", () => {
    const body =
      "type: derived\ntype_params: { expr: before, metrics: [{ name: orders, alias: before, offset_window: 1 month }] }";
    expect(metric(body, orders)).toContain("before: { metric: orders, offset: 1 month, each_day: true }");
  });

  it("names the inputs that are more than a metric", () => {
    const body = `type: derived
type_params:
  expr: (o - orders_before) * 1.0 / NULLIF(month_start, 0) + cast(gifts as float)
  metrics:
    - { name: orders, alias: o }
    - { name: orders, alias: orders_before, offset_window: 14 days }
    - { name: orders, alias: month_start, offset_to_grain: MONTH }
    - { name: orders, alias: gifts, filter: "{{ Dimension('order__is_gift') }}" }`;
    expect(metric(body, orders)).toBe(`kind: derived
formula_of: (orders - orders_before) * 1.0 / nullif(month_start, 0) + gifts_input
inputs:
  orders_before: { metric: orders, offset: 14 days }
  month_start: { metric: orders, at_start_of: month }
  gifts_input: { metric: orders, where: order__is_gift }`);
  });

  it("is left out with what it rests on, or when its formula is more than arithmetic", () => {
    const losses = lossesOf(
      importedShop(`metric: { name: a, type: derived, type_params: { expr: "greatest(orders, 1)", metrics: [{ name: orders }] } }
---
metric: { name: b, type: derived, type_params: { expr: a * 2, metrics: [{ name: a }] } }
---
metric: { name: c, type: derived, type_params: { expr: d, metrics: [{ name: d }] } }
---
metric: { name: d, type: derived, type_params: { expr: c, metrics: [{ name: c }] } }
---
${orders}`),
    );
    expect(losses).toContain(
      'metrics.yaml:1 The metric "a" is left out: its formula is more than arithmetic.',
    );
    expect(losses).toContain(
      'metrics.yaml:3 The metric "b" is left out: it rests on "a", which is left out.',
    );
    expect(losses).toContain('metrics.yaml:5 The metric "c" is left out: it rests on itself.');
  });
});

describe("a conversion", () => {
  it("counts events, matched to the last base before them, under filters of the base", () => {
    const body = `type: conversion
type_params:
  conversion_type_params:
    base_measure: visits
    conversion_measure: { name: orders, filter: "not {{ Dimension('order__is_gift') }}" }
    entity: customer
    window: 7 days
    calculation: CONVERSIONS
    constant_properties: [{ base_property: referrer, conversion_property: size }]
filter: "{{ Dimension('visit__referrer') }} = 'ad' and {{ Dimension('customer__country') }} = 'FR'"`;
    expect(lossesOf(importedShop(`metric:\n  name: m\n${indented(body)}`))).toContain(
      'metrics.yaml:2 The metric "m" is left out: its column "size" is computed.',
    );
    const fixed = body.replace("conversion_property: size", "conversion_property: is_gift");
    const drafted = draftedShop(`metric:\n  name: m\n${indented(fixed)}`);
    expect(definitionIn(drafted, "m")).toBe(`kind: conversion
base: { dataset: visits_dataset, where: referrer = 'ad' and customer.country = 'FR' }
converted: { dataset: orders, where: not is_gift }
entity: { base: visitor_id, converted: customer_id }
count: event
within: 7 days
attribution: last
filter: before
constant: [ { base: referrer, converted: is_gift } ]
give: converted
fill_nulls_with: none`);
  });
});

describe("what our own check refuses", () => {
  const spread = `semantic_model:
  name: spread
  node_relation: { schema_name: $source_schema, alias: spread }
  primary_entity: line
  defaults: { agg_time_dimension: day }
  entities: [{ name: customer, type: foreign, expr: customer_name }]
  dimensions: [{ name: day, type: time, type_params: { time_granularity: day } }]
  measures: [{ name: lines, agg: sum, expr: "1" }]`;
  const lines = "metric: { name: lines, type: simple, type_params: { measure: lines } }";
  const withDay = (day: string) =>
    new Map<string, TableColumns>([
      ...shopTables,
      ["spread", new Map([["customer_name", "text"] as const, [day, "date"] as const])],
    ]);

  it("is left out with its words, a relationship without what else its dataset holds", () => {
    const imported = importedShop(`${spread}\n---\n${lines}`, withDay("day"));
    expect(definitionIn(imported, "lines")).toContain("dataset: spread");
    expect(lossesOf(imported)).toContain(
      'metrics.yaml:2 The relationship "spread.customer -> customers" is left out: "customer_name" and "customers.customer_id" hold different kinds of values, so one cannot lead to the other.',
    );
  });

  it("takes with it what rests on it", () => {
    const message = { en: "It is wrong.", fr: "C'est faux." };
    const { losses } = draftedShop(
      `metric: { name: a, type: simple, type_params: { measure: orders } }
---
metric: { name: b, type: derived, type_params: { expr: a * 2, metrics: [{ name: a }] } }
---
metric: { name: c, type: simple, type_params: { measure: visits } }`,
      new Map([
        ["metrics a", message],
        ["datasets visits_dataset", message],
      ]),
    );
    const told = losses.map(({ place, message: { en } }) => `${place?.file}:${place?.line} ${en}`);
    expect(told.filter((line) => line.includes("left out") && !line.includes("last_balance"))).toEqual([
      'models.yaml:53 The semantic model "visits" is left out: It is wrong.',
      'metrics.yaml:1 The metric "a" is left out: It is wrong.',
      'metrics.yaml:3 The metric "b" is left out: it rests on "a", which is left out.',
      'metrics.yaml:5 The metric "c" is left out: it rests on "visits", which is left out.',
      'models.yaml:64 The metric "visits" is left out: it rests on "visits", which is left out.',
    ]);
  });

  it("carries no dimension where it would be of another type", () => {
    const imported = importedShop(`${spread}\n---\n${lines}`, withDay("day"));
    expect(definitionIn(imported, "customer")).toContain("orders: customer_id");
    expect(definitionIn(imported, "customer")).not.toContain("spread");
  });
});

const stays = `
semantic_model:
  name: stays
  node_relation: { schema_name: $source_schema, alias: fct_stays }
  defaults: { agg_time_dimension: month }
  primary_entity: stay
  entities: [{ name: customer, type: foreign, expr: customer_id }]
  dimensions: [{ name: month, type: time, type_params: { time_granularity: month } }]
  measures: [{ name: stays, agg: sum, expr: "1" }]
`;

describe("what cannot be said", () => {
  it.each([
    ["type: simple\ntype_params: { measure: nothing }", 'there is no measure "nothing"'],
    [
      `type: simple\ntype_params: { measure: orders }\nfilter: "{{ Dimension('customer__x') }} = 1"`,
      '"customer__x" cannot be reached from "orders"',
    ],
    [
      `type: simple\ntype_params: { measure: visits }\nfilter: "{{ TimeDimension('metric_time', 'hour') }} > '2024-01-01 05:00:00'"`,
      "a moment of a day",
    ],
    [
      `type: simple\ntype_params: { measure: orders }\nfilter: "{{ Dimension('order__size') }} ~ 'x'"`,
      "its expression cannot be read",
    ],
    ["type: cumulative\ntype_params: { measure: last_balance }", "does not add up along time"],
    ["type: cumulative\ntype_params: { measure: orders, window: 2 moons }", '"2 moons" is not a number'],
    ["type: ratio\ntype_params: { numerator: orders }", 'it has no "denominator"'],
    [
      "type: conversion\ntype_params: { conversion_type_params: { entity: customer, base_measure: orders, conversion_measure: stays } }",
      "its base is dated by day and its conversion by month",
    ],
  ])("is told with its place and reason: %s", (body, reason) => {
    const told = lossesOf(
      importedShop(`metric:\n  name: m\n${indented(body)}\n---\n${orders}\n---\n${stays}`),
    );
    expect(told.filter((line) => line.startsWith("metrics.yaml:2 "))).toEqual([
      expect.stringContaining(reason),
    ]);
  });
});
