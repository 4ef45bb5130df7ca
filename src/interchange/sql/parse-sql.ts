import { fail, ok, type Result } from "../../core/index.ts";
import { parseOperand } from "./parse-operand.ts";
import { SqlReader, UnreadableSql } from "./token-reader.ts";
import { sqlTokens } from "./tokens.ts";
import type { SqlOperator, SqlTree } from "./tree.ts";
import { typeName } from "./type-name.ts";

const powers: { readonly [Operator in SqlOperator]: number } = {
  or: 1,
  and: 2,
  "=": 4,
  "<>": 4,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  "||": 5,
  "+": 6,
  "-": 6,
  "*": 7,
  "/": 7,
  "//": 7,
  "%": 7,
};

const power = { not: 3, comparison: 4, negation: 8 } as const;

/** Reads a scalar expression of SQL; on failure, the words at which it is no longer one. */
export function parseSql(text: string): Result<SqlTree, string> {
  const tokens = sqlTokens(text);
  if (!tokens.ok) return tokens;
  const reader = new SqlReader(tokens.value);
  try {
    const tree = parseFrom(reader, 0);
    if (reader.peek().kind !== "end") reader.refuse();
    return ok(tree);
  } catch (error) {
    if (error instanceof UnreadableSql) return fail(error.near);
    throw error;
  }
}

/** Reads an expression whose operators bind tighter than `minimum`. */
function parseFrom(reader: SqlReader, minimum: number): SqlTree {
  return reader.within(() => {
    let left = parsePrefix(reader);
    for (;;) {
      const next = parseInfix(reader, left, minimum);
      if (!next) return left;
      left = next;
    }
  });
}

function parsePrefix(reader: SqlReader): SqlTree {
  if (reader.takeWord("not")) return { kind: "not", operand: parseFrom(reader, power.not - 1) };
  if (reader.takeSymbol("-")) return { kind: "negate", operand: parseFrom(reader, power.negation - 1) };
  if (reader.takeSymbol("+")) return parseFrom(reader, power.negation - 1);
  let operand = parseOperand(reader, (minimum) => parseFrom(reader, minimum));
  while (reader.takeSymbol("::")) operand = { kind: "cast", operand, to: typeName(reader) };
  return operand;
}

function parseInfix(reader: SqlReader, left: SqlTree, minimum: number): SqlTree | undefined {
  const operator = operatorAt(reader);
  if (operator !== undefined) {
    if (powers[operator] <= minimum) return undefined;
    reader.next();
    return { kind: "binary", operator, left, right: parseFrom(reader, powers[operator]) };
  }
  return minimum < power.comparison ? parseTest(reader, left) : undefined;
}

function operatorAt(reader: SqlReader): SqlOperator | undefined {
  const { kind, text } = reader.peek();
  const word = kind === "name" ? text.toLowerCase() : text;
  if (kind !== "symbol" && word !== "and" && word !== "or") return undefined;
  return isOperator(word) ? word : undefined;
}

function isOperator(word: string): word is SqlOperator {
  return Object.hasOwn(powers, word);
}

function parseTest(reader: SqlReader, operand: SqlTree): SqlTree | undefined {
  if (reader.takeWord("is")) return parseIs(reader, operand);
  const negated = reader.isWord("not") && reader.isWordAt(1, "in", "between", "like", "ilike");
  if (negated) reader.next();
  if (reader.takeWord("in")) {
    reader.expectSymbol("(");
    const items: SqlTree[] = [];
    do items.push(parseFrom(reader, 0));
    while (reader.takeSymbol(","));
    reader.expectSymbol(")");
    return { kind: "in", operand, items, negated };
  }
  if (reader.takeWord("between")) {
    const low = parseFrom(reader, power.comparison);
    reader.expectWord("and");
    return { kind: "between", operand, low, high: parseFrom(reader, power.comparison), negated };
  }
  const folded = reader.isWord("ilike");
  if (!folded && !reader.isWord("like")) return undefined;
  reader.next();
  return { kind: "like", operand, pattern: parseFrom(reader, power.comparison), negated, folded };
}

function parseIs(reader: SqlReader, operand: SqlTree): SqlTree {
  const negated = reader.takeWord("not");
  if (reader.takeWord("distinct")) {
    reader.expectWord("from");
    const right = parseFrom(reader, power.comparison);
    return { kind: "same", left: operand, right, negated: !negated };
  }
  const { text } = reader.next();
  const what = text.toLowerCase();
  if (what !== "null" && what !== "true" && what !== "false") reader.refuse();
  return { kind: "is", operand, what, negated };
}
