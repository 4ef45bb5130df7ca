import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { momentIn } from "../../core/index.ts";
import { placesIn } from "../parse-expression.ts";
import { parseSyntax } from "./parse-syntax.ts";
import { printSyntax } from "./print-syntax.ts";
import { reserved } from "./token-reader.ts";
import type { Syntax } from "./tree.ts";

const span = { start: 0, end: 0 };
const operators = ["+", "-", "*", "/", "=", "<>", "<", "<=", ">", ">=", "and", "or", "||"] as const;

const bareName = fc.stringMatching(/^[a-z_][a-z0-9_]{0,8}$/u).filter((word) => !reserved.has(word));
const namePart = fc.oneof(
  bareName.map((text) => ({ text, quoted: false, span })),
  fc.string({ maxLength: 6 }).map((text) => ({ text, quoted: true, span })),
);
const literal = fc.oneof(
  fc.nat().map((number) => ({ type: "integer" as const, value: String(number) })),
  fc
    .tuple(fc.nat(999_999), fc.nat(9999))
    .map(([whole, part]) => ({ type: "decimal" as const, value: `${whole}.${part}` })),
  fc.string({ unit: "grapheme", maxLength: 12 }).map((value) => ({ type: "text" as const, value })),
  fc.boolean().map((value) => ({ type: "boolean" as const, value })),
  fc.constant({ type: "null" as const, value: null }),
  fc
    .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
    .map((day) => ({ type: "date" as const, value: day.toISOString().slice(0, 10) })),
  fc
    .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
    .map((moment) => ({ type: "instant" as const, value: momentIn(moment.toISOString())! })),
);

const { tree } = fc.letrec<{ tree: Syntax }>((tie) => {
  const inner = tie("tree");
  return {
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      literal.map((one): Syntax => ({ kind: "literal", ...one, span })),
      fc
        .array(namePart, { minLength: 1, maxLength: 3 })
        .map((parts): Syntax => ({ kind: "name", parts, span })),
      fc
        .tuple(fc.constantFrom("not" as const, "negate" as const), inner)
        .map(([kind, operand]): Syntax => ({ kind, operand, span })),
      fc
        .tuple(fc.constantFrom(...operators), inner, inner)
        .map(([operator, left, right]): Syntax => ({ kind: "binary", operator, left, right, span })),
      fc
        .tuple(inner, fc.array(inner, { minLength: 1, maxLength: 3 }), fc.boolean())
        .map(([operand, items, negated]): Syntax => ({ kind: "in", operand, items, negated, span })),
      fc
        .tuple(inner, inner, inner, fc.boolean())
        .map(
          ([operand, low, high, negated]): Syntax => ({ kind: "between", operand, low, high, negated, span }),
        ),
      fc
        .tuple(inner, inner, fc.boolean())
        .map(([operand, pattern, negated]): Syntax => ({ kind: "like", operand, pattern, negated, span })),
      fc
        .tuple(inner, fc.boolean())
        .map(([operand, negated]): Syntax => ({ kind: "is-null", operand, negated, span })),
      fc
        .tuple(
          fc.array(fc.tuple(inner, inner), { minLength: 1, maxLength: 2 }),
          fc.option(inner, { nil: undefined }),
        )
        .map(([pairs, otherwise]): Syntax => {
          // oxlint-disable-next-line unicorn/no-thenable -- the branches of the tree are named by the language's words
          const branches = pairs.map(([when, then]) => ({ when, then }));
          return { kind: "case", branches, ...(otherwise && { otherwise }), span };
        }),
      fc
        .tuple(fc.constantFrom("lower", "coalesce", "f"), fc.array(inner, { maxLength: 3 }))
        .map(([name, args]): Syntax => ({ kind: "call", name, nameSpan: span, arguments: args, span })),
    ),
  };
});

function read(text: string): Syntax {
  const parsed = parseSyntax(text, placesIn(text));
  if (!parsed.ok) throw new Error(`${parsed.error.message.en} in ${text}`);
  return parsed.value;
}

