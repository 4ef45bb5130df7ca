import { usualBusinessHours } from "../../core/index.ts";
import { describe, expect, it } from "vitest";
import type { Model, Surroundings } from "../model.ts";
import { parseDefinitions } from "../parse-definitions.ts";
import { catalogueTexts } from "../testing/catalogue-texts.ts";
import { lead, own } from "../testing/definition-texts.ts";
import { diffModels } from "./diff-models.ts";

const settings = {
  timezone: "Europe/Paris",
  currency: "EUR",
  weekStart: "monday",
  fiscalYearStartMonth: 1,
  businessHours: usualBusinessHours,
} as const;

const text = `${lead}  hot:
    label: { en: Hot, fr: Chaud }
    object: person
    any:
      is_lead: { words: { en: is a lead, fr: est prospect }, in: lead }
      rich: { words: { en: is rich, fr: est riche }, where: company.employees > 100, since: created_at }
dimensions:
  sector: { label: { en: Sector, fr: Secteur }, on: { company: industry, person: company.industry } }
measures:
  spent: { dataset: spend, aggregation: sum, of: amount }
metrics:
  hots:
    label: { en: Hot leads, fr: Prospects chauds }
    kind: simple
    measure: { dataset: hot, aggregation: count }
    formula: { en: count of hot leads, fr: nombre de prospects chauds }
    polarity: up
  cost: { label: { en: Cost, fr: Coût }, kind: ratio, numerator: spent, denominator: hots }
  share: { label: { en: Share, fr: Part }, kind: ratio, numerator: hots, denominator: { metric: hots, across: [sector] } }
`;

function modelOf(
  written: string,
  around: Surroundings & { readonly parties?: readonly string[] } = { settings },
): Model {
  const parsed = parseDefinitions([own(written)], around);
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message.en).join("\n"));
  return parsed.value;
}

function changed(from: string, to: string, whole = text) {
  expect(whole).toContain(from);
  return diffModels(modelOf(whole), modelOf(whole.replace(from, to))).changed.map(
    ({ id, changes, dependents }) => ({
      id,
      changes: changes.map(({ part, path, before, after }) => [part, path, before, after]),
      dependents: dependents.map((one) => one.id),
    }),
  );
}

/** Each is one edit: what is written instead of what, the part that changes, and where. */
const edits = [
  ["polarity: up", "polarity: down", "polarity", "polarity"],
  ["en: count of hot leads", "en: number of hot leads", "words", "words.formula.en"],
  ["en: Hot leads", "en: Warm leads", "words", "label.en"],
  ["measure: { dataset: hot", "measure: { dataset: lead", "rows", "measure.dataset"],
  [
    "hot, aggregation: count }",
    "hot, aggregation: count, where: person.city = 'Lyon' }",
    "condition",
    "measure.where",
  ],
  ["hot, aggregation: count }", "hot, aggregation: count, time: none }", "time", "measure.is_stock"],
  ["numerator: spent", "numerator: hots", "formula", "numerator.metric"],
  ["across: [sector]", "across: [sector, time]", "formula", "denominator.across"],
  ["person: company.industry", "person: segment", "value", "on.person"],
  ["polarity: up", "parties: [sales, finance]", "parties", "parties"],
  ["polarity: up", "date_basis: cohort", "date_basis", "date_basis"],
  ["polarity: up", "unit: leads", "unit", "unit"],
  ["    any:\n      is_lead", "    all:\n      is_lead", "condition", "condition.kind"],
] as const;

/** By id; what is written inside a metric is a part of it. */
function hashesOf(model: Model): { readonly [id: string]: string } {
  const { dimensions, measures, concepts, metrics, acquisition, allocation } = model;
  const all = [dimensions, measures, concepts, metrics].flatMap((some) => [...some.values()]);
  const outer = all.filter(({ id }) => !id.endsWith(".measure")).map(({ id, hash }) => [id, hash]);
  return { ...Object.fromEntries(outer), acquisition: acquisition.hash, allocation: allocation.hash };
}

