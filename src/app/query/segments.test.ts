import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../../contract/index.ts";
import { openRows } from "../open-rows.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld, shown, type TestWorld } from "../testing/query-world.ts";

const words = "words: { en: w, fr: w }";
const label = "label: { en: L, fr: L }";

const yaml = `concepts:
  active:
    label: { en: Active, fr: Actif }
    object: person
    all: { bought: { ${words}, event: order } }
    until: { lapsed: { ${words}, not: true, event: order, within: 180 days, after: bought } }
  french: { ${label}, object: person, all: { french: { ${words}, where: country = 'FR' } } }
metrics:
  visits: { ${label}, kind: simple, measure: { dataset: touch, aggregation: count } }
  entries: { ${label}, kind: simple, measure: { dataset: active, aggregation: count } }
  lapses: { ${label}, kind: simple, measure: { dataset: active, aggregation: count, where: left_at is not null, time: left_at } }
  members: { ${label}, kind: simple, measure: { dataset: active, aggregation: count_distinct, of: person_id } }
  stock: { ${label}, kind: balance, measure: { dataset: active, aggregation: count }, holds: { from: entered_at, until: left_at } }
  visits_of_active: { ${label}, kind: simple, where: active.as_of_row, measure: { dataset: touch, aggregation: count } }
  share_of_active: { ${label}, kind: ratio, numerator: visits, denominator: { metric: visits, across: [active] } }
  delay: { ${label}, kind: simple, unit: days, measure: { dataset: touch, aggregation: max, of: "elapsed_days(person.active.entered_at, occurred_at)" } }
  came: { ${label}, kind: conversion, base: { dataset: active }, converted: { dataset: touch }, entity: person, count: cycle }
  frenchmen: { ${label}, kind: simple, measure: { dataset: french, aggregation: count } }
`;

const order = (person_id: number, day: string) => ({
  person_id,
  status: "completed",
  ordered_at: `${day}T10:00:00Z`,
});
const visit = (person_id: number | null, day: string) => ({
  person_id,
  kind: "visit",
  occurred_at: `${day}T10:00:00Z`,
});

/** Person 1 is active from January to October 2023 and again from February 2024, person 2 from June 2024. */
async function world(): Promise<TestWorld> {
  return queryWorld(
    {
      person: [
        { person_id: 1, country: "FR" },
        { person_id: 2, country: "FR" },
        { person_id: 3, country: "DE" },
      ],
      order: [order(1, "2023-01-01"), order(1, "2023-04-11"), order(1, "2024-02-05"), order(2, "2024-06-01")],
      touch: [
        visit(1, "2023-01-02"),
        visit(1, "2023-12-02"),
        visit(1, "2024-03-02"),
        visit(2, "2024-01-01"),
        visit(3, "2024-01-01"),
        visit(null, "2024-01-01"),
      ],
    },
    { yaml },
  );
}

async function ask(query: MetricQueryInput) {
  const answer = await queryMetric(await world(), { totals: false, ...query });
  if (!answer.ok) return answer.error.map(({ code }) => code);
  return shown(answer.value);
}

describe("a conversion of cycles", () => {
  it("gives what follows the next entry to the next cycle alone", async () => {
    const of = await queryWorld(
      {
        person: [{ person_id: 1, country: "FR" }],
        order: [order(1, "2023-01-01"), order(1, "2024-02-05")],
        touch: [visit(1, "2024-03-02")],
      },
      { yaml },
    );
    const answer = await queryMetric(of, { metrics: ["came"], grain: "year", totals: false });
    if (!answer.ok) throw new Error(answer.error.map(({ message }) => message.en).join("\n"));
    expect(shown(answer.value)).toMatchObject([
      { period: "2023-01-01", "came.converted": 0, "came.base": 1 },
      { period: "2024-01-01", "came.converted": 1, "came.base": 1 },
    ]);
  });
});