function refused(text: string): string {
  const parsed = parseSyntax(text, placesIn(text));
  return parsed.ok ? "accepted" : parsed.error.code;
}

function bare(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, member: unknown) => (key.endsWith("pan") ? undefined : member)),
  );
}

describe("parseSyntax", () => {
  it("reads back every tree that is printed", () => {
    fc.assert(
      fc.property(tree, (one) => {
        expect(bare(read(printSyntax(one)))).toEqual(bare(one));
      }),
      { numRuns: 500 },
    );
  });

  it("never throws, whatever the text, and places its problem inside it", () => {
    const words = [
      "a",
      "'x'",
      "(",
      ")",
      "and",
      "not",
      "in",
      "case",
      "when",
      "1.5",
      ",",
      "select",
      "date",
      "-",
      "--",
      '"',
    ];
    const anything = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(fc.constantFrom(...words)).map((all) => all.join(" ")),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parseSyntax(text, placesIn(text));
        if (!parsed.ok) expect(parsed.error.place?.line).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ["a or b and c", "a or (b and c)"],
    ["not a = b", "not (a = b)"],
    ["not a and b", "(not a) and b"],
    ["a - b - c", "(a - b) - c"],
    ["a + b * c || d", "(a + (b * c)) || d"],
    ["- a * b", "(-a) * b"],
    ["a between b and c and d", "(a between b and c) and d"],
    ["a not in (b, c) or d is not null", "(a not in (b, c)) or (d is not null)"],
    ["NOT A LIKE 'x%' AND b", "(not (A like 'x%')) and b"],
  ])("reads %s as %s", (text, meant) => {
    expect(bare(read(text))).toEqual(bare(read(meant)));
  });

  it("reads an apostrophe that is doubled, != as <>, and a name in quotation marks", () => {
    expect(bare(read(`"odd ""name" != 'it''s'`))).toEqual({
      kind: "binary",
      operator: "<>",
      left: { kind: "name", parts: [{ text: 'odd "name', quoted: true }] },
      right: { kind: "literal", type: "text", value: "it's" },
    });
  });

  it.each([
    ["", "expression-empty"],
    ["a = ", "expression-unfinished"],
    ["(a = 1", "expression-unfinished"],
    ["a = 1)", "token-unexpected"],
    ["a b", "token-unexpected"],
    ["a = 'x", "text-unclosed"],
    ['"a = 1', "name-unclosed"],
    ["a = 1 -- and b", "comment-refused"],
    ["a /* hidden */ = 1", "comment-refused"],
    ["a = 1; drop table person", "character-unexpected"],
    ["a ~ 'x'", "character-unexpected"],
    ["a == 1", "character-unexpected"],
    ["select 1", "statement-refused"],
    ["a in (select b from c)", "statement-refused"],
    ["exists (select 1)", "statement-refused"],
    ["a = b = c", "comparison-chained"],
    ["a in (1) is null", "comparison-chained"],
    ["case a when 1 then 2 end", "case-with-operand"],
    ["date '2023-02-29'", "date-invalid"],
    ["instant '2023-02-28'", "instant-invalid"],
    ["instant '2023-02-28T10:00:00'", "instant-invalid"],
    ["9007199254740993", "number-too-long"],
    ["1.1234567890123456789", "number-too-long"],
  ])("refuses %s (%s)", (text, code) => {
    expect(refused(text)).toBe(code);
  });

  it("refuses what only a generator writes: too long, too deep, in any shape", () => {
    expect(refused("a".repeat(10_001))).toBe("expression-too-long");
    expect(refused("(".repeat(4000))).toBe("expression-too-deep");
    expect(refused(`${"not ".repeat(2000)}a`)).toBe("expression-too-deep");
    expect(refused(Array.from({ length: 500 }, () => "a = 1").join(" or "))).toBe("expression-too-deep");
    expect(refused(`a in (${Array.from({ length: 2001 }, () => "1").join(",")})`)).toBe("list-too-long");
  });

  it("lets columns bear the names of statements", () => {
    expect(refused("\"order\" = 1 and group is null and set in ('a')")).toBe("accepted");
  });
});
