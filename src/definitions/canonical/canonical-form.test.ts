import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse as parseYaml, stringify } from "yaml";
import { sha256Hex, usualBusinessHours } from "../../core/index.ts";
import type { ValueMappings } from "../../dataset/index.ts";
import type { Model, Surroundings } from "../model.ts";
import { parseDefinitions } from "../parse-definitions.ts";
import { settingsOfGrains } from "../resolve/settings-of-grains.ts";
import { builtIn, lead, modelFrom, own } from "../testing/definition-texts.ts";
import type { DefinitionFile } from "../yaml/yaml-file.ts";
import { canonicalForm } from "./canonical-form-of.ts";

describe("the hash of a definition", () => {
  const text = `${lead}
  hot:
    label: { en: Hot, fr: Chaud }
    object: person
    any:
      is_lead: { words: { en: is a lead, fr: est prospect }, in: lead }
      rich: { words: { en: is rich, fr: est riche }, where: "company.employees > 100 and country in ('FR', 'BE')" }
metrics:
  leads: { label: { en: Leads, fr: Prospects }, kind: simple, measure: { dataset: lead, aggregation: count } }
  hots: { label: { en: Hot, fr: Chauds }, kind: simple, section: sales, measure: { dataset: hot, aggregation: count } }
  share: { label: { en: Share, fr: Part }, kind: ratio, numerator: hots, denominator: leads }
`;

  const hashes = (files: readonly DefinitionFile[]) => {
    const parsed = parseDefinitions(files);
    if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message.en).join("\n"));
    const { concepts, metrics, measures } = parsed.value;
    const all = [...concepts.values(), ...metrics.values(), ...measures.values()];
    return Object.fromEntries(all.map(({ id, hash }) => [id, hash]));
  };
  const changed = (from: string, to: string) => {
    expect(text).toContain(from);
    const [before, after] = [hashes([own(text)]), hashes([own(text.replace(from, to))])];
    return Object.keys(before).filter((id) => before[id] !== after[id]);
  };

  it("stays the same whatever the layout, the comments, the file and the order of keys", () => {
    const whole: unknown = parseYaml(text);
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.integer({ min: 20, max: 200 }), (stream, lineWidth) => {
        const shuffled = shuffle(whole, () => stream.next().value ?? 0);
        const printed = `# a comment\n${stringify(shuffled, { lineWidth })}\n# another\n`;
        expect(hashes([own(printed, "definitions/elsewhere.yaml")])).toEqual(hashes([own(text)]));
      }),
      { numRuns: 30 },
    );
    expect(changed("company.employees > 100 and", "(company.employees>100)   AND")).toEqual([]);
    expect(changed("section: sales, ", "section: cost, ")).toEqual([]);
    expect(hashes([builtIn(text)])).toEqual(hashes([own(text)]));
  });

  it("changes with the meaning, and with the words in either language", () => {
    expect(changed("> 100", "> 101")).toContain("hot");
    expect(changed("est riche", "est aisé")).toContain("hot");
    expect(changed("en: Share", "en: Portion")).toEqual(["share"]);
    expect(changed("any:", "all:")).toContain("hot");
  });

  it("counts as meaning whatever the author named, be it like a word of ours", () => {
    const written = (share: string) => `${lead}
  origin: { label: { en: O, fr: O }, object: person, all: { x: { words: { en: x, fr: x }, in: lead } } }
dimensions:
  d: { label: { en: D, fr: D }, on: { deal: stage, origin: person.${share} } }
allocation: { by: fixed, shares: { place: ${share === "country" ? 0.1 : 0.2} } }
`;
    const [first, second] = ["country", "region"].map((share) => modelFrom(written(share)));
    expect(first?.dimensions.get("d")?.hash).not.toBe(second?.dimensions.get("d")?.hash);
    expect(first?.allocation.hash).not.toBe(second?.allocation.hash);
  });

  it("changes with all that it depends on, and with nothing else", () => {
    expect(changed("stage = 'lead'", "stage = 'mql'").toSorted()).toEqual(
      ["hot", "hots", "hots.measure", "lead", "leads", "leads.measure", "share"].toSorted(),
    );
    expect(changed("> 100", "> 101").toSorted()).toEqual(["hot", "hots", "hots.measure", "share"]);
  });
});