describe("diffModels", () => {
  it("finds nothing between equal meanings, whatever their layout", () => {
    expect(diffModels(modelOf(text), modelOf(text))).toEqual({ added: [], removed: [], changed: [] });
    expect(changed("company.employees > 100", "(company.employees>100)")).toEqual([]);
    const files = catalogueTexts().map((one, index) => own(one, `${index}.yaml`));
    const [first, second] = [parseDefinitions(files), parseDefinitions(files.toReversed())];
    expect(first.ok && second.ok && diffModels(first.value, second.value)).toEqual({
      added: [],
      removed: [],
      changed: [],
    });
  });

  it("says which part changed, from what to what, and all that rests on it", () => {
    expect(changed("> 100", ">= 50")).toEqual([
      {
        id: "hot",
        changes: [
          [
            "condition",
            "condition.rich.where",
            "(company[company_id].employees > 100)",
            "(company[company_id].employees >= 50)",
          ],
        ],
        dependents: ["hots", "cost", "share"],
      },
    ]);
    expect(
      changed(
        "est riche }, where: company.employees > 100, since: created_at",
        "est aisé }, where: company.employees > 100",
      ),
    ).toMatchObject([
      {
        id: "hot",
        changes: [
          ["time", "condition.rich.since", "created_at", undefined],
          ["words", "condition.rich.words.fr", "est riche", "est aisé"],
        ],
      },
    ]);
    expect(changed("aggregation: sum, of: amount", "aggregation: max, of: amount * 2")).toEqual([
      {
        id: "spent",
        changes: [
          ["aggregation", "aggregation", "sum", "max"],
          ["aggregation", "of", "amount", "(amount * 2)"],
        ],
        dependents: ["cost"],
      },
    ]);
  });

  it.each(edits)("calls %j become %j a change of %s, at %s", (from, to, part, path) => {
    const changes = changed(from, to).flatMap((one) => one.changes.map(([what, where]) => [what, where]));
    expect(changes).toContainEqual([part, path]);
  });

  it.each(edits)("names, for %j become %j, what has another hash, and nothing else", (from, to) => {
    const [before, after] = [modelOf(text), modelOf(text.replace(from, to))];
    const { changed: edited, added, removed } = diffModels(before, after);
    expect([...added, ...removed]).toEqual([]);
    const named = edited.flatMap(({ id, dependents }) => [id, ...dependents.map((one) => one.id)]);
    const others = Object.entries(hashesOf(before)).filter(([id, hash]) => hash !== hashesOf(after)[id]);
    expect([...new Set(named)].toSorted()).toEqual(others.map(([id]) => id).toSorted());
  });

  it("names what was added and removed, with what rests on it", () => {
    const more = `${text}  colds: { label: { en: C, fr: F }, kind: simple, measure: { dataset: hot, aggregation: count } }\n`;
    const { added, removed, changed: none } = diffModels(modelOf(text), modelOf(more));
    expect(added).toMatchObject([{ id: "colds", kind: "metric", label: { fr: "F" }, dependents: [] }]);
    expect([...removed, ...none]).toEqual([]);
    const less = text
      .replace(/ {2}cost.*\n/u, "")
      .replace(/ {2}spent.*\n/u, "  none: { dataset: spend, aggregation: sum, of: clicks }\n");
    const gone = diffModels(modelOf(text), modelOf(less));
    expect(gone.removed.map(({ id, dependents }) => [id, dependents.map((one) => one.id)])).toEqual([
      ["spent", ["cost"]],
      ["cost", []],
    ]);
  });

  it("names a setting, a value mapping and a rule once, with all that hangs on them", () => {
    const between = (before: Surroundings, after: Surroundings) =>
      diffModels(modelOf(text, before), modelOf(text, after)).changed.map(({ id, changes, dependents }) => [
        id,
        changes.map(({ part, before: was, after: is }) => [part, was, is]),
        dependents.map((one) => one.id).toSorted(),
      ]);
    expect(between({ settings }, { settings: { ...settings, currency: "USD" } })).toEqual([
      ["setting:currency", [["setting", "EUR", "USD"]], ["cost", "spent"]],
    ]);
    const mapped = { settings, values: { stage: { crm: { "a.b meaning": "lead" } } } } as const;
    expect(between({ settings }, mapped)).toEqual([
      [
        "values:stage",
        [["mapping", undefined, "lead"]],
        ["acquisition", "cost", "hot", "hots", "lead", "share"],
      ],
    ]);
    expect(changed("dimensions:", "acquisition: { take: first }\ndimensions:")).toEqual([
      { id: "acquisition", changes: [["rule", "take", "last", "first"]], dependents: [] },
    ]);
  });
});
