import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reason } from "../reason.ts";
import { parseSql } from "./parse-sql.ts";
import type { SqlScope } from "./scope.ts";
import { translateSql } from "./translate.ts";
import type { SqlTree } from "./tree.ts";
import { atom, nameText, type SqlType } from "./written.ts";

const types: { readonly [column: string]: SqlType } = {
  amount: "decimal",
  quantity: "integer",
  country: "text",
  is_lux: "boolean",
  is_instant: "boolean",
  created_on: "date",
  paid_at: "instant",
};

function translated(text: string): string | readonly Reason["kind"][] {
  const reasons: Reason[] = [];
  const refuse = (reason: Reason) => {
    reasons.push(reason);
    return undefined;
  };
  const scope: SqlScope = {
    refuse,
    name: (parts) => atom(parts.map(nameText).join("."), types[parts.at(-1) ?? ""] ?? "unknown"),
    template: (template) => refuse({ kind: "template", text: template }),
  };
  const written = translateSql(text, scope);
  return written?.text ?? reasons.map(({ kind }) => kind);
}

describe("translateSql", () => {
  it.each([
    ["1", "1"],
    [".5 * amount", "0.5 * amount"],
    ["(amount - 1) * (2 + quantity)", "(amount - 1) * (2 + quantity)"],
    ["amount - (1 - quantity)", "amount - (1 - quantity)"],
    ["quantity % 7", "mod(quantity, 7)"],
    ["COUNTRY != 'us'", "COUNTRY <> 'us'"],
    ["\"Odd name\" = 'it''s'", `"Odd name" = 'it''s'`],
    ["NOT is_lux OR is_lux IS NULL", "not is_lux or is_lux is null"],
    ["is_lux is not true", "not is_true(is_lux)"],
    ["country IN ('us', 'ca') -- the two", "country in ('us', 'ca')"],
    ["country not ilike 'U%'", "lower(country) not like 'u%'"],
    ["quantity between 2 and 4", "quantity >= 2 and quantity <= 4"],
    ["not (quantity between 2 and 4)", "not (quantity >= 2 and quantity <= 4)"],
    ["case country when 'us' then 1 else 0 end", "case when country = 'us' then 1 else 0 end"],
    ["country is not distinct from 'us'", "is_same(country, 'us')"],
    ["ifnull(country, 'none')", "coalesce(country, 'none')"],
    ["nullif(amount, 0)", "nullif(amount, 0)"],
    ["country || '-' || quantity", "country || '-' || to_text(quantity)"],
    ["is_lux::int", "if(is_lux, 1, 0)"],
    ["cast(country as numeric(10, 2))", "to_decimal(country)"],
    ["amount::double precision", "amount"],
    ["charindex('u', country)", "position(country, 'u')"],
  ])("says %s as %s", (sql, ours) => expect(translated(sql)).toBe(ours));

  it.each([
    ["created_on >= '2020-01-02'", "created_on >= date '2020-01-02'"],
    ["cast(created_on as timestamp) < cast('2020-01-02' as timestamp)", "created_on < date '2020-01-02'"],
    ["created_on > '2020-01-02 05:00:00'", "created_on > date '2020-01-02'"],
    ["created_on <= timestamp '2020-01-02 05:00:00'", "created_on <= date '2020-01-02'"],
    ["'2020-01-02 05:00' >= created_on", "created_on <= date '2020-01-02'"],
    ["paid_at >= '2020-01-02'", "paid_at >= date '2020-01-02'"],
    ["paid_at < date '2020-01-02'", "paid_at < date '2020-01-02'"],
    ["paid_at::date = '2020-01-02'", "date_trunc('day', paid_at) = date '2020-01-02'"],
    ["date_trunc('MONTH', created_on)", "date_trunc('month', created_on)"],
    ["date_trunc(created_on, month)", "date_trunc('month', created_on)"],
    ["extract(doy from created_on) = 1", "day_of_year(created_on) = 1"],
    ["dateadd(day, 7, created_on)", "add_days(created_on, 7)"],
    ["datediff('day', created_on, paid_at)", "days_between(created_on, paid_at)"],
    ["date_diff(paid_at, created_on, day)", "days_between(created_on, paid_at)"],
  ])("reads the times of %s", (sql, ours) => expect(translated(sql)).toBe(ours));

  it.each([
    ["select 1", "unreadable"],
    ["sum(amount) over ()", "unreadable"],
    ["amount +", "unreadable"],
    ["created_on > current_date - interval '1 day'", "unreadable"],
    ["{% if x %} 1", "unreadable"],
    ["md5(country)", "function"],
    ["greatest(amount, 1)", "dialects"],
    ["extract(dow from created_on)", "dialects"],
    ["datediff('month', created_on, paid_at)", "dialects"],
    ["amount::int", "cast"],
    ["country > 1", "types"],
    ["amount = null", "types"],
    ["country and is_lux", "types"],
    ["created_on - created_on", "date-arithmetic"],
    ["paid_at > '2020-01-02'", "by-day"],
    ["paid_at = date '2020-01-02'", "by-day"],
    ["paid_at >= '2020-01-02 05:00:00'", "moment"],
    ["created_on = '2020-01-02 05:00:00'", "moment"],
    ["date_trunc('hour', paid_at)", "grain"],
    ["country like amount", "pattern"],
    ["{{ var('x') }}", "template"],
  ])("refuses %s: %s", (sql, kind) => expect(translated(sql)).toContain(kind));

  it("keeps the meaning of every condition", () => {
    fc.assert(
      fc.property(conditions, assignments, (tree, values) => {
        const ours = translated(printPlainly(tree));
        if (typeof ours !== "string") throw new Error(ours.join());
        const read = parseSql(ours);
        if (!read.ok) throw new Error(ours);
        expect(truthOf(read.value, values), ours).toBe(truthOf(tree, values));
      }),
      { numRuns: 300 },
    );
  });
});

