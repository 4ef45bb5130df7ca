import { describe, expect, it } from "vitest";
import type { Lineage } from "../compile/index.ts";
import { explainMetric } from "./explain-metric.ts";
import { queryWorld } from "./testing/query-world.ts";

const label = (text: string) => `label: { en: "${text}", fr: "${text}" }`;
const words = (text: string) => `words: { en: "${text}", fr: "${text}" }`;
const yaml = `
concepts:
  keen:
    ${label("Keen")}
    object: person
    all:
      clicked: { ${words("clicked twice")}, event: touch, where: "kind in ('ad_click', 'form')", at_least: 2, within: 30 days, after: lead }
      french: { ${words("French")}, where: "country like 'F%'" }
      new: { ${words("not yet won")}, in: customer, not: true }
    until:
      left: { ${words("left")}, event: touch, where: "kind = 'other'" }
metrics:
  late_deals: { ${label("Late")}, kind: simple, measure: { dataset: deal, aggregation: count, where: "not (status = 'won' or status = 'lost') and amount between 10 and -coalesce(amount, 0) and created_at < closed_at" } }
  size_class: { ${label("Size")}, kind: simple, measure: { dataset: deal, aggregation: sum, of: "case when amount > 10 then 1 else 0 end" }, unit: deals }
  french_leads: { ${label("French")}, kind: ratio, numerator: { metric: leads, where: "country is not null" }, denominator: { metric: leads, across: [country] } }
  abroad: { ${label("Abroad")}, kind: simple, measure: { dataset: lead, aggregation: count }, where: "country <> 'FR' or country is null" }
  balance_of: { ${label("Balance")}, kind: derived, formula_of: "(leads - mqls) / nullif(before, 0) * 100 + 1", inputs: { before: { metric: leads, offset: 1 month } } }
  lead_to_deal: { ${label("To deal")}, kind: conversion, base: { in: keen }, converted: { dataset: deal, where: "status = 'won'" }, entity: person, within: 30 days }
  way: { ${label("Way")}, kind: funnel, object: person, steps: [ { in: lead }, { in: mql } ], exits: [ keen ] }
  kept: { ${label("Kept")}, kind: retention, cohort: { in: lead }, activity: { dataset: deal }, every: month, value: amount }
`;

/** A line for each part, two spaces for each level. */
function lines({ kind, name, says, rests }: Lineage, depth = 0): readonly string[] {
  const own = `${"  ".repeat(depth)}${kind} ${name}${says === undefined ? "" : `: ${says}`}`;
  return [own, ...rests.flatMap((rest) => lines(rest, depth + 1))];
}

async function explained(metric: string) {
  const found = explainMetric(await queryWorld({}, { yaml }), metric);
  if (!found.ok) throw new Error(found.error.map(({ message }) => message.en).join("\n"));
  return found.value;
}

describe("the lineage of a metric", () => {
  it("writes conditions and values as they would be written", async () => {
    expect(lines((await explained("late_deals")).lineage)).toEqual([
      "metric late_deals",
      "  measure late_deals.measure: count() where ((not ((status = 'won') or (status = 'lost'))) and amount between 10 and -coalesce(amount, 0)) and (created_at < closed_at)",
      "    dataset deal",
      "      column deal.created_at",
      "    column deal.status",
      "    column deal.amount",
      "    column deal.created_at",
      "    column deal.closed_at",
    ]);
    const [, measure] = lines((await explained("size_class")).lineage);
    expect(measure).toBe("  measure size_class.measure: sum(case when amount > 10 then 1 else 0 end)");
  });

  it("tells what the parts of a formula leave out, ignore, or take from another time", async () => {
    const says = async (metric: string) => (await explained(metric)).lineage.says;
    expect(await says("french_leads")).toBe("leads (country is not null) / leads (across country)");
    expect(await says("balance_of")).toBe(
      "(((leads - mqls) / nullif(before, 0)) * 100) + 1; before: leads (offset 1 month)",
    );
    expect(await says("abroad")).toBe("where (country <> 'FR') or country is null");
  });

  it("follows a concept to the columns of its clauses, its end and what comes before", async () => {
    const { lineage } = await explained("lead_to_deal");
    expect(lines(lineage).filter((line) => !line.includes("stage"))).toEqual([
      "metric lead_to_deal",
      "  concept keen: all",
      "    clause clicked: kind in ('ad_click', 'form'); at least 2; within 30 days; after lead",
      "      dataset touch",
      "        column touch.occurred_at",
      "      column touch.kind",
      "      concept lead: all",
      "    clause french: country like 'F%'",
      "      column person.country",
      "    clause new: not in",
      "      concept customer: all",
      "    clause until: all",
      "      clause left: kind = 'other'",
      "        dataset touch",
      "          column touch.occurred_at",
      "        column touch.kind",
      "    column person.person_id",
      "  dataset deal: status = 'won'",
      "    column deal.created_at",
      "    column person.person_id",
      "    column deal.status",
    ]);
    const parts = async (metric: string) =>
      (await explained(metric)).lineage.rests.map(({ name, rests }) => [name, rests.at(-1)!.name]);
    expect(await parts("way")).toEqual([
      ["lead", "entered_lead"],
      ["mql", "entered_mql"],
      ["keen", "until"],
    ]);
    expect(await parts("kept")).toEqual([
      ["lead", "person.person_id"],
      ["deal", "deal.amount"],
    ]);
  });
});

describe("explainMetric", () => {
  it("explains every metric there is: by month those that look at an earlier time", async () => {
    const world = await queryWorld({}, { yaml });
    const found = [...world.compiled.model.metrics.keys()].map(
      (id) => [id, explainMetric(world, id)] as const,
    );
    expect(found.flatMap(([id, { ok }]) => (ok ? [] : [id]))).toEqual([]);
    const byMonth = found.flatMap(([id, one]) => (one.ok && one.value.sqlGrain === "month" ? [id] : []));
    expect(byMonth.toSorted()).toEqual(["balance_of", "leads_growth", "won_amount_growth"]);
  });
});
