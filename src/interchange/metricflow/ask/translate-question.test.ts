import { describe, expect, it } from "vitest";
import { importedShop } from "../../testing/shop.ts";
import type { MetricFlowQuestion } from "./question.ts";
import { translateQuestion } from "./translate-question.ts";

const metrics = `
metric: { name: orders, type: simple, type_params: { measure: orders } }
---
metric: { name: amount, type: simple, time_granularity: month, type_params: { measure: amount } }
---
metric: { name: orders_per_visit, type: ratio, type_params: { numerator: orders, denominator: visits } }
---
metric: { name: lost, type: derived, type_params: { expr: "abs(orders)", metrics: [orders] } }
`;

function translated(question: MetricFlowQuestion) {
  const result = translateQuestion(importedShop(metrics), question);
  if (!result.ok) throw new Error(result.error.map(({ message }) => message.en).join("\n"));
  return result.value;
}

function query(question: MetricFlowQuestion) {
  const { totals: _, ...rest } = translated(question).query;
  return rest;
}

describe("translateQuestion", () => {
  it("names metrics, dimensions and times as we do, and the columns of the answer as MetricFlow does", () => {
    const { query: asked, columns } = translated({
      metrics: ["orders"],
      groupBy: ["metric_time__month", "customer__country", "customer__since__day", "customer"],
    });
    expect(asked.by).toEqual(["period:month", "customer__country", "customer__since:day", "customer"]);
    expect(columns).toEqual([
      { name: "metric_time__month", from: "period:month" },
      { name: "customer__country", from: "customer__country" },
      { name: "customer__since__day", from: "customer__since:day" },
      { name: "customer", from: "customer" },
      { name: "orders", from: "orders" },
    ]);
  });

  it("asks the time that dates a metric as its period, under whichever name", () => {
    const by = (groupBy: MetricFlowQuestion["groupBy"]) =>
      query({ metrics: ["orders"], groupBy: groupBy! }).by;
    expect(by(["order__ordered_on__week"])).toEqual(["period:week"]);
    expect(by(["order__paid_on__week"])).toEqual(["order__paid_on:week"]);
    expect(by([{ name: "metric_time", datePart: "dow" }])).toEqual(["period:day_of_week"]);
    expect(by(["TimeDimension('metric_time', 'retail_month')"])).toEqual(["period:retail_month"]);
    expect(by([{ name: "metric_time", grain: "fiscal_quarter" }])).toEqual([
      "period:fiscal_quarter_calendar",
    ]);
  });

  it("takes the largest default grain of the metrics when none is asked", () => {
    const by = (...names: readonly string[]) => query({ metrics: names, groupBy: ["metric_time"] }).by;
    expect(by("orders")).toEqual(["period:day"]);
    expect(by("visits")).toEqual(["period:day"]);
    expect(by("orders", "amount")).toEqual(["period:month"]);
  });

  it("reads filters over dimensions, bare names among them", () => {
    const where = [
      "{{ Dimension('customer__country') }} in ('FR', 'BE')",
      "CAST(order__ordered_on__month AS TIMESTAMP) >= CAST('2024-02-01' AS TIMESTAMP)",
      "{{ TimeDimension('customer__since', 'day') }} < '2024-01-01'",
    ];
    expect(query({ metrics: ["orders"], where }).where).toBe(
      "customer__country in ('FR', 'BE') and date_trunc('month', period) >= date '2024-02-01' and date_trunc('day', customer__since) < date '2024-01-01'",
    );
  });

  it("widens a time constraint to whole periods of the finest metric_time", () => {
    const range = (groupBy: readonly string[], timeConstraint: readonly [string, string]) => {
      const { from, to } = query({ metrics: ["orders"], groupBy, timeConstraint });
      return [from, to];
    };
    expect(range(["metric_time__month"], ["2024-01-15", "2024-02-15"])).toEqual(["2024-01-01", "2024-02-29"]);
    expect(range(["metric_time__month", "metric_time"], ["2024-01-15", "2024-02-15"])).toEqual([
      "2024-01-15",
      "2024-02-15",
    ]);
    expect(range([], ["2024-01-15", "2024-02-15"])).toEqual(["2024-01-15", "2024-02-15"]);
    expect(
      query({
        metrics: ["visits"],
        groupBy: ["metric_time__hour"],
        timeConstraint: ["2024-01-01 02:10:25", "2024-01-02 05:00:53"],
      }),
    ).toMatchObject({ from: "2024-01-01T02:00:00.000Z", to: "2024-01-02T05:59:59.999Z" });
  });

  it("orders by the columns that are asked", () => {
    const { order, limit } = query({
      metrics: ["orders"],
      groupBy: ["metric_time", "customer__country"],
      orderBy: ["-metric_time", "customer__country", "-orders"],
      limit: 3,
    });
    expect(order).toEqual([
      { by: "period:day", descending: true },
      { by: "customer__country", descending: false },
      { by: "orders", descending: true },
    ]);
    expect(limit).toBe(3);
  });

  it("declares what the question needs and no file has", () => {
    const { query: asked, definitions } = translated({
      metrics: ["orders"],
      groupBy: ["customer__region__continent"],
      where: ["{{ Metric('visits', ['customer']) }} > 1"],
    });
    expect(asked).toMatchObject({ by: ["customer__region__continent"], where: "visits_per_customer > 1" });
    expect(definitions.map(({ text }) => text).join("")).toContain(`  customer__region__continent:
    label: { en: continent, fr: continent }
    on:
      orders_dataset: customer.region.continent
      customers: region.continent
      visits_dataset: customer.region.continent
      accounts: customer.region.continent

  visits_per_customer:
    label: { en: visits_per_customer, fr: visits_per_customer }
    metric: visits
    per: customers`);
    expect(translated({ metrics: ["orders"], groupBy: ["customer__country"] }).definitions).toEqual([]);
  });

  it("asks values alone of the dataset that is nearest to them all", () => {
    expect(
      query({ groupBy: ["customer__country"], where: ["{{ Dimension('customer__country') }} <> 'FR'"] }),
    ).toMatchObject({ metrics: [], by: ["customers.country"], where: "customers.country <> 'FR'" });
    expect(query({ groupBy: ["customer__country", "order__is_gift"] }).by).toEqual([
      "orders_dataset.customer.country",
      "orders_dataset.is_gift",
    ]);
    expect(query({ groupBy: ["metric_time__week"] }).by).toEqual(["days.day:week"]);
  });

  it("refuses with reasons what cannot be asked", () => {
    const refused = (question: MetricFlowQuestion) => {
      const result = translateQuestion(importedShop(metrics), question);
      return result.ok ? [] : result.error.map(({ message }) => message.en);
    };
    expect(refused({ metrics: ["nothing"] })[0]).toContain('there is no metric "nothing"');
    expect(refused({ metrics: ["lost"] })[0]).toContain('it rests on "lost", which is left out');
    expect(refused({ metrics: ["orders_per_visit"], groupBy: ["order__is_gift"] })[0]).toContain(
      '"order__is_gift" cannot be reached from "visits"',
    );
    expect(refused({ groupBy: ["metric_time", "customer__country"] })[0]).toContain("cannot be reached");
    expect(refused({ metrics: ["visits"], groupBy: ["metric_time__second"] })[0]).toContain(
      '"second" is finer than its times, which are kept by hour',
    );
    const where = ["{{ TimeDimension('metric_time', 'minute') }} > '2024-01-01'"];
    expect(refused({ metrics: ["orders"], where })[0]).toContain('"minute" is finer than its times');
  });
});