type Truth = boolean | null;
type Values = { readonly [column: string]: Truth | number };

const leaves: fc.Arbitrary<SqlTree> = fc.oneof(
  fc.constantFrom("is_lux", "is_instant").map((name): SqlTree => ({ kind: "name", parts: [name] })),
  fc.integer({ min: 0, max: 3 }).map(
    (limit): SqlTree => ({
      kind: "binary",
      operator: ">",
      left: { kind: "name", parts: ["quantity"] },
      right: { kind: "number", text: String(limit) },
    }),
  ),
);

const conditions: fc.Arbitrary<SqlTree> = fc.letrec<{ tree: SqlTree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaves,
    tie("tree").map((operand): SqlTree => ({ kind: "not", operand })),
    tie("tree").map((operand): SqlTree => ({ kind: "is", operand, what: "null", negated: false })),
    fc
      .tuple(fc.constantFrom("and" as const, "or" as const), tie("tree"), tie("tree"))
      .map(([operator, left, right]): SqlTree => ({ kind: "binary", operator, left, right })),
  ),
})).tree;

const truth = fc.constantFrom<Truth>(true, false, null);
const assignments: fc.Arbitrary<Values> = fc.record({
  is_lux: truth,
  is_instant: truth,
  quantity: fc.option(fc.integer({ min: 0, max: 4 })),
});

/** Every part in parentheses. */
function printPlainly(tree: SqlTree): string {
  switch (tree.kind) {
    case "name":
      return tree.parts.join(".");
    case "number":
      return tree.text;
    case "not":
      return `(NOT ${printPlainly(tree.operand)})`;
    case "is":
      return `(${printPlainly(tree.operand)} IS NULL)`;
    case "binary":
      return `(${printPlainly(tree.left)} ${tree.operator} ${printPlainly(tree.right)})`;
    default:
      throw new Error(tree.kind);
  }
}

/** Three-valued, as SQL has it. */
function truthOf(tree: SqlTree, values: Values): Truth {
  switch (tree.kind) {
    case "name":
      return values[tree.parts[0]!] as Truth;
    case "not": {
      const operand = truthOf(tree.operand, values);
      return operand === null ? null : !operand;
    }
    case "is":
      return truthOf(tree.operand, values) === null;
    case "binary": {
      if (tree.operator === ">") {
        const quantity = values["quantity"];
        const limit = tree.right.kind === "number" ? Number(tree.right.text) : Number.NaN;
        return quantity === null ? null : Number(quantity) > limit;
      }
      const sides = [truthOf(tree.left, values), truthOf(tree.right, values)];
      const decisive = tree.operator === "or";
      if (sides.includes(decisive)) return decisive;
      return sides.includes(null) ? null : !decisive;
    }
    default:
      throw new Error(tree.kind);
  }
}