const settings = {
  timezone: "Europe/Paris",
  currency: "EUR",
  weekStart: "monday",
  fiscalYearStartMonth: 1,
  businessHours: usualBusinessHours,
} as const;

function modelIn(surroundings: Surroundings, ...texts: readonly string[]): Model {
  const files = texts.map((text, index) => own(text, `definitions/${index}.yaml`));
  const parsed = parseDefinitions(files, surroundings);
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message.en).join("\n"));
  return parsed.value;
}

function hashesOf({ concepts, metrics, measures, dimensions, acquisition, allocation }: Model) {
  const all = [concepts, metrics, measures, dimensions].flatMap((definitions) => [...definitions.values()]);
  const hashes = Object.fromEntries(all.map(({ id, hash }) => [id, hash]));
  return { ...hashes, acquisition: acquisition.hash, allocation: allocation.hash };
}

describe("canonicalForm", () => {
  it("gives the bytes that were hashed, of every definition", () => {
    const model = modelIn({ settings }, lead, reading);
    for (const [id, hash] of Object.entries(hashesOf(model)))
      expect(sha256Hex(canonicalForm(model, id)!), id).toBe(hash);
    expect(canonicalForm(model, "nothing")).toBeUndefined();
    expect(canonicalForm(model, "values:nothing")).toBeUndefined();
  });

  it("keeps the bytes of its second form", () => {
    const values: ValueMappings = { stage: { crm: { Prospect: "lead" }, "*": { " Qualifié ": "mql" } } };
    const model = modelIn(
      { settings, values },
      `concepts:
  hot:
    label: { en: Hot, fr: Chaud }
    object: person
    all:
      rich: { words: { en: is rich, fr: est riche }, where: "company.employees>100 and not country in ('FR', 'l''Est')" }
      entered: { words: { en: entered, fr: entré }, event: stage_entry, where: stage = 'lead', at_least: 2, within: 2 weeks, before: rich }
`.replace("fr: est riche }", "fr: est riche }, since: created_at"),
    );
    expect(canonicalForm(model, "hot")).toBe(
      `{"form":2,"id":"hot","meaning":{"condition":{"kind":"all","members":[` +
        `{"atLeast":2,"before":"rich","dataset":"stage_entry","id":"entered","kind":"event","time":"entered_at",` +
        `"via":"person_id","where":"(stage = 'lead')","withinDays":14,"words":{"en":"entered","fr":"entré"}},` +
        `{"id":"rich","kind":"attribute","since":"created_at",` +
        `"where":"((company[company_id].employees > 100) and (not (country in ('FR', 'l''Est'))))",` +
        `"words":{"en":"is rich","fr":"est riche"}}` +
        `]},"kind":"concept","object":"person"},` +
        `"rests":{"values:stage":"${sha256Hex(canonicalForm(model, "values:stage")!)}"},` +
        `"settings":{"timezone":"Europe/Paris"},"words":{"label":{"en":"Hot","fr":"Chaud"}}}`,
    );
    expect(canonicalForm(model, "values:stage")).toBe(
      `{"form":2,"id":"values:stage","meaning":{"named":[],"words":{"*":{"qualifie":"mql"},"crm":{"prospect":"lead"}}}}`,
    );
  });

  it("leaves out words that the program made, so that a better wording of ours changes no hash", () => {
    const model = modelIn({ settings }, lead, reading);
    expect(model.metrics.get("leads")?.formulaWords.en).toBe("count (Lead)");
    expect(canonicalForm(model, "leads")).not.toContain("count (Lead)");
    expect(canonicalForm(model, "margin")).toContain('"formula":{"en":"sum of margins"');
  });
});

const reading = `dimensions:
  sector: { label: { en: Sector, fr: Secteur }, on: { company: industry } }
  owner: { label: { en: Owner, fr: Propriétaire }, on: { deal: rep.team } }
measures:
  closed: { dataset: deal, aggregation: count, time: closed_at }
  waits: { dataset: handoff, aggregation: median, of: "business_hours_between(handed_at, decided_at)", unit: hours }
metrics:
  leads: { label: { en: Leads, fr: Prospects }, kind: simple, measure: { dataset: lead, aggregation: count } }
  margin:
    label: { en: Margin, fr: Marge }
    kind: simple
    measure: { dataset: order, aggregation: sum, of: margin, time: none }
    formula: { en: sum of margins, fr: somme des marges }
  closings: { label: { en: Closings, fr: Clôtures }, kind: simple, measure: closed }
  spent: { label: { en: Spent, fr: Dépensé }, kind: simple, measure: { dataset: allocated_spend, aggregation: sum, of: amount } }
  firms: { label: { en: Firms, fr: Firmes }, kind: simple, measure: { dataset: company, aggregation: count, time: none, unit: companies } }
  sourced: { label: { en: S, fr: S }, kind: simple, measure: { dataset: person, aggregation: count, time: none, where: acquisition.channel = 'email' } }
`;

