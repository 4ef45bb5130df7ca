import { describe, expect, it } from "vitest";
import { checkFiles } from "./parse-definitions.ts";
import { codesIn, lead, metric, own, problemsIn, simple } from "./testing/definition-texts.ts";

describe("the Problems of parseDefinitions", () => {
  it.each([
    ["metrix:\n  a: 1", "key-unknown", "metrix", "metrics"],
    [
      simple("{ dataset: deal, agregation: count, aggregation: count }"),
      "key-unknown",
      "agregation",
      "aggregation",
    ],
    [simple("{ dataset: deel, aggregation: count }"), "dataset-unknown", "deel", "deal"],
    [simple("{ dataset: deal, aggregation: cuont }"), "value-not-allowed", "cuont", "count"],
    [
      simple("{ dataset: deal, aggregation: count, where: statut = 'won' }"),
      "name-unknown",
      "statut",
      "status",
    ],
    [
      simple("{ dataset: deal, aggregation: count, time: closd_at }"),
      "time-unknown",
      "closd_at",
      "closed_at",
    ],
    [simple("{ dataset: deal, aggregation: count, time: status }"), "time-type", "status", undefined],
    [simple("{ dataset: deal, aggregation: sum }"), "aggregation-needs-of", "sum", undefined],
    [simple("{ dataset: deal, aggregation: sum, of: name }"), "aggregation-type", "name", undefined],
    [
      simple("{ dataset: deal, aggregation: median, of: closed_at }"),
      "aggregation-type",
      "closed_at",
      undefined,
    ],
    [
      simple("{ dataset: deal, aggregation: percentile, of: amount }"),
      "fraction-needed",
      "percentile",
      undefined,
    ],
    [
      simple("{ dataset: deal, aggregation: sum, of: amount, fraction: 0.5 }"),
      "fraction-pointless",
      "0.5",
      undefined,
    ],
    [
      simple("{ dataset: deal, aggregation: sum, of: amount, unit: people }"),
      "unit-differs",
      "people",
      undefined,
    ],
    [simple("{ dataset: deal, aggregation: count, unit: money }"), "unit-differs", "money", undefined],
    [simple("{ dataset: deal, aggregation: count, unit: per cent }"), "unit-form", "per cent", undefined],
    [
      simple("{ dataset: deal, aggregation: count, where: amount + 1 }"),
      "condition-wanted",
      undefined,
      undefined,
    ],
    [simple("won"), "measure-unknown", "won", undefined],
    [
      metric("kind: ratio\nnumerator: a\ndenominator: b").replace("ratio", "ratoi"),
      "value-not-allowed",
      "ratoi",
      "ratio",
    ],
    [metric("measure: a"), "key-missing", "m", undefined],
    [metric("kind: derived\nformula_of: sum(a)"), "formula-form", "sum(a)", undefined],
    [metric("kind: derived\nformula_of: 1 + 1"), "formula-without-metric", "1 + 1", undefined],
    [metric("kind: derived\nformula_of: nothing * 2"), "metric-unknown", "nothing", undefined],
    [
      simple("{ dataset: deal, aggregation: count }").replace("fr: M", "de: M"),
      "key-missing",
      "label",
      undefined,
    ],
    [simple("{ dataset: deal, aggregation: count }").replace("  m:", "  M-1:"), "id-form", "M-1", undefined],
    [
      `formula: { en: a, by date, fr: b }\n`.replace(/^/u, metric("kind: simple\nmeasure: a") + "    "),
      "comma-in-braces",
      "by date",
      undefined,
    ],
  ])("finds in %j: %s at %j", (text, code, place, suggestion) => {
    const found = problemsIn(text).find((one) => one.code === code);
    expect(codesIn(text)).toContain(code);
    expect(found?.place?.file).toBe("definitions/own.yaml");
    if (place !== undefined) expect(found?.place?.text).toBe(place);
    expect(found?.suggestion).toBe(suggestion);
    expect(found?.message.fr).not.toBe(found?.message.en);
  });

  it.each([
    ["metrics: [", "yaml-indent"],
    ['metrics: "x', "yaml-unclosed"],
    ["metrics:\n  a: b: c", "yaml-colon"],
    ["metrics: @x", "yaml-unreadable"],
    ["metrics:\n\ta: 1", "yaml-tab"],
    ["metrics: {}\n---\nmetrics: {}", "yaml-documents"],
    ["metrics: &x {}", "yaml-alias"],
    ["metrics:\n  a: 1\nmetrics:\n  b: 1", "key-duplicate"],
    ["- a", "value-type"],
    ["metrics: 3", "value-type"],
  ])("finds what the YAML has wrong in %j: %s", (text, code) => {
    expect(codesIn(text)).toContain(code);
  });

  it("reads an empty file, and one of comments only, as nothing", () => {
    expect(codesIn("", "# nothing yet\n", "metrics:\n")).toEqual([]);
    expect(checkFiles([own("metrics:\n")]).problems).toMatchObject([
      { code: "nothing-defined", severity: "warning" },
    ]);
  });

  it("places a fault of an expression in its line, however it is quoted and folded", () => {
    const text = (where: string) => `
measures:
  a:
    dataset: deal
    aggregation: count
    where: ${where}
`;
    const place = (where: string) => problemsIn(text(where))[0]?.place;
    expect(place("status = 'won' and nam = 'x'")).toMatchObject({ line: 6, column: 31, text: "nam" });
    expect(place(`"status = 'won' and nam = 'x'"`)).toMatchObject({ line: 6, column: 32, text: "nam" });
    expect(place("'status = ''won'' and nam = ''x'''")).toMatchObject({ line: 6, column: 34, text: "nam" });
    expect(place("status = 'won'\n      and\n      nam = 'x'")).toMatchObject({
      line: 8,
      column: 7,
      text: "nam",
    });
    expect(place(">-\n      status = 'won'\n      and nam = 'x'")).toMatchObject({
      line: 8,
      column: 11,
      text: "nam",
    });
    expect(place("|\n      status = 'won'\n        and nam = 'x'")).toMatchObject({
      line: 8,
      column: 13,
      text: "nam",
    });
  });

  it("tells all Problems of all files at once, in their order", () => {
    const first = `${metric("kind: simple\nmeasure: nothing")}concepts:\n  c: { label: { en: C, fr: C }, object: persn, all: {} }\n`;
    const second = own("dimensions:\n  d: { label: { en: D }, on: { deal: stag } }\n", "definitions/z.yaml");
    expect(problemsIn(first, second).map(({ place, code }) => [place?.file, place?.line, code])).toEqual([
      ["definitions/own.yaml", 5, "measure-unknown"],
      ["definitions/own.yaml", 7, "dataset-unknown"],
      ["definitions/own.yaml", 7, "nothing-defined"],
      ["definitions/z.yaml", 2, "key-missing"],
      ["definitions/z.yaml", 2, "name-unknown"],
    ]);
  });

  it("does not blame a definition for the faults of what it rests on", () => {
    const broken = lead.replace("stage = 'lead'", "stag = 'lead'");
    expect(codesIn(broken, own(simple("{ dataset: lead, aggregation: count }"), "b.yaml"))).toEqual([
      "name-unknown",
    ]);
    const mistyped = lead.replace("object: person", "objet: person");
    expect(codesIn(mistyped, own(simple("{ dataset: lead, aggregation: count }"), "b.yaml"))).toEqual([
      "key-unknown",
    ]);
  });

  it.each([
    ["in: led", "concept-unknown"],
    ["in: rich", "concept-of-other"],
    ["where: country = 'FR', since: country", "time-type"],
    ["where: country = 'FR', since: creatd_at", "time-unknown"],
    ["event: touch, before: y", "clause-unknown"],
    ["event: touch, before: x", "clause-itself"],
    ["event: touch, after: f", "clause-undated"],
    ["event: touch, within: 30 days", "within-pointless"],
    ["event: touch, at_least: 2, within: 1 month", "value-form"],
    ["event: touch, at_least: 0", "value-form"],
    ["event: spend", "event-unreachable"],
    ["event: rep", "event-unreachable"],
    ["event: toutch", "dataset-unknown"],
    ["event: touch, via: company_id", "via-unknown"],
    ["event: touch, wher: true", "key-unknown"],
    ["event: touch, in: lead", "key-unknown"],
    ["event: touch, not: true", "not-without-window"],
    ["event: touch, not: true, within: 3 days", "not-without-window"],
    ["event: touch, not: true, within: 3 days, after: lead, before: lead", "not-without-window"],
    ["event: touch, after: rich", "concept-of-other"],
    ["event: touch, after: n", "clause-not-in"],
    ["event: touch, after: gone", "clause-of-end"],
    ["event: touch, before: led", "clause-unknown"],
    ["event: touch, via: person.company", "via-unknown"],
    ["where: lead.entered_at is not null", "hop-unknown"],
  ])("refuses the clause %s (%s)", (clause, code) => {
    const text = `${lead}
  rich: { label: { en: R, fr: R }, object: company, all: { r: { words: { en: r, fr: r }, where: employees > 9 } } }
  tested:
    label: { en: T, fr: T }
    object: person
    all:
      f: { words: { en: f, fr: f }, where: country = 'FR' }
      n: { words: { en: n, fr: n }, in: lead, not: true }
      x: { words: { en: x, fr: x }, ${clause} }
    until:
      gone: { words: { en: g, fr: g }, event: touch }
`;
    expect(codesIn(text)).toContain(code);
  });

  it.each([
    ["where: country = 'FR'", "end-undated"],
    ["event: touch, after: y", "clause-unknown"],
    ["event: touch, in: lead", "key-unknown"],
  ])("refuses the clause %s under until (%s)", (clause, code) => {
    const text = `${lead}
  tested:
    label: { en: T, fr: T }
    object: person
    all: { a: { words: { en: a, fr: a }, in: lead } }
    until: { any: { x: { words: { en: x, fr: x }, ${clause} } } }
`;
    expect(codesIn(text)).toContain(code);
  });

  it("refuses to read a history in a clause that nothing dates, and says which", () => {
    const text = `datasets:
  price: { label: { en: P, fr: P }, columns: { plan: text, level: text, since: date, till: date } }
  plan:
    label: { en: P, fr: P }
    key: id
    columns: { id: text, opened: date }
    relationships: { price: { to: price, by: id, key: plan, valid: { from: since, until: till } } }
concepts:
  dear:
    label: { en: D, fr: D }
    object: plan
    all: { x: { words: { en: x, fr: x }, where: price.level = 'high'SINCE } }
`;
    const given = problemsIn(text.replace("SINCE", ""));
    expect(given.map(({ code, facts }) => [code, facts])).toEqual([
      ["clause-of-history", { history: "price" }],
    ]);
    expect(codesIn(text.replace("SINCE", ", since: opened"))).toEqual([]);
  });
});
