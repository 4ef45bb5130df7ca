import { describe, expect, it } from "vitest";
import { lead, modelFrom } from "../testing/definition-texts.ts";
import { canonicalForm } from "./canonical-form-of.ts";

const words = "label: { en: L, fr: L }";
const text = `${lead}
  keen: { ${words}, object: person, all: { asked: { words: { en: a, fr: a }, event: form_response, after: lead, within: 7 days } }, until: { gone: { words: { en: g, fr: p }, event: order } } }
calendars:
  season: { ${words}, starts: ["2024-01-01", "2024-04-01", "2024-10-01"] }
datasets:
  visit: { ${words}, key: visit_id, time: day, columns: { visit_id: text, day: date, deal_id: text }, relationships: { deal: { to: deal, by: deal_id } } }
dimensions:
  size: { ${words}, on: { company: "bucket(employees, 100)" } }
  visits_each: { ${words}, metric: visits, per: deal }
measures:
  signed: { dataset: deal, aggregation: sum, of: amount, where: status = 'won', time: closed_at, unit: money }
metrics:
  visits: { ${words}, kind: simple, measure: { dataset: visit, aggregation: count } }
  won: { ${words}, kind: simple, measure: signed }
  share: { ${words}, kind: ratio, numerator: won, denominator: { metric: won, across: [time] } }
  growth: { ${words}, kind: derived, formula_of: won - before, inputs: { before: { metric: won, offset: 1 season } } }
  so_far: { ${words}, kind: cumulative, measure: signed, to_date: year }
  open: { ${words}, kind: balance, measure: { dataset: deal, aggregation: count }, holds: { from: created_at, until: closed_at } }
  quick: { ${words}, kind: conversion, base: { in: lead }, converted: { dataset: order }, entity: person, within: 30 days }
  way: { ${words}, kind: funnel, object: person, steps: [{ in: lead }, { in: keen, within: 7 days }] }
  kept: { ${words}, kind: retention, cohort: { in: lead }, activity: { dataset: order }, every: month }
  brought: { ${words}, kind: retention, kind_of: cumulative, cohort: { in: lead }, activity: { dataset: order }, every: month, value: amount }
  each: { ${words}, kind: ratio, numerator: won, denominator: { metric: joined } }
  joined: { ${words}, kind: simple, measure: { dataset: lead, aggregation: count } }
  at_six: { ${words}, kind: derived, formula_of: six, inputs: { six: { metric: brought, age: 6 } } }
  back: { ${words}, kind: derived, formula_of: paid, inputs: { paid: { metric: brought, reaches: each } } }
`;
const ids =
  "lead keen season visit size visits_each signed visits won share growth so_far open quick way kept brought at_six back".split(
    " ",
  );

describe("canonicalForm", () => {
  it("keeps its bytes for a definition of every kind (canonical-bytes.txt; other bytes are another form)", async () => {
    const model = modelFrom(text);
    const forms = ids.map((id) => canonicalForm(model, id));
    expect(forms.every((form) => form?.startsWith('{"form":2,'))).toBe(true);
    await expect(`${forms.join("\n")}\n`).toMatchFileSnapshot("./canonical-bytes.txt");
  });
});
