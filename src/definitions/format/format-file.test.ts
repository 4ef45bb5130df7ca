import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { canonicalJson } from "../../core/index.ts";
import { parseDefinitions } from "../parse-definitions.ts";
import { catalogueTexts } from "../testing/catalogue-texts.ts";
import { own } from "../testing/definition-texts.ts";
import { formatFile } from "./format-file.ts";

function formatted(text: string): string {
  const result = formatFile(own(text));
  if (!result.ok) throw new Error(result.error.map(({ message }) => message.en).join("\n"));
  return result.value;
}

function hashes(texts: readonly string[]): { readonly [id: string]: string } {
  const parsed = parseDefinitions(texts.map((text, index) => own(text, `definitions/${index}.yaml`)));
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message.en).join("\n"));
  const { dimensions, measures, concepts, metrics, acquisition, allocation } = parsed.value;
  const all = [dimensions, measures, concepts, metrics].flatMap((some) => [...some.values()]);
  return {
    ...Object.fromEntries(all.map(({ id, hash }) => [id, hash])),
    acquisition: acquisition.hash,
    allocation: allocation.hash,
  };
}

const catalogue = catalogueTexts();
const agreed = hashes(catalogue);

describe("formatFile", () => {
  it("gives one layout: keys in their order, braces where they fit, quotes where they are needed", () => {
    const text = `# yaml-language-server: $schema=x
metrics:   # all of them


  won:
      measure: # what is counted
        {
          aggregation: 'count', dataset: "deal",
          where: "status in ('won', 'lost') and type <> 'one of those that nobody signs, whatever their name' and amount > 0",
        }
      # the unit is inferred
      kind: "simple"
      parties:
        - marketing
        - sales
      label:
        en: "Won"
        fr: Gagné # le mot des ventes
  share: {kind: ratio, denominator: won, numerator: {where: 'true', metric: won}, label: {en: "Share, of all", fr: Part}}
acquisition: {take: last, entry: lead}
`;
    expect(formatted(text)).toBe(`# yaml-language-server: $schema=x
metrics:
  # all of them
  won:
    label:
      en: Won
      fr: Gagné # le mot des ventes
    # the unit is inferred
    kind: simple
    measure:
      # what is counted
      dataset: deal
      aggregation: count
      where: status in ('won', 'lost') and type <> 'one of those that nobody signs, whatever their name' and amount > 0
    parties: [ marketing, sales ]
  share:
    label: { en: "Share, of all", fr: Part }
    kind: ratio
    numerator: { metric: won, where: "true" }
    denominator: won
acquisition:
  entry: lead
  take: last
`);
  });

  it("leaves every hash of the catalogue, and has nothing to do the second time", () => {
    const texts = catalogue.map(formatted);
    expect(hashes(texts)).toEqual(agreed);
    expect(texts.map(formatted)).toEqual(texts);
  });

  it("gives a file of the catalogue back from any layout of it", () => {
    const layout = fc.record({
      collectionStyle: fc.constantFrom("any", "block", "flow"),
      indent: fc.integer({ min: 1, max: 6 }),
      indentSeq: fc.boolean(),
      singleQuote: fc.constantFrom(true, false, null),
      defaultStringType: fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE", "BLOCK_FOLDED"),
      flowCollectionPadding: fc.boolean(),
      lineWidth: fc.constantFrom(0, 30, 60, 120),
    } as const);
    fc.assert(
      fc.property(
        fc.nat(catalogue.length - 1),
        layout,
        fc.infiniteStream(fc.nat(9)),
        (index, options, stream) => {
          const text = catalogue[index]!;
          const value: unknown = parse(text);
          const plain = formatted(stringify(value));
          const shuffled = shuffle(value, () => stream.next().value ?? 0);
          const written = stringify(shuffled, options);
          // The library itself loses a line end in some narrow folded texts.
          fc.pre(canonicalJson(parse(written)) === canonicalJson(value));
          const once = formatted(written);
          expect(formatted(once)).toBe(once);
          expect(parse(once)).toEqual(value);
          // The order of definitions is the author's; within one, it is the language's.
          expect(once.split("\n").toSorted()).toEqual(plain.split("\n").toSorted());
        },
      ),
      { numRuns: 60 },
    );
  });

  it("keeps every comment, wherever it stands", () => {
    const places = fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.nat(catalogue.length - 1), places, (file, drawn) => {
        const text = catalogue[file]!;
        const lines = stringify(parse(text), { lineWidth: 0 }).split("\n").slice(0, -1);
        for (const [index, [at, isBeside]] of drawn.entries()) {
          const line = at % lines.length;
          if (isBeside) lines[line] += ` # note ${index}`;
          else lines.splice(line, 0, `${/^\s*/u.exec(lines[line]!)![0]}# note ${index}`);
        }
        const commented = `${lines.join("\n")}\n`;
        const once = formatted(commented);
        for (const index of drawn.keys()) expect(once.split(`# note ${index}`).length).toBeGreaterThan(1);
        expect(formatted(once)).toBe(once);
        expect(parse(once)).toEqual(parse(text));
      }),
      { numRuns: 60 },
    );
  });

  it("keeps a text of several lines as it is written, and numbers as they are written", () => {
    const text = `measures:
  a:
    dataset: deal
    aggregation: percentile
    of: |
      amount
        + margin
    where: >-
      status
      = 'won'
    fraction: 0.90
`;
    expect(formatted(text)).toBe(text.replace(/>-\n\s+status\n\s+=/u, "status ="));
  });

  it("says what is wrong with a file that is not YAML, and formats what is only wrong as a definition", () => {
    const codes = (text: string) => {
      const result = formatFile(own(text));
      return result.ok ? [] : result.error.map(({ code }) => code);
    };
    expect(codes("metrics:\n\ta: 1\n")).toEqual(["yaml-tab"]);
    expect(codes("metrics: {}\nmetrics: {}\n")).toEqual(["key-duplicate"]);
    expect(codes("metrics: &a {}\n")).toEqual(["yaml-alias"]);
    expect(codes("- a\n")).toEqual([]);
    expect(formatted("metrix:\n    a: {kind:  odd}\n")).toBe("metrix:\n  a:\n    kind: odd\n");
    expect(formatted("# nothing yet\n")).toBe("# nothing yet\n");
    expect(formatted("")).toBe("");
  });
});

/** Where the keys, and so their order, are the author's. */
const authors = ["dimensions", "measures", "concepts", "metrics", "on", "all", "any", "shares"];

function shuffle(value: unknown, draw: () => number, under = "metrics"): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffle(item, draw, ""));
  if (typeof value !== "object" || value === null) return value;
  const isAuthors = authors.includes(under);
  const entries = Object.entries(value).map(([key, member]) => ({
    key,
    member,
    rank: isAuthors ? 0 : draw(),
  }));
  return Object.fromEntries(
    entries.sort((a, b) => a.rank - b.rank).map(({ key, member }) => [key, shuffle(member, draw, key)]),
  );
}
