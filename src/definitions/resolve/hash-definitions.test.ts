import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse as parseYaml, stringify } from "yaml";
import { parseDefinitions } from "../parse-definitions.ts";
import { builtIn, lead, modelFrom, own } from "../testing/definition-texts.ts";
import type { DefinitionFile } from "../yaml/yaml-file.ts";

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

function shuffle(value: unknown, draw: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffle(item, draw));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => ({ key, member, rank: draw() }));
  return Object.fromEntries(
    entries.sort((a, b) => a.rank - b.rank).map(({ key, member }) => [key, shuffle(member, draw)]),
  );
}
