import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allowedValues, foldValue, type ValueMappings, valueDomains } from "../../dataset/index.ts";
import { guessCampaign, readCampaignWords } from "./campaign-words.ts";
import { parseValueMappings } from "./parse-value-mappings.ts";
import { printValueMappings } from "./print-value-mappings.ts";
import { readSynonyms } from "./synonyms.ts";

const file = "definitions/values.yaml";
const raw = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .filter((text) => foldValue(text) !== "");
const meanings = fc.constantFrom(...valueDomains).chain((domain) => {
  const allowed = allowedValues[domain]?.map((one) => one.value);
  const meaning =
    domain === "owner"
      ? fc.record({ rep: raw, team: raw, party: raw }, { requiredKeys: ["rep"] })
      : domain === "campaign"
        ? fc.record(
            { campaign: raw, channel: fc.constant("email"), strategy: raw },
            { requiredKeys: ["campaign"] },
          )
        : allowed === undefined
          ? raw
          : fc.constantFrom(null, ...allowed);
  const byRaw = fc.uniqueArray(fc.tuple(raw, meaning), {
    selector: ([text]) => foldValue(text),
    minLength: 1,
  });
  return fc.tuple(
    fc.constant(domain),
    fc.dictionary(
      fc.constantFrom("hubspot", "*", "1.0"),
      byRaw.map((pairs) => Object.fromEntries(pairs)),
      { minKeys: 1 },
    ),
  );
});
const values = fc
  .uniqueArray(meanings, { selector: ([domain]) => domain })
  .map((pairs) => Object.fromEntries(pairs) as ValueMappings);

describe("printValueMappings", () => {
  it("prints what reads back as the same mappings", () => {
    fc.assert(
      fc.property(values, (given) => {
        expect(parseValueMappings(printValueMappings(given, { comment: () => "3 rows" }), file)).toEqual({
          ok: true,
          value: given,
        });
      }),
      { numRuns: 200 },
    );
  });

  it("adds onto the author's text only what it lacks, and keeps its comments, order and spelling", () => {
    const own = `# agreed in May
stage:
  hubspot:
    # hot ones
    Marketing Qualified Lead: sql # as we see it
    007: lead
`;
    const added: ValueMappings = {
      stage: { hubspot: { "marketing qualified LEAD": "mql", Abonné: "subscriber" } },
      network: { "*": { true: "x" } },
    };
    expect(
      printValueMappings(added, { onto: own, comment: () => "12 rows" }),
    ).toBe(`${own}    Abonné: subscriber # 12 rows
network:
  "*":
    "true": x # 12 rows
`);
  });

  it("leaves the author's text alone when there is nothing to add", () => {
    expect(printValueMappings({}, { onto: "# nothing yet\n" })).toBe("# nothing yet\n");
  });
});

describe("parseValueMappings", () => {
  it("reports unknown lists, values and attributes, each with its place and a suggestion", () => {
    const parsed = parseValueMappings(
      `stge: {}
stage:
  hubspot: { A: mqll, B: [x] }
owner:
  hubspot: { C: { team: North }, D: { rep: E, temm: F } }
campaign:
  "*": { G: { campaign: H, channel: emial } }
`,
      file,
    );
    expect(
      parsed.ok ? [] : parsed.error.map(({ code, place, suggestion }) => [code, place?.line, suggestion]),
    ).toEqual([
      ["domain-unknown", 1, "stage"],
      ["meaning-unknown", 3, "mql"],
      ["meaning-shape", 3, undefined],
      ["meaning-shape", 5, undefined],
      ["key-unknown", 5, "team"],
      ["meaning-unknown", 7, "email"],
    ]);
  });

  it("takes a word for what it is written as", () => {
    expect(parseValueMappings("product:\n  '*': { 007: Bond, 1.0: One, yes: 2 }\nstage:\n", file)).toEqual({
      ok: true,
      value: { product: { "*": { "007": "Bond", "1.0": "One", yes: "2" } }, stage: {} },
    });
  });
});

describe("readSynonyms", () => {
  it("knows only canonical values, and each canonical value in both languages", () => {
    const synonyms = readSynonyms();
    for (const domain of valueDomains) {
      const names = (allowedValues[domain] ?? []).map((one) => one.value);
      const known = synonyms[domain] ?? new Map<string, string>();
      expect([...known.values()].filter((value) => !names.includes(value))).toEqual([]);
      expect(new Set(known.values())).toEqual(new Set(names));
    }
  });

  it("reads the words of usual tools", () => {
    const { stage, deal_stage: dealStage, activity_type: activity } = readSynonyms();
    for (const word of ["marketingqualifiedlead", "prospectqualifiemarketing", "mql"])
      expect(stage?.get(word)).toBe("mql");
    for (const word of ["closedwon", "gagne"]) expect(dealStage?.get(word)).toBe("won");
    expect(activity?.get("appel")).toBe("call");
    expect(activity?.get("rdv")).toBe("meeting");
    expect(stage?.get("notqualified")).toBe("disqualified");
  });
});

describe("guessCampaign", () => {
  const words = readCampaignWords();

  it("reads the channel and the network that a name says plainly", () => {
    expect(guessCampaign("2024 - LinkedIn Ads - DACH", words)).toMatchObject({
      channel: "paid_social",
      network: "linkedin",
    });
    expect(guessCampaign("Newsletter_mars", words)).toMatchObject({ channel: "email" });
  });

  it("guesses nothing from a part of a word, nor from two networks", () => {
    expect(guessCampaign("Seasonal offer", words)).toBeUndefined();
    expect(guessCampaign("Facebook + LinkedIn", words)).toBeUndefined();
  });
});
