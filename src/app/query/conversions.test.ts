import { describe, expect, it } from "vitest";
import type { MetricQueryInput } from "../../contract/index.ts";
import { openRows } from "../open-rows.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld, shown, type TestWorld } from "../testing/query-world.ts";

const label = (text: string) => `label: { en: "${text}", fr: "${text}" }`;
const clicksToForms = (text: string) =>
  `${label(text)}, kind: conversion, base: { dataset: click }, converted: { dataset: form }, entity: visitor, within: 7 days`;
const yaml = `
datasets:
  click:
    ${label("Click")}
    key: click_id
    time: at
    counted_as: clicks
    columns: { click_id: text, at: instant, visitor_id: text, campaign: text }
    relationships: { visitor: { to: visitor, by: visitor_id } }
  form:
    ${label("Form")}
    key: form_id
    time: at
    counted_as: forms
    columns: { form_id: text, at: instant, visitor_id: text, campaign: text }
    relationships: { visitor: { to: visitor, by: visitor_id } }
  visitor:
    ${label("Visitor")}
    key: visitor_id
    counted_as: visitors
    columns: { visitor_id: text, country: text }
  call:
    ${label("Call")}
    key: call_id
    time: day
    columns: { call_id: text, day: date, visitor_id: text }
    relationships: { visitor: { to: visitor, by: visitor_id } }
dimensions:
  campaign_of: { ${label("Campaign")}, on: { click: campaign } }
  country_of: { ${label("Country")}, on: { visitor: country } }
metrics:
  people_first: { ${clicksToForms("People, first click")}, count: entity, attribution: first }
  people_last: { ${clicksToForms("People, last click")}, count: entity, attribution: last }
  people_all: { ${clicksToForms("People, any click")}, count: entity, attribution: all }
  clicks_all: { ${clicksToForms("Clicks")}, count: event, attribution: all }
  clicks_last: { ${clicksToForms("Clicks, last")}, count: event, attribution: last }
  clicks_same: { ${clicksToForms("Clicks of the campaign")}, count: event, attribution: all, constant: [ { base: campaign, converted: campaign } ] }
  forms_converted: { ${clicksToForms("Forms")}, count: event, attribution: last, dated_by: converted, give: converted }
  clicks_again: { ${label("Click again")}, kind: conversion, base: { dataset: click }, converted: { dataset: click }, entity: visitor, count: event, attribution: all, within: 7 days }
  called: { ${label("Called")}, kind: conversion, base: { dataset: click }, converted: { dataset: call }, entity: visitor, count: event, attribution: all, within: 2 days }
  rate_or_none: { ${clicksToForms("Rate or none")}, count: event, attribution: last, fill_nulls_with: none }
  forms_or_none: { ${clicksToForms("Forms or none")}, count: event, attribution: last, give: converted, fill_nulls_with: 0 }
  each_day_rate: { ${clicksToForms("Each day")}, count: event, attribution: last, join_to_calendar: true }
  filled: { ${clicksToForms("Filled")}, count: entity, fill_nulls_with: 0 }
`;

const event = (key: string) => (id: string, at: string, visitor_id: string | null, campaign: string) => ({
  [key]: id,
  at: `2024-01-${at}Z`,
  visitor_id,
  campaign,
});
const click = event("click_id");
const form = event("form_id");

/**
 * 1 clicks twice before a form; 2 fills one before its click and one seven days after it to the second, which is too late;
 * 3 fills none; a click is nobody's.
 */
async function world(): Promise<TestWorld> {
  return queryWorld(
    {
      click: [
        click("c1", "01T10:00:00", "1", "A"),
        click("c2", "03T10:00:00", "1", "B"),
        click("c3", "10T10:00:00", "2", "A"),
        click("c4", "20T10:00:00", "3", "B"),
        click("c5", "21T10:00:00", null, "A"),
      ],
      form: [
        form("f1", "05T09:00:00", "1", "B"),
        form("f2", "09T10:00:00", "2", "A"),
        form("f3", "17T10:00:00", "2", "A"),
      ],
      call: [
        { call_id: "k1", day: "2024-01-03", visitor_id: "1" },
        { call_id: "k2", day: "2024-01-12", visitor_id: "2" },
      ],
      visitor: ["1", "2", "3"].map((visitor_id) => ({
        visitor_id,
        country: visitor_id === "3" ? "DE" : "FR",
      })),
    },
    { yaml },
  );
}

async function answered(of: TestWorld, query: MetricQueryInput) {
  const result = await queryMetric(of, { totals: false, ...query });
  if (!result.ok) throw new Error(result.error.map((one) => one.message.en).join("\n"));
  return shown(result.value);
}

/** Of each row: the key, then how many converted, of how many. */
async function counted(of: TestWorld, metric: string, by: readonly string[] = []) {
  const rows = await answered(of, { metrics: [metric], by: [...by] });
  return rows.map((row) => [
    ...by.map((name) => row[name]),
    row[`${metric}.converted`],
    row[`${metric}.base`],
  ]);
}