describe("the hash, when what lies around changes", () => {
  const changed = (from: Surroundings, to: Surroundings) => {
    const [before, after] = [from, to].map((around) => hashesOf(modelIn(around, lead, reading)));
    const measured = (id: string) => id.endsWith(".measure");
    return Object.entries(before!)
      .filter(([id, hash]) => !measured(id) && hash !== Reflect.get(after!, id))
      .map(([id]) => id)
      .toSorted();
  };

  it("changes with a setting for what hangs on it, and for nothing else", () => {
    const other = (changes: Partial<Surroundings["settings"]>) => ({ settings: { ...settings, ...changes } });
    expect(changed({ settings }, other({ currency: "USD" }))).toEqual(["margin", "spent"]);
    expect(changed({ settings }, other({ timezone: "Asia/Tokyo" }))).toEqual(
      ["acquisition", "closed", "closings", "lead", "leads", "sourced", "waits"].toSorted(),
    );
    expect(changed({ settings }, other({ weekStart: "sunday", fiscalYearStartMonth: 4 }))).toEqual([]);
    const closed = { ...usualBusinessHours, holidays: ["FR"] };
    expect(changed({ settings }, other({ businessHours: closed }))).toEqual(["waits"]);
  });

  it("changes with a value mapping for what reads it, and for nothing else", () => {
    const values = (mappings: ValueMappings): Surroundings => ({ settings, values: mappings });
    expect(changed({ settings }, values({ stage: { crm: { Prospect: "lead" } } }))).toEqual(
      ["acquisition", "lead", "leads", "sourced"].toSorted(),
    );
    expect(changed({ settings }, values({ deal_stage: { crm: { Signé: "won" } } }))).toEqual(
      ["closed", "closings"].toSorted(),
    );
    const named = (team: string) => values({ owner: { crm: { "005x": { rep: "Ana", team } } } });
    expect(changed(named("North"), named("South"))).toEqual(["owner"]);
    expect(changed({ settings }, values({ cost_kind: { "*": { Pub: "media" } } }))).toEqual(
      ["allocation", "spent"].toSorted(),
    );
    expect(changed({ settings }, values({ form_kind: { "*": { Enquête: "survey" } } }))).toEqual([]);
  });

  it("stays the same when a value mapping says the same otherwise", () => {
    const values = (mappings: ValueMappings): Surroundings => ({ settings, values: mappings });
    const said: ValueMappings = {
      stage: { crm: { Prospect: "lead", MQL: "mql" }, "*": { Client: "customer" } },
    };
    const otherwise: ValueMappings = {
      stage: {
        "*": { " CLIENT ": "customer", lead: "lead" },
        other: {},
        crm: { mql: "mql", prospect: "lead", client: "customer" },
      },
    };
    expect(changed(values(said), values(otherwise))).toEqual([]);
    expect(changed(values(said), values({ ...said, stage: { crm: { Prospect: "mql" } } }))).not.toEqual([]);
  });

  it("hangs on the first day of weeks, and on the fiscal year, where a grain of that kind is named", () => {
    expect(settingsOfGrains({ kind: "cumulative", toDate: "fiscal_year" })).toEqual(["fiscalYearStartMonth"]);
    expect(settingsOfGrains({ inputs: [{ atStartOf: "week" }] })).toEqual(["weekStart"]);
    expect(settingsOfGrains({ words: { en: "week", fr: "semaine" }, grain: "month" })).toEqual([]);
  });
});

function shuffle(value: unknown, draw: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffle(item, draw));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => ({ key, member, rank: draw() }));
  return Object.fromEntries(
    entries.sort((a, b) => a.rank - b.rank).map(({ key, member }) => [key, shuffle(member, draw)]),
  );
}
