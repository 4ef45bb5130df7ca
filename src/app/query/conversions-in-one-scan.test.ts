import { describe, expect, it } from "vitest";
import { planInput, queryMetric } from "../query-metric.ts";
import { queryWorld } from "../testing/query-world.ts";

const label = (text: string) => `label: { en: "${text}", fr: "${text}" }`;
const followed = (text: string, base: string, converted: string) =>
  `{ ${label(text)}, kind: conversion, base: ${base}, converted: ${converted}, entity: visitor, count: event, attribution: all, within: 7 days }`;
const yaml = `
datasets:
  hit:
    ${label("Hit")}
    key: hit_id
    time: at
    counted_as: hits
    columns: { hit_id: text, at: instant, visitor_id: text, kind: text }
    relationships: { visitor: { to: visitor, by: visitor_id } }
  visitor:
    ${label("Visitor")}
    key: visitor_id
    counted_as: visitors
    columns: { visitor_id: text, country: text }
dimensions:
  country_of: { ${label("Country")}, on: { visitor: country } }
metrics:
  visits_with_demo: ${followed("Demo", "{ dataset: hit, where: kind = 'visit' }", "{ dataset: hit, where: kind = 'demo' }")}
  french_with_demo: ${followed("French", "{ dataset: hit, where: kind = 'visit' and visitor.country = 'FR' }", "{ dataset: hit, where: kind = 'demo' }")}
  any_with_demo: ${followed("Any", "{ dataset: hit }", "{ dataset: hit, where: kind = 'demo' }")}
`;

const hit = (hit_id: string, at: string, visitor_id: string | null, kind: string | null) => ({
  hit_id,
  at: `2024-01-${at}Z`,
  visitor_id,
  kind,
});
const tables = {
  visitor: [
    { visitor_id: "a", country: "FR" },
    { visitor_id: "b", country: "BE" },
  ],
  hit: [
    hit("1", "01T10:00:00", "a", "visit"),
    hit("2", "02T10:00:00", "b", "visit"),
    hit("3", "03T10:00:00", "a", "demo"),
    hit("4", "04T10:00:00", "b", "demo"),
    hit("5", "20T10:00:00", "a", "visit"),
    hit("6", "21T10:00:00", null, "visit"),
    hit("7", "22T10:00:00", "b", null),
  ],
};

describe("a conversion within one dataset", () => {
  it.each([
    // Visits 1 and 2 are followed by demos; 5, and 6 of nobody, are not.
    { metric: "visits_with_demo", counts: [4, 2] },
    // Of those in France 1 and 5.
    { metric: "french_with_demo", counts: [2, 1] },
    // All seven, of which 1 and 2 come before a demo of the same visitor.
    { metric: "any_with_demo", counts: [7, 2] },
  ])("scans it once: $metric", async ({ metric, counts }) => {
    const session = await queryWorld(tables, { yaml });
    const planned = planInput(session, { metrics: [metric], by: ["country_of"] });
    if (!planned.ok) throw new Error(JSON.stringify(planned.error));
    const scanned = planned.value.plan.steps.filter((step) => step.kind === "scan" && step.from === "hit");
    expect(scanned).toHaveLength(1);
    const answer = await queryMetric(session, { metrics: [metric] });
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    const [row = []] = answer.value.rows;
    const at = (name: string) =>
      answer.value.columns.findIndex((column) => column.name === `${metric}.${name}`);
    expect([row[at("base")], row[at("converted")]]).toEqual(counts);
    await session.engine.close();
  });
});