describe("a concept as a dimension", () => {
  it("says whether the row's object is ever in it, and nothing where the row has none", async () => {
    expect(await ask({ metrics: ["visits"], by: ["active"] })).toEqual([
      { active: false, visits: 1 },
      { active: true, visits: 4 },
      { active: null, visits: 1 },
    ]);
  });

  it("says with as_of_row whether the object was in it when the row is dated", async () => {
    expect(await ask({ metrics: ["visits"], by: ["active.as_of_row"] })).toEqual([
      { "active.as_of_row": false, visits: 3 },
      { "active.as_of_row": true, visits: 2 },
      { "active.as_of_row": null, visits: 1 },
    ]);
  });

  it("does not know as of the row where the entry is undated", async () => {
    expect(await ask({ metrics: ["visits"], by: ["french", "french.as_of_row"] })).toEqual([
      { french: false, "french.as_of_row": false, visits: 1 },
      { french: true, "french.as_of_row": null, visits: 4 },
      { french: null, "french.as_of_row": null, visits: 1 },
    ]);
  });

  it("filters, and counts apart what has no object", async () => {
    const answer = await queryMetric(await world(), { metrics: ["visits"], where: "not active" });
    expect(answer.ok && answer.value.rows[0]?.[0]).toBe(1);
    expect(answer.ok && answer.value.provenance.metrics[0]?.inputs[0]?.excludedForNull).toBe(1);
    expect(await ask({ metrics: ["visits_of_active"] })).toEqual([{ visits_of_active: 2 }]);
  });

  it("is among what a denominator may ignore", async () => {
    expect(await ask({ metrics: ["share_of_active"], by: ["active"] })).toMatchObject([
      { active: false, share_of_active: expect.stringMatching(/^0\.1666/u) },
      { active: true, share_of_active: expect.stringMatching(/^0\.6666/u) },
      { active: null, share_of_active: expect.stringMatching(/^0\.1666/u) },
    ]);
  });

  it("gives its groups without a metric, but not as of a row that is none", async () => {
    expect(await ask({ metrics: [], by: ["active"] })).toEqual([{ active: false }, { active: true }]);
    expect(await ask({ metrics: [], by: ["active.as_of_row"] })).toEqual(["groups-nowhere"]);
  });

  it("is refused where rows lead to no such object, and as of rows without a date", async () => {
    expect(await ask({ metrics: ["total_spend"], by: ["active"] })).toEqual(["dimension-unreachable"]);
    expect(await ask({ metrics: ["visits"], by: ["activ"] })).toEqual(["dimension-unknown"]);
  });

  it("opens the rows of its groups", async () => {
    const session = await world();
    const opened = await openRows(
      session,
      { metrics: ["visits"], by: ["active"] },
      { metric: "visits", keys: { active: true } },
    );
    expect(opened.ok && opened.value.inputs[0]?.total).toBe(4);
  });
});

describe("the columns of a concept", () => {
  it("are reached from its object's rows: those of its first cycle", async () => {
    expect(await ask({ metrics: ["visits"], by: ["active.entered_at:month"] })).toEqual([
      { "active.entered_at:month": "2023-01-01", visits: 3 },
      { "active.entered_at:month": "2024-06-01", visits: 1 },
      { "active.entered_at:month": null, visits: 2 },
    ]);
    expect(await ask({ metrics: ["visits"], where: "active.left_at < date '2024-01-01'" })).toEqual([
      { visits: 3 },
    ]);
    expect(await ask({ metrics: ["delay"] })).toEqual([{ delay: "426" }]);
  });
});

describe("a measure over a concept", () => {
  it("counts cycles by their entry or by their end, and objects once", async () => {
    expect(await ask({ metrics: ["entries", "members"] })).toEqual([{ entries: 3, members: 2 }]);
    expect(await ask({ metrics: ["entries", "lapses"], grain: "year" })).toEqual([
      { period: "2023-01-01", entries: 1, lapses: 1 },
      { period: "2024-01-01", entries: 2, lapses: 0 },
    ]);
  });

  it("gives the stock of its members day by day", async () => {
    const stock = await ask({
      metrics: ["stock"],
      grain: "quarter",
      from: "2023-07-01",
      to: "2024-06-30",
      fill: true,
    });
    expect(stock.map((row) => (typeof row === "string" ? row : row["stock"]))).toEqual([1, 0, 1, 2]);
  });

  it("says how many entries carry no date", async () => {
    const answer = await queryMetric(await world(), { metrics: ["frenchmen"], from: "2024-01-01" });
    expect(answer.ok && answer.value.provenance.metrics[0]?.inputs[0]).toMatchObject({ n: 0, undated: 2 });
  });

  it("opens its cycles", async () => {
    const opened = await openRows(await world(), { metrics: ["entries"] }, { metric: "entries", keys: {} });
    if (!opened.ok) throw new Error(opened.error[0]!.message.en);
    const { columns, rows } = opened.value.inputs[0]!.table;
    const names = columns.map(({ name }) => name);
    const cells = (name: string) => rows.map((row) => row[names.indexOf(name)]);
    expect(cells("person_id")).toEqual([1, 1, 2]);
    expect(cells("cycle")).toEqual([1, 2, 1]);
    expect(cells("left_at")).toEqual(["2023-10-08T10:00:00.000Z", null, null]);
  });
});