describe("a conversion", () => {
  it("counts each person once, with the first base event, the last before it, or each; nobody's rows not at all", async () => {
    const of = await world();
    expect(await counted(of, "people_first")).toEqual([[1, 3]]);
    expect(await counted(of, "people_first", ["campaign_of"])).toEqual([
      ["A", 1, 2],
      ["B", 0, 1],
    ]);
    expect(await counted(of, "people_last", ["campaign_of"])).toEqual([
      ["A", 0, 1],
      ["B", 1, 2],
    ]);
    expect(await counted(of, "people_all", ["campaign_of"])).toEqual([
      ["A", 1, 2],
      ["B", 1, 2],
    ]);
  });

  it("counts each base event by itself, or gives a conversion to the last one alone", async () => {
    const of = await world();
    expect(await counted(of, "clicks_all")).toEqual([[2, 5]]);
    expect(await counted(of, "clicks_last")).toEqual([[1, 5]]);
  });

  it("asks for what must be equal on both sides, and is never an event's conversion to itself", async () => {
    const of = await world();
    expect(await counted(of, "clicks_same", ["campaign_of"])).toEqual([
      ["A", 0, 3],
      ["B", 1, 2],
    ]);
    expect(await counted(of, "clicks_again")).toEqual([[1, 5]]);
  });

  it("compares days where a side has only a date: the same day counts", async () => {
    expect(await counted(await world(), "called")).toEqual([[1, 5]]);
  });

  it("shows no group for nobody's rows alone, and says how many there are", async () => {
    const of = await queryWorld(
      {
        click: [
          click("c1", "01T10:00:00", "1", "A"),
          click("c2", "02T10:00:00", null, "C"),
          click("c3", "03T10:00:00", null, "C"),
        ],
        visitor: [{ visitor_id: "1", country: "FR" }],
      },
      { yaml },
    );
    const result = await queryMetric(of, { metrics: ["people_first"], by: ["campaign_of"], totals: false });
    if (!result.ok) throw new Error(result.error.map((one) => one.message.en).join("\n"));
    expect(shown(result.value).map((row) => row["campaign_of"])).toEqual(["A"]);
    expect(JSON.stringify(result.value.provenance)).toContain('"withoutEntity":2');
  });

  it("has no rate where nothing converted, when it says so", async () => {
    const rows = await answered(await world(), { metrics: ["rate_or_none"], by: ["campaign_of"] });
    expect(
      rows.map((row) => [row["campaign_of"], row["rate_or_none"], row["rate_or_none.converted"]]),
    ).toEqual([
      ["A", null, 0],
      ["B", "0.5", 1],
    ]);
  });

  it("shows the groups of its base, when those without conversions have a number", async () => {
    const rows = await answered(await world(), { metrics: ["forms_or_none"], by: ["campaign_of"] });
    expect(rows.map(({ campaign_of: campaign, forms_or_none: forms }) => [campaign, forms])).toEqual([
      ["A", 0],
      ["B", 1],
    ]);
  });

  it("shows every period, where it is joined to the calendar", async () => {
    const days = { grain: "day", from: "2024-01-01", to: "2024-01-04" } as const;
    const rows = await answered(await world(), { metrics: ["each_day_rate"], ...days });
    expect(rows.map(({ period, each_day_rate: rate }) => [period, rate])).toEqual([
      ["2024-01-01", "0"],
      ["2024-01-02", null],
      ["2024-01-03", "1"],
      ["2024-01-04", null],
    ]);
  });

  it("is counted in the period in which it happens, when it is dated so", async () => {
    expect(await answered(await world(), { metrics: ["forms_converted"], grain: "day" })).toEqual([
      { period: "2024-01-05", forms_converted: 1 },
    ]);
  });

  it("opens each base event with the conversion that is its own", async () => {
    const query: MetricQueryInput = { metrics: ["clicks_last"] };
    const opened = await openRows(await world(), query, { metric: "clicks_last", keys: {} });
    if (!opened.ok) throw new Error(opened.error[0]!.message.en);
    const [converted, base] = opened.value.inputs.map(({ table }) =>
      shown(table).map((row) => [row["base_key"], row["converted_key"], row["elapsed_days"]]),
    );
    expect(converted).toEqual([["c2", "f1", "1.9583333333"]]);
    expect(base!.map(([key]) => key)).toEqual(["c1", "c2", "c3", "c4", "c5"]);
    const refused = await openRows(await world(), query, { metric: "clicks_last", keys: {}, earlier: true });
    expect(refused.ok ? [] : refused.error.map(({ code }) => code)).toEqual(["earlier-not-asked"]);
  });

  it("has without a base the rate that its definition gives", async () => {
    const [row] = await answered(await world(), {
      metrics: ["people_first", "filled"],
      where: "country_of = 'IT'",
    });
    expect(row).toMatchObject({ people_first: null, filled: "0", "filled.base": 0 });
  });
});
