import type { Syntax } from "../syntax/tree.ts";
import { checkComparable } from "./compare.ts";
import {
  asDay,
  type Check,
  type Checking,
  type CheckResult,
  condition,
  report,
  type Typed,
  typeOf,
} from "./typed.ts";

export function checkIn(
  checking: Checking,
  tree: Syntax & { readonly kind: "in" },
  inner: Check,
): CheckResult {
  const operand = inner(tree.operand);
  const items = tree.items.map(inner);
  if (!operand || items.includes(undefined)) return undefined;
  const isByDay = typeOf(operand) === "instant" && items.some((item) => item && typeOf(item) === "date");
  const left = isByDay ? asDay(operand) : operand;
  const pairs = items.map((right) =>
    checkComparable(checking, { left, right: right!, operator: "in", span: right!.expression.span }),
  );
  if (pairs.includes(undefined)) return undefined;
  return condition({
    kind: "in",
    operand: left.expression,
    items: pairs.map((pair) => pair!.right.expression),
    negated: tree.negated,
    type: "boolean",
    span: tree.span,
  });
}

export function checkBetween(
  checking: Checking,
  tree: Syntax & { readonly kind: "between" },
  inner: Check,
): CheckResult {
  const operand = inner(tree.operand);
  const low = inner(tree.low);
  const high = inner(tree.high);
  if (!operand || !low || !high) return undefined;
  const isByDay = typeOf(operand) === "instant" && [low, high].some((limit) => typeOf(limit) === "date");
  const left = isByDay ? asDay(operand) : operand;
  const ends = [low, high].map((right: Typed) =>
    checkComparable(checking, { left, right, operator: "between", span: right.expression.span }),
  );
  const [lowest, highest] = ends;
  if (!lowest || !highest) return undefined;
  return condition({
    kind: "between",
    operand: lowest.left.expression,
    low: lowest.right.expression,
    high: highest.right.expression,
    negated: tree.negated,
    type: "boolean",
    span: tree.span,
  });
}

export function checkLike(
  checking: Checking,
  tree: Syntax & { readonly kind: "like" },
  inner: Check,
): CheckResult {
  const operand = inner(tree.operand);
  const { pattern, negated, span } = tree;
  if (pattern.kind !== "literal" || pattern.type !== "text") {
    return report(checking, "pattern-not-literal", {}, { span: pattern.span });
  }
  if (!operand) return undefined;
  if (typeOf(operand) !== "text") {
    const facts = { operator: "like", wanted: "text", given: typeOf(operand) } as const;
    return report(checking, "operand-type", facts, { span: tree.operand.span });
  }
  return condition({
    kind: "like",
    operand: operand.expression,
    pattern: String(pattern.value),
    negated,
    type: "boolean",
    span,
  });
}

export function checkIsNull(tree: Syntax & { readonly kind: "is-null" }, inner: Check): CheckResult {
  const operand = inner(tree.operand);
  if (!operand) return undefined;
  const { negated, span } = tree;
  return condition({ kind: "is-null", operand: operand.expression, negated, type: "boolean", span });
}
