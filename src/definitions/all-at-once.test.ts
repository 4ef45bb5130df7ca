import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDefinitions } from "./parse-definitions.ts";
import { codesIn, own, problemsIn } from "./testing/definition-texts.ts";

const text = `dimensions:
  size:
    label: { en: Size, fr: Taille }
    on:
      company: employees
      deal: company.employees
measures:
  signed:
    label: { en: Signed, fr: Signé }
    dataset: deal
    aggregation: sum
    of: amount
    where: status = 'won' and is_true(company.country = 'FR')
    time: closed_at
    unit: money
  ninth:
    dataset: deal
    aggregation: percentile
    of: cycle_days
    fraction: 0.9
    unit: days
concepts:
  lead:
    label: { en: Lead, fr: Prospect }
    object: person
    all:
      entered: { words: { en: entered, fr: entré }, event: stage_entry, where: stage = 'lead' }
  hot:
    label: { en: Hot, fr: Chaud }
    object: person
    any:
      is_lead: { words: { en: is a lead, fr: est prospect }, in: lead }
      clicked:
        words: { en: clicked, fr: a cliqué }
        event: touch
        where: kind = 'email_click' and campaign.channel = 'email'
        at_least: 3
        within: 14 days
        after: rich
      rich:
        words: { en: is rich, fr: est riche }
        where: company.employees > 100
        since: created_at
metrics:
  leads:
    label: { en: Leads, fr: Prospects }
    section: acquisition
    kind: simple
    measure: { dataset: hot, aggregation: count, where: person.country = 'FR', time: entered_at }
    unit: people
    polarity: up
    traps:
      - { en: Beware., fr: Attention. }
  won:
    label: { en: Won, fr: Gagné }
    kind: simple
    measure: signed
  share:
    label: { en: Share, fr: Part }
    kind: ratio
    numerator: { metric: won, where: type = 'new' }
    denominator: { metric: won, across: [size, time] }
    unit: share
  mean:
    label: { en: Mean, fr: Moyenne }
    kind: derived
    formula_of: won / leads + 0 * won / leads
    unit: money / people
acquisition:
  entry: hot
  touches: campaign_id is not null
allocation:
  by: fixed
  shares: { spring: 0.4, autumn: 0.5 }
`;

type Slip = readonly [from: string, to: string, ...codes: readonly string[]];

/** Each is one fault: the line that holds the first text holds the second instead, and this is all that is said. */
const slips: readonly Slip[] = [
  ["dimensions:", "dimensoins:", "key-unknown"],
  ["label: { en: Size, fr: Taille }", "label: Size", "value-type"],
  ["      company: employees", "      company: employes", "name-unknown"],
  ["      deal: company.employees", "      deel: company.employees", "dataset-unknown"],
  ["  ninth:", "  Ninth:", "id-form"],
  ["label: { en: Signed, fr: Signé }", "label: { en: Signed }", "key-missing"],
  ["    dataset: deal\n    aggregation: sum", "    datset: deal\n    aggregation: sum", "key-unknown"],
  ["aggregation: sum", "aggregation: summ", "value-not-allowed"],
  ["of: amount", "of: amuont", "name-unknown"],
  ["status = 'won' and is_true", "status = 'wonn' and is_tru", "value-unknown", "function-unknown"],
  ["    time: closed_at", "    time: closd_at", "time-unknown"],
  ["    unit: money\n", "    unit: 1\n", "value-type"],
  ["aggregation: percentile", "aggregation: quantile", "value-not-allowed"],
  ["of: cycle_days", "of: cycle_dys", "name-unknown"],
  ["fraction: 0.9", "fraction: nine", "value-type"],
  ["unit: days", "unit: day s", "unit-form"],
  ["object: person\n    all", "objet: person\n    all", "key-unknown"],
  ["entered: { words", "Entered: { words", "id-form"],
  ["label: { en: Hot, fr: Chaud }", "label: { en: Hot, fr: 3 }", "value-type"],
  ["object: person\n    any", "object: persn\n    any", "dataset-unknown"],
  ["is_lead: { words: { en: is a lead, fr", "is_lead: { words: { en: is, a lead, fr", "comma-in-braces"],
  ["in: lead", "in: led", "concept-unknown"],
  ["event: touch", "evnt: touch", "key-unknown"],
  [
    "kind = 'email_click' and campaign.channel",
    "kind = 'email_clik' and campaign.chanel",
    "value-unknown",
    "name-unknown",
  ],
  ["at_least: 3", "at_least: three", "value-type"],
  ["within: 14 days", "within: 14 dayz", "value-form"],
  ["after: rich", "after: rch", "clause-unknown"],
  ["      rich:\n", "      rich:\n        wheer: true\n", "key-unknown"],
  ["where: company.employees > 100", "where: compny.employees > 100 or true", "hop-unknown"],
  ["since: created_at", "since: country", "time-type"],
  ["section: acquisition", "section: aquisition", "value-not-allowed"],
  [
    "    kind: simple\n    measure: { dataset: hot",
    "    kind: simpel\n    measure: { dataset: hot",
    "value-not-allowed",
  ],
  ["{ dataset: hot, aggregation: count", "{ dataset: hot, agregation: count", "key-unknown"],
  ["where: person.country = 'FR'", "where: person.contry = 'FR'", "name-unknown"],
  ["time: entered_at", "time: entred_at", "time-unknown"],
  ["polarity: up", "polarity: 1", "value-not-allowed"],
  ["- { en: Beware., fr: Attention. }", "- Beware.", "value-type"],
  ["    measure: signed", "    measure: { dataset: deal, aggregation: sum }", "aggregation-needs-of"],
  ["numerator: { metric: won,", "numerator: { metric: wonn,", "input-unknown"],
  ["where: type = 'new'", "where: tipe = 'new'", "name-unknown"],
  ["across: [size, time]", "across: [sise, time]", "across-unknown"],
  ["    unit: share", "    unit: share share", "unit-form"],
  ["formula_of: won / leads + 0", "formula_of: won / leeds + 0", "metric-unknown"],
  ["* won / leads\n", "* sum(won) / leads\n", "formula-form"],
  ["    unit: money / people", "    unnit: money / people", "key-unknown"],
  ["entry: hot", "entry: hott", "concept-unknown"],
  ["touches: campaign_id is not null", "touches: campaign_id", "condition-wanted"],
  ["  by: fixed", "  by: fixd", "value-not-allowed"],
  ["spring: 0.4, autumn: 0.5", "spring: 0.7, autumn: 0.5", "shares-too-much"],
];

