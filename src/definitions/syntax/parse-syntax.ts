import { type Problem, type Result, fail, ok } from "../../core/index.ts";
import type { BinaryOperator, Span } from "../expression.ts";
import { type PlaceOf, problem } from "../problems.ts";
import { depthOf } from "./depth-of.ts";
import { limits } from "./limits.ts";
import { parsePrimary } from "./parse-primary.ts";
import { TokenReader } from "./token-reader.ts";
import { tokensOf } from "./tokens.ts";
import type { Syntax } from "./tree.ts";

/** How tightly an operator binds; `not` stands between `and` and the comparisons. */
export const binding = {
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  concatenation: 5,
  sum: 6,
  product: 7,
  negation: 8,
} as const;

const binaryBinding: { readonly [Operator in BinaryOperator]: number } = {
  or: binding.or,
  and: binding.and,
  "=": binding.comparison,
  "<>": binding.comparison,
  "<": binding.comparison,
  "<=": binding.comparison,
  ">": binding.comparison,
  ">=": binding.comparison,
  "||": binding.concatenation,
  "+": binding.sum,
  "-": binding.sum,
  "*": binding.product,
  "/": binding.product,
};

export function bindingOf(operator: BinaryOperator): number {
  return binaryBinding[operator];
}

/** Text to an untyped tree. The first fault of form ends it; faults of meaning are found later, all of them. */
export function parseSyntax(text: string, at: PlaceOf): Result<Syntax, Problem> {
  const tokens = tokensOf(text, at);
  if (!tokens.ok) return tokens;
  if (tokens.value.length === 1) {
    return fail(problem("expression-empty", {}, { place: at({ start: 0, end: 0 }) }));
  }
  const reader = new TokenReader(tokens.value, at);
  const tree = parseFrom(reader, 0);
  if (reader.peek().kind !== "end") reader.refuseToken("an operator");
  if (reader.problem) return fail(reader.problem);
  if (depthOf(tree) > limits.depth) {
    const place = at(tree.span);
    return fail(problem("expression-too-deep", { limit: limits.depth }, { place }));
  }
  return ok(tree);
}

/** Reads an expression whose operators bind tighter than `minimum`. */
function parseFrom(reader: TokenReader, minimum: number): Syntax {
  if (!reader.enter()) return reader.nothing();
  let left = parsePrefix(reader);
  for (;;) {
    const next = parseInfix(reader, left, minimum);
    if (!next) break;
    left = next;
  }
  reader.leave();
  return left;
}

function parsePrefix(reader: TokenReader): Syntax {
  const start = reader.peek().span.start;
  if (reader.takeWord("not")) {
    const operand = parseFrom(reader, binding.not - 1);
    return { kind: "not", operand, span: { start, end: operand.span.end } };
  }
  if (reader.takeSymbol("-")) {
    const operand = parseFrom(reader, binding.negation - 1);
    return { kind: "negate", operand, span: { start, end: operand.span.end } };
  }
  return parsePrimary(reader, (minimum) => parseFrom(reader, minimum));
}

function parseInfix(reader: TokenReader, left: Syntax, minimum: number): Syntax | undefined {
  const operator = operatorAt(reader);
  if (operator !== undefined && binaryBinding[operator] > minimum) {
    const power = binaryBinding[operator];
    reader.next();
    const right = parseFrom(reader, power);
    const span = { start: left.span.start, end: right.span.end };
    const tree: Syntax = { kind: "binary", operator, left, right, span };
    if (power === binding.comparison) refuseChain(reader);
    return tree;
  }
  if (binding.comparison <= minimum) return undefined;
  const test = parseTest(reader, left);
  if (test) refuseChain(reader);
  return test;
}

function operatorAt(reader: TokenReader): BinaryOperator | undefined {
  const operator = reader.peekOperator();
  return operator !== undefined && isBinary(operator) ? operator : undefined;
}

function isBinary(operator: string): operator is BinaryOperator {
  return Object.hasOwn(binaryBinding, operator);
}

/** `a = b = c` and `a in (b) is null` have no meaning that two readers share. */
function refuseChain(reader: TokenReader): void {
  const operator = operatorAt(reader);
  const follows = operator !== undefined && binaryBinding[operator] === binding.comparison;
  if (follows || reader.isWord("in", "between", "like", "is")) reader.refuse("comparison-chained", {});
}

function parseTest(reader: TokenReader, operand: Syntax): Syntax | undefined {
  const start = operand.span.start;
  if (reader.takeWord("is")) {
    const negated = reader.takeWord("not");
    const end = reader.expectWord("null").span.end;
    return { kind: "is-null", operand, negated, span: { start, end } };
  }
  const isNegated = reader.isWord("not") && reader.isWordAfter("in", "between", "like");
  if (isNegated) reader.next();
  if (reader.takeWord("in")) return parseIn(reader, operand, isNegated);
  if (reader.takeWord("between")) {
    const low = parseFrom(reader, binding.comparison);
    reader.expectWord("and");
    const high = parseFrom(reader, binding.comparison);
    return { kind: "between", operand, low, high, negated: isNegated, span: { start, end: high.span.end } };
  }
  if (reader.takeWord("like")) {
    const pattern = parseFrom(reader, binding.comparison);
    return { kind: "like", operand, pattern, negated: isNegated, span: { start, end: pattern.span.end } };
  }
  return undefined;
}

function parseIn(reader: TokenReader, operand: Syntax, negated: boolean): Syntax {
  reader.expectSymbol("(");
  const items: Syntax[] = [];
  do {
    items.push(parseFrom(reader, 0));
  } while (reader.takeSymbol(","));
  if (items.length > limits.listItems) reader.refuse("list-too-long", { limit: limits.listItems });
  const span: Span = { start: operand.span.start, end: reader.expectSymbol(")").span.end };
  return { kind: "in", operand, items, negated, span };
}
