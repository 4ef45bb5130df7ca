import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { readAnyYaml } from "./read-any-yaml.ts";
import { readPlainYaml } from "./read-plain-yaml.ts";

const concepts = readFileSync(new URL("../../catalogue/concepts.yaml", import.meta.url), "utf8");
const cost = readFileSync(new URL("../../catalogue/cost.yaml", import.meta.url), "utf8");

/** What one reads, the other reads too, with nothing wrong; the plain reader may decline. */
function agree(text: string): boolean {
  const plain = readPlainYaml(text);
  if (!plain) return false;
  const { node, faults } = readAnyYaml(text);
  expect(faults).toEqual([]);
  expect(plain).toEqual(node);
  return true;
}

describe("readPlainYaml", () => {
  it("reads the built-in definitions, as the full reader does", () => {
    expect(agree(concepts)).toBe(true);
    expect(agree(cost)).toBe(true);
  });

  it.each([
    "a: 1",
    "a: b c # comment",
    "a: {b: c, d: 'e, ''f''', g: [1, -2.5, true, null]}",
    "a:\nb:\n  c: ~",
    "a:\n- b\n- c: 1\n  d: 2\n",
    'a:\n  - { en: x, fr: y }\n  # comment\n  - z\nb: "q: r"',
    "a: x#y 'z' \"w\"",
    "a: it's {not} [braces]",
    "a: é ü 漢字 🎉",
    "a: -1 day",
    "__proto__: { constructor: 1 }",
    "a-b: 30 days",
    "a:\n  { b: c,\n    d: [e,\n f] } # comment\ng: h",
    "a: {\n  b: c\n  }",
    "a: { b: c, d: [e, f,], }",
    "a:\n    alone on its line\nb:\n  'quoted'",
  ])("reads %j as the full reader does", (text) => {
    expect(agree(text)).toBe(true);
  });

  it.each([
    "a: |\n  b",
    "a: >-\n  b",
    "a: b\n  c",
    "a:\n  b\n  c",
    "a: {\n  b: c\n}",
    "a: { b: c\n  d }",
    "a: { b: c, # comment\n  d: e }",
    "a: &x b",
    "a: *x",
    "a: !!str b",
    "a: 0x1F",
    "a: 2024-01-31",
    "a: b: c",
    "a: {b: c",
    "a: {b}",
    "a: {b: c, b: d}",
    'a: "x\\n"',
    "a: 1\na: 2",
    "a: 1\n  b: 2",
    "\ta: 1",
    "a: 1\r\nb: 2",
    "---\na: 1",
    "? a\n: b",
    "'a': 1",
    "",
    "# nothing",
  ])("leaves %j to the full reader", (text) => {
    expect(readPlainYaml(text)).toBeUndefined();
  });

  it("agrees with the full reader on generated documents", () => {
    const word = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 10 }),
      fc.stringMatching(/^[a-z ,:#'"{}[\]-]{0,10}$/u),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    );
    const { node } = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { depthSize: "small" },
        word,
        fc.array(tie("node"), { maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-z_]{1,6}$/u), tie("node"), { maxKeys: 4 }),
      ),
    }));
    const document = fc.dictionary(fc.stringMatching(/^[a-z_]{1,6}$/u), node, { minKeys: 1, maxKeys: 4 });
    fc.assert(
      fc.property(document, fc.boolean(), (value, isFlow) => {
        agree(stringify(value, { lineWidth: 0, ...(isFlow && { collectionStyle: "flow" }) }));
      }),
      { numRuns: 500 },
    );
  });

  it("agrees with the full reader on spoiled texts: it never accepts what is wrong", () => {
    const pieces = [
      "",
      " ",
      "\n",
      "  ",
      ":",
      ": ",
      ",",
      "'",
      '"',
      "{",
      "}",
      "[",
      "]",
      "-",
      "- ",
      "#",
      " #",
      "&a",
      "|",
      "~",
      "a: b",
    ];
    const spoiled = fc.tuple(fc.nat(concepts.length - 1), fc.nat(4), fc.constantFrom(...pieces));
    fc.assert(
      fc.property(
        fc.constantFrom(concepts, cost),
        fc.array(spoiled, { minLength: 1, maxLength: 3 }),
        (file, changes) => {
          let text = file.slice(0, 1500);
          for (const [at, length, piece] of changes) {
            const from = at % text.length;
            text = text.slice(0, from) + piece + text.slice(from + length);
          }
          agree(text);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
