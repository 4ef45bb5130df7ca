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

const ownText = `datasets:
  hotel: { label: { en: Hotel, fr: Hôtel }, key: hotel_id, columns: { hotel_id: text, city: text, since: date, until: date } }
  booking:
    label: { en: Booking, fr: Réservation }
    key: booking_id
    time: booked_at
    columns: { booking_id: text, hotel_id: text, person_id: entity, nights: integer, booked_at: instant, paid_at: instant }
    relationships: { hotel: { to: hotel, by: hotel_id }, guest: { to: person, by: person_id } }
  stay:
    label: { en: Stay, fr: Séjour }
    columns: { booking_id: text, hotel_id: text, part: decimal, share: decimal }
    relationships: { booking: { to: booking, by: booking_id }, hotel: { to: hotel, by: hotel_id } }
    bridge: { from: booking, to: hotel, weight: part }
calendars:
  season: { label: { en: Season, fr: Saison }, starts: [2024-01-01, 2024-04-01] }
${lead}dimensions:
  city: { label: { en: City, fr: Ville }, on: { hotel: city } }
  season_of: { label: { en: S, fr: S }, on: { booking: "period_of('season', booked_at)" } }
  stayed: { label: { en: T, fr: T }, on: { stay: hotel.city } }
measures:
  all_nights: { dataset: booking, aggregation: sum, of: nights, unit: nights }
  far_nights: { dataset: booking, aggregation: sum, of: nights, unit: nights, where: hotel.city <> 'Lyon' }
metrics:
  far: { label: { en: F, fr: F }, kind: ratio, numerator: far_nights, denominator: all_nights }
  nights_of_season: { label: { en: N, fr: N }, kind: cumulative, measure: all_nights, to_date: season }
`;

/** The same, of the definition named. */
const ownEdits = [
  ["nights: integer", "nights: decimal", "columns", "booking", "columns.nights.type"],
  [
    "city: text, since",
    "city: { type: text, required: true }, since",
    "columns",
    "hotel",
    "columns.city.required",
  ],
  ["en: Booking,", "en: Reservation,", "words", "booking", "label.en"],
  ["time: booked_at", "time: paid_at", "time", "booking", "time"],
  ["booking:\n    label", "booking:\n    counted_as: bookings\n    label", "unit", "booking", "counted_as"],
  [
    "guest: { to: person, by: person_id }",
    "guest: { to: person, by: person_id, key: person_id }, host: { to: person, by: person_id }",
    "relationship",
    "booking",
    "relationships.host.to",
  ],
  [
    "hotel: { to: hotel, by: hotel_id }, guest",
    "hotel: { to: hotel, by: hotel_id, valid: { from: since, until: until } }, guest",
    "relationship",
    "booking",
    "relationships.hotel.valid.from",
  ],
  ["weight: part", "weight: share", "relationship", "stay", "bridge.weight"],
  ["2024-04-01]", "2024-05-01]", "periods", "season", "periods.starts"],
] as const;

/** By id; what is written inside a metric is a part of it. */
function hashesOf(model: Model): { readonly [id: string]: string } {
  const { datasets, calendars, dimensions, measures, concepts, metrics, acquisition, allocation } = model;
  const all = [datasets, calendars, dimensions, measures, concepts, metrics].flatMap((some) => [
    ...some.values(),
  ]);
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

  it.each(ownEdits.map(([from, to, part, id, path]) => ({ from, to, part, id, path })))(
    "calls $from become $to a change of $part of $id, at $path",
    ({ from, to, part, id, path }) => {
      const [one] = changed(from, to, ownText).filter((two) => two.id === id);
      expect(one?.changes.map(([what, where]) => [what, where])).toContainEqual([part, path]);
    },
  );

  it.each(ownEdits)(
    "names, for %j become %j, all that has another hash, datasets and calendars too",
    (from, to) => {
      const [before, after] = [modelOf(ownText), modelOf(ownText.replace(from, to))];
      const { changed: edited, added, removed } = diffModels(before, after);
      expect([...added, ...removed]).toEqual([]);
      const named = edited.flatMap(({ id, dependents }) => [id, ...dependents.map((one) => one.id)]);
      const others = Object.entries(hashesOf(before)).filter(([id, hash]) => hash !== hashesOf(after)[id]);
      expect([...new Set(named)].toSorted()).toEqual(others.map(([id]) => id).toSorted());
    },
  );

  it("says what rests on a dataset, a relationship and a calendar of one's own", () => {
    expect(changed("nights: integer", "nights: decimal", ownText)).toEqual([
      {
        id: "booking",
        changes: [["columns", "columns.nights.type", "integer", "decimal"]],
        dependents: ["season_of", "all_nights", "far_nights", "far", "nights_of_season"],
      },
    ]);
    expect(changed("starts: [2024-01-01", "starts: [2023-12-01", ownText)).toEqual([
      {
        id: "season",
        changes: [["periods", "periods.starts", "2024-01-01, 2024-04-01", "2023-12-01, 2024-04-01"]],
        dependents: ["season_of", "nights_of_season"],
      },
    ]);
  });

  it("finds a dataset the same, whatever the order of its columns and roles", () => {
    const turned = ownText
      .replace("booking_id: text, hotel_id: text", "hotel_id: text, booking_id: text")
      .replace(
        "hotel: { to: hotel, by: hotel_id }, guest: { to: person, by: person_id }",
        "guest: { to: person, by: person_id }, hotel: { to: hotel, by: hotel_id }",
      );
    expect(turned).not.toBe(ownText);
    expect(hashesOf(modelOf(turned))).toEqual(hashesOf(modelOf(ownText)));
    expect(diffModels(modelOf(ownText), modelOf(turned))).toEqual({ added: [], removed: [], changed: [] });
  });

  it("names a dataset and a calendar that were added", () => {
    const { added } = diffModels(modelOf(lead), modelOf(ownText));
    expect(added.map(({ id, kind }) => [id, kind]).slice(0, 4)).toEqual([
      ["hotel", "dataset"],
      ["booking", "dataset"],
      ["stay", "dataset"],
      ["season", "calendar"],
    ]);
  });
});
