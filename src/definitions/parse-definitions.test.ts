import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseDefinitions } from "./parse-definitions.ts";
import {
  builtIn,
  codesIn,
  lead,
  metric,
  modelFrom,
  own,
  problemsIn,
  simple,
} from "./testing/definition-texts.ts";

describe("parseDefinitions", () => {
  it("reads the two interested leads of the manual as written, in both languages", () => {
    for (const language of ["en", "fr"]) {
      const manual = readFileSync(new URL(`../../docs/manual-${language}.md`, import.meta.url), "utf8");
      const text = /```yaml\n([\s\S]*?)```/u.exec(manual)![1]!;
      const { concepts, metrics } = modelFrom(text);
      expect([...concepts.keys()]).toEqual(["interested_lead_marketing", "interested_lead_sales"]);
      expect(metrics.size).toBe(2);
      const sales = concepts.get("interested_lead_sales")!;
      expect(sales.condition.members).toMatchObject([
        {
          kind: "event",
          id: "gave_email",
          dataset: "form_response",
          via: "person_id",
          time: "submitted_at",
          atLeast: 1,
        },
        {
          kind: "event",
          id: "approved_before",
          dataset: "approval",
          time: "approved_at",
          before: "gave_email",
        },
      ]);
      expect(sales.uses).toEqual([]);
      expect(metrics.get("interested_leads_sales")?.uses).toEqual(["interested_leads_sales.measure"]);
    }
  });

  it("resolves every kind of clause, nested at most twice", () => {
    const { concepts } = modelFrom(
      lead,
      `
concepts:
  hot:
    label: { en: Hot, fr: Chaud }
    object: person
    any:
      is_lead: { words: { en: a, fr: b }, in: lead }
      strong:
        all:
          french: { words: { en: a, fr: b }, where: country = 'FR', since: created_at }
          active:
            words: { en: a, fr: b }
            event: touch
            where: kind = 'email_click'
            at_least: 3
            within: 2 weeks
            after: french
          either:
            any:
              large: { words: { en: a, fr: b }, where: company.employees > 100 }
`,
    );
    const hot = concepts.get("hot")!;
    expect(hot.uses).toEqual(["lead"]);
    expect(hot.condition).toMatchObject({
      kind: "any",
      members: [
        { kind: "concept", concept: "lead" },
        {
          kind: "all",
          members: [
            { kind: "attribute", since: "created_at" },
            { kind: "event", atLeast: 3, withinDays: 14, after: "french" },
            { kind: "any", members: [{ kind: "attribute", id: "large" }] },
          ],
        },
      ],
    });
  });

  it("resolves the end of a concept, in each of its forms, with what it rests on", () => {
    const text = (until: string) => `${lead}
  sleeper:
    label: { en: S, fr: S }
    object: person
    all: { came: { words: { en: a, fr: b }, event: touch } }
    until: ${until}
`;
    const silent = "{ words: { en: a, fr: b }, not: true, event: touch, within: 4 weeks, after: came }";
    const gone = "{ words: { en: a, fr: b }, in: lead, not: true }";
    const untilOf = (until: string) => modelFrom(text(until)).concepts.get("sleeper")!;
    expect(untilOf(`{ silent: ${silent}, gone: ${gone} }`)).toMatchObject({
      uses: ["lead"],
      until: {
        kind: "all",
        members: [
          { id: "silent", isNegated: true, withinDays: 28, after: "came", atLeast: 1 },
          { kind: "concept", id: "gone", isNegated: true },
        ],
      },
    });
    const any = untilOf(`{ any: { silent: ${silent}, gone: ${gone} } }`);
    expect(any.until?.kind).toBe("any");
    expect(untilOf(`{ all: { silent: ${silent} } }`).until).toMatchObject({ kind: "all" });
    const named = text(`{ x: ${silent.replace("after: came", "after: lead")} }`);
    expect(modelFrom(named).concepts.get("sleeper")?.uses).toEqual(["lead"]);
    expect(any.hash).not.toBe(untilOf(`{ all: { silent: ${silent}, gone: ${gone} } }`).hash);
  });

  it("follows the roles of related rows from an event to its object", () => {
    const { concepts } = modelFrom(`concepts:
  seen:
    label: { en: S, fr: S }
    object: company
    all: { came: { words: { en: a, fr: b }, event: touch, via: person.company } }
`);
    expect(concepts.get("seen")?.condition.members).toMatchObject([
      { via: "company_id", path: [{ name: "person", to: "person" }] },
    ]);
  });

  it("reads columns of a concept from its object, in measures, dimensions and filters", () => {
    const { measures, metrics, dimensions } = modelFrom(
      lead,
      `dimensions:
  lead_month: { label: { en: L, fr: L }, on: { person: "date_trunc('month', lead.entered_at_day)" } }
metrics:
  delay:
    label: { en: D, fr: D }
    kind: simple
    where: lead and not lead.as_of_row
    unit: days
    measure: { dataset: touch, aggregation: avg, of: "elapsed_days(person.lead.entered_at, occurred_at)" }
`,
    );
    expect(measures.get("delay.measure")?.uses).toEqual(["lead"]);
    expect(metrics.get("delay")?.uses).toEqual(["delay.measure", "lead"]);
    expect(dimensions.get("lead_month")).toMatchObject({ type: "date", uses: ["lead"] });
  });

  it("gives an inline measure the id of its metric, and dates it by the dataset, the concept or its own column", () => {
    const { measures } = modelFrom(
      lead,
      simple("{ dataset: lead, aggregation: count }").replace("  m:", "  a:"),
      simple("{ dataset: deal, aggregation: sum, of: amount, where: status = 'won', time: closed_at }"),
      metric("kind: simple\nmeasure: { dataset: rep, aggregation: count }", "c"),
    );
    expect(measures.get("a.measure")).toMatchObject({ time: "entered_at", unit: "people", uses: ["lead"] });
    expect(measures.get("m.measure")).toMatchObject({ time: "closed_at", unit: "money" });
    expect(measures.get("c.measure")?.time).toBeUndefined();
  });

  it("infers the unit of a ratio and of a formula, and refuses another", () => {
    const parts = `
measures:
  spend_sum: { dataset: spend, aggregation: sum, of: amount }
  lead_count: { dataset: lead, aggregation: count }
  deal_count: { dataset: deal, aggregation: count }
`;
    const ratio = (unit: string) =>
      metric(`kind: ratio\nnumerator: spend_sum\ndenominator: lead_count\n${unit}`);
    expect(modelFrom(lead, parts, ratio("")).metrics.get("m")?.unit).toBe("money / people");
    expect(codesIn(lead + parts.replace("measures", "measures"), ratio("unit: people"))).toEqual([
      "unit-differs",
    ]);
    const sum = `metrics:
  a: { label: { en: A, fr: A }, kind: simple, measure: spend_sum }
  b: { label: { en: B, fr: B }, kind: simple, measure: lead_count }
  c: { label: { en: C, fr: C }, kind: simple, measure: deal_count }
  d: { label: { en: D, fr: D }, kind: derived, formula_of: FORMULA }
`;
    const unitOf = (formula: string) =>
      modelFrom(lead, parts, sum.replace("FORMULA", formula)).metrics.get("d")?.unit;
    expect(unitOf("(a - a / 2) / b")).toBe("money / people");
    expect(unitOf("b / c")).toBe("people / deals");
    expect(unitOf("a / a - 1")).toBe("share");
    expect(codesIn(lead, parts, sum.replace("FORMULA", "a + b"))).toEqual(["units-differ"]);
    expect(codesIn(lead, parts, sum.replace("FORMULA", "b + c"))).toEqual(["units-differ"]);
  });

  it("reads a formula as a tree, with the metrics it names", () => {
    const text = `metrics:
  a: { label: { en: A, fr: A }, kind: simple, measure: { dataset: deal, aggregation: count } }
  d: { label: { en: D, fr: D }, kind: derived, formula_of: 100 * a / (a + 0.50), unit: share }
`;
    expect(modelFrom(text).metrics.get("d")).toMatchObject({
      meaning: {
        kind: "derived",
        inputs: { a: { metric: "a" } },
        formula: { operator: "/", left: { operator: "*", left: { kind: "number", value: "100" } } },
      },
      uses: ["a"],
      formulaWords: { en: "(100 * A) / (A + 0.50)" },
    });
  });

  it("gives a side of a ratio its own filter, over the columns of its dataset", () => {
    const text = `metrics:
  a: { label: { en: A, fr: A }, kind: simple, measure: { dataset: deal, aggregation: count } }
  r: { label: { en: R, fr: R }, kind: ratio, numerator: { metric: a, where: status = 'won' }, denominator: a }
`;
    expect(modelFrom(text).metrics.get("r")?.meaning).toMatchObject({
      numerator: { metric: "a", where: { operator: "=" } },
      denominator: { metric: "a" },
    });
    expect(codesIn(text.replace("status =", "statut ="))).toEqual(["name-unknown"]);
  });

  it("lets the filter of a side rest on the rules it crosses", () => {
    const text = `${lead}metrics:
  a: { label: { en: A, fr: A }, kind: simple, measure: { dataset: deal, aggregation: count } }
  r: { label: { en: R, fr: R }, kind: ratio, numerator: { metric: a, where: person.acquisition.network = 'x' }, denominator: a }
`;
    expect(modelFrom(text).metrics.get("r")?.uses).toEqual(["a", "acquisition"]);
  });

  it("names the rules that a definition rests on, and says when there is none to rest on", () => {
    const dimension = "dimensions:\n  n: { label: { en: N, fr: N }, on: { person: acquisition.network } }\n";
    expect(modelFrom(lead, dimension).dimensions.get("n")?.uses).toEqual(["acquisition"]);
    expect(codesIn(dimension)).toEqual(["acquisition-missing"]);
    expect(
      modelFrom(simple("{ dataset: allocated_spend, aggregation: sum, of: amount }")).measures.get(
        "m.measure",
      )?.uses,
    ).toEqual(["allocation"]);
  });

  it("lets a workspace's rule take the place of the built-in one", () => {
    const rules = "acquisition: { entry: lead, take: last }\nallocation: { by: media }\n";
    const parsed = parseDefinitions([
      builtIn(lead + rules),
      own(
        "acquisition: { entry: lead, take: first, touches: kind = 'ad_click' }\nallocation: { by: fixed, shares: { a: 0.4 } }",
      ),
    ]);
    expect(parsed.ok && parsed.value.acquisition).toMatchObject({
      take: "first",
      touches: { operator: "=" },
    });
    expect(parsed.ok && parsed.value.allocation).toMatchObject({ by: "fixed", shares: { a: "0.4" } });
    expect(codesIn("allocation: { by: fixed }")).toEqual(["shares-needed"]);
    expect(codesIn("allocation: { by: fixed, shares: { a: 0.7, b: 0.4 } }")).toEqual(["shares-too-much"]);
    expect(codesIn("allocation: { by: media, shares: { a: 0.7 } }")).toEqual(["shares-pointless"]);
    expect(codesIn("acquisition: { entry: leed }", own(lead, "b.yaml"))).toEqual(["concept-unknown"]);
  });

  it("takes the workspace's parties for a metric that names none", () => {
    const parsed = parseDefinitions([own(simple("{ dataset: deal, aggregation: count }"))], {
      parties: ["a", "b"],
    });
    expect(parsed.ok && parsed.value.metrics.get("m")?.parties).toEqual(["a", "b"]);
  });

  it("refuses two meanings of one id, across files and kinds, unless a built-in one is replaced by its name", () => {
    const a = simple("{ dataset: deal, aggregation: count }");
    expect(codesIn(a, own(a, "definitions/b.yaml"))).toEqual(["id-duplicate"]);
    expect(codesIn(a, own("measures:\n  m: { dataset: deal, aggregation: count }\n", "b.yaml"))).toEqual([
      "id-duplicate",
    ]);
    expect(codesIn(builtIn(a), a)).toEqual(["id-built-in"]);
    const replacing = a.replace("kind:", "replaces: m\n    kind:").replace("deal", "order");
    expect(codesIn(replacing)).toEqual(["replaces-nothing"]);
    expect(codesIn(builtIn(a), replacing.replace("  m:", "  n:"))).toEqual(["replaces-other"]);
    const parsed = parseDefinitions([builtIn(a), own(replacing)]);
    expect(parsed.ok && parsed.value.measures.get("m.measure")).toMatchObject({
      dataset: "order",
      origin: "workspace",
    });
    const otherKind =
      "measures:\n  m: { replaces: m, label: { en: M, fr: M }, dataset: deal, aggregation: count }\n";
    expect(codesIn(builtIn(a), otherKind)).toEqual(["replaces-kind"]);
  });

  it("keeps the names of datasets and rules for themselves", () => {
    expect(codesIn(lead.replace("  lead:", "  deal:"))).toEqual(["id-is-dataset"]);
    expect(
      codesIn(metric("kind: simple\nmeasure: { dataset: deal, aggregation: count }", "allocation")),
    ).toEqual(["id-reserved"]);
  });

  it("prints a circle as a chain", () => {
    const circle = `concepts:
  a: { label: { en: A, fr: A }, object: person, all: { x: { words: { en: x, fr: x }, in: b } } }
  b: { label: { en: B, fr: B }, object: person, all: { x: { words: { en: x, fr: x }, in: c } } }
  c: { label: { en: C, fr: C }, object: person, all: { x: { words: { en: x, fr: x }, in: a } } }
`;
    expect(problemsIn(circle)).toMatchObject([
      {
        place: { file: "definitions/own.yaml", line: 2 },
        message: {
          en: expect.stringContaining(
            "a (definitions/own.yaml:2) → b (definitions/own.yaml:3) → c (definitions/own.yaml:4) → a.",
          ),
        },
      },
    ]);
    const metrics = `metrics:
  a: { label: { en: A, fr: A }, kind: derived, formula_of: b + 1, unit: share }
  b: { label: { en: B, fr: B }, kind: derived, formula_of: a + 1, unit: share }
`;
    expect(codesIn(metrics)).toEqual(["cycle"]);
    const throughRule = lead.replace("stage = 'lead'", "person.acquisition.network = 'linkedin'");
    expect(problemsIn(throughRule).map(({ message }) => message.en)).toEqual([
      expect.stringContaining("circle: lead (definitions/own.yaml:3) → acquisition → lead."),
    ]);
  });

  it("takes a stock, and a denominator across dimensions", () => {
    const across = (text: string) => `${lead}dimensions:
  country: { label: { en: C, fr: C }, on: { person: country } }
metrics:
  people: { label: { en: P, fr: P }, kind: simple, measure: { dataset: person, aggregation: count, time: none } }
  leads: { label: { en: L, fr: L }, kind: simple, measure: { dataset: lead, aggregation: count } }
  part: { label: { en: R, fr: R }, kind: ratio, numerator: leads, denominator: { metric: people, across: [${text}] } }
`;
    const { metrics, measures } = modelFrom(across("time, country"));
    expect(measures.get("people.measure")).toMatchObject({ isStock: true });
    expect(measures.get("people.measure")).not.toHaveProperty("time");
    expect(metrics.get("part")).toMatchObject({
      meaning: { denominator: { metric: "people", across: ["country", "time"] } },
      uses: ["country", "leads", "people"],
    });
    expect(problemsIn(across("contry")).map(({ code, suggestion }) => [code, suggestion])).toEqual([
      ["across-unknown", "country"],
    ]);
    expect(codesIn(across("time").replace("  country:", "  time:"))).toEqual(["id-reserved"]);
  });

  it("gives a dimension one type, over datasets and concepts", () => {
    const on = (text: string) => `${lead}dimensions:\n  d: { label: { en: D, fr: D }, on: { ${text} } }\n`;
    expect(modelFrom(on("deal: stage, lead: person.country")).dimensions.get("d")).toMatchObject({
      type: "text",
      uses: ["lead"],
    });
    expect(codesIn(on("deal: stage, spend: day"))).toEqual(["dimension-types"]);
    expect(codesIn(on("deal: stage, lad: person.country"))).toEqual(["dataset-unknown"]);
  });
});