function slipped(chosen: readonly Slip[]): string {
  return chosen.reduce((all, [from, to]) => {
    expect(all.split(from)).toHaveLength(2);
    return all.replace(from, () => to);
  }, text);
}

function said(chosen: readonly Slip[]): readonly string[] {
  const problems = problemsIn(own(slipped(chosen)));
  return problems.map(({ code, place }) => `${code} ${place?.text ?? ""}`).toSorted();
}

/** Slips of which none touches the text of another, in the order of the file. */
function apart(chosen: readonly Slip[]): readonly Slip[] {
  const kept: Slip[] = [];
  let end = 0;
  for (const slip of chosen.toSorted((left, right) => text.indexOf(left[0]) - text.indexOf(right[0]))) {
    const start = text.indexOf(slip[0]);
    if (start < end) continue;
    kept.push(slip);
    end = start + slip[0].length;
  }
  return kept;
}

describe("the Problems of a file", () => {
  it("are none before anything is wrong", () => {
    const parsed = parseDefinitions([own(text)]);
    expect(parsed.ok ? [] : parsed.error).toEqual([]);
  });

  it.each(slips)("are one fault said once: %j become %j is %s", (from, to, ...codes) => {
    expect(said([[from, to]]).map((one) => one.split(" ")[0])).toEqual([...codes].toSorted());
  });

  it("are all told at once: together they are what each is alone", () => {
    const alone = new Map(slips.map((slip) => [slip, said([slip])]));
    const expectAll = (chosen: readonly Slip[]) => {
      expect(said(chosen)).toEqual(chosen.flatMap((slip) => alone.get(slip)!).toSorted());
    };
    const all = apart(slips);
    expect(all.length).toBeGreaterThan(40);
    expectAll(all);
    fc.assert(
      fc.property(fc.subarray([...slips]), (chosen) => {
        expectAll(apart(chosen));
      }),
      { numRuns: 150 },
    );
  });

  it("blame nothing that rests on an id that is refused, taken twice or lost in a file that cannot be read", () => {
    const users = `metrics:
  uses: { label: { en: U, fr: U }, kind: simple, measure: MEASURE }
  on: { label: { en: O, fr: O }, kind: simple, measure: { dataset: hot, aggregation: count } }
`;
    const using = (measure: string) => own(users.replace("MEASURE", measure), "definitions/users.yaml");
    expect(codesIn(text.replaceAll("signed", "Signed"), using("Signed"))).toEqual(["id-form"]);
    expect(codesIn(`${text}x: y: z\n`, using("signed"))).toEqual(["yaml-colon"]);
    expect(codesIn(text, own(text.slice(0, text.indexOf("concepts:")), "b.yaml"), using("signed"))).toEqual(
      Array.from({ length: 3 }, () => "id-duplicate"),
    );
  });

  it("are told of what bears an id that is refused or taken, too", () => {
    const twice = `measures:
  a: { dataset: deal, aggregation: sum, of: amount }
  B: { dataset: deal, aggregation: sum, of: amuont }
`;
    const again = own("measures:\n  a: { dataset: deal, aggregation: sum, of: amonut }\n", "b.yaml");
    expect(codesIn(twice, again)).toEqual(["id-form", "name-unknown", "id-duplicate", "name-unknown"]);
  });

  it("are told of a clause whose name is refused or taken, too", () => {
    const concept = `concepts:
  a:
    label: { en: A, fr: A }
    object: person
    all:
      B-1: { words: { en: b, fr: b }, where: cuntry = 'x', since: created_at }
      c: { words: { en: c, fr: c }, event: touch, before: B-1 }
      either: { any: { c: { words: { en: c, fr: c }, where: regon = 'x' } } }
`;
    expect(codesIn(concept)).toEqual(["id-form", "name-unknown", "clause-duplicate", "name-unknown"]);
  });

  it("see a circle through a definition with another fault", () => {
    const circle = `concepts:
  a: { label: { en: A, fr: A }, object: person, all: { x: { words: { en: x, fr: x }, in: b } } }
  b: { label: { en: B, fr: B }, object: persn, all: { x: { words: { en: x, fr: x }, in: a }, y: { words: { en: y, fr: y }, where: cuntry = 'x' } } }
`;
    expect(codesIn(circle)).toEqual(["cycle", "dataset-unknown", "name-unknown"]);
  });

  it("come from a word that had to be guessed only as far as any guess would have them", () => {
    const measure = (aggregation: string) =>
      `measures:\n  a: { dataset: deal, aggregation: ${aggregation}, of: nam, fraction: 0.5, unit: 1x }\n`;
    expect(codesIn(measure("quantile"))).toEqual(["value-not-allowed", "name-unknown", "unit-form"]);
  });
});
