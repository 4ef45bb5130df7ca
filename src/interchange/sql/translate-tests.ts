import type { SqlScope, Translate } from "./scope.ts";
import { aligned, comparison } from "./translate-binary.ts";
import type { SqlOf } from "./tree.ts";
import { fit } from "./typing.ts";
import { allOf, call, power, textLiteral, within, type Written } from "./written.ts";

export function translateIn(tree: SqlOf<"in">, scope: SqlScope, inner: Translate): Written | undefined {
  const operand = inner(tree.operand);
  const items = tree.items.map(inner);
  if (!operand || items.includes(undefined)) return undefined;
  const pairs = items.map((item) => aligned("in", [operand, item!], scope));
  if (pairs.includes(undefined)) return undefined;
  const isByDay = pairs.some((pair) => pair![0].type === "instant" || pair![1].type === "instant");
  if (isByDay) return scope.refuse({ kind: "by-day", operator: "in" });
  const list = pairs.map((pair) => pair![1].text).join(", ");
  return test(operand, `${tree.negated ? "not " : ""}in (${list})`);
}

/** Between two days or numbers; beside moments of a day it is said as two comparisons. */
export function translateBetween(
  tree: SqlOf<"between">,
  scope: SqlScope,
  inner: Translate,
): Written | undefined {
  const [operand, low, high] = [inner(tree.operand), inner(tree.low), inner(tree.high)];
  if (!operand || !low || !high) return undefined;
  const from = comparison(">=", [operand, low], scope);
  const to = comparison("<=", [operand, high], scope);
  const both = from && to && allOf([from, to]);
  if (!both) return undefined;
  return tree.negated ? { text: `not ${within(both, power.not)}`, power: power.not, type: "boolean" } : both;
}

export function translateLike(tree: SqlOf<"like">, scope: SqlScope, inner: Translate): Written | undefined {
  const { pattern, negated, folded } = tree;
  const found = inner(tree.operand);
  const operand = found && fit(scope, found, "text", "like");
  if (pattern.kind !== "text") return scope.refuse({ kind: "pattern" });
  if (!operand) return undefined;
  const value = folded ? pattern.value.toLowerCase() : pattern.value;
  const tested = folded ? call("lower", [operand], "text") : operand;
  return test(tested, `${negated ? "not " : ""}like ${textLiteral(value)}`);
}

export function translateIs(tree: SqlOf<"is">, scope: SqlScope, inner: Translate): Written | undefined {
  const operand = inner(tree.operand);
  if (!operand) return undefined;
  if (tree.what === "null") return test(operand, `is ${tree.negated ? "not " : ""}null`);
  const fitted = fit(scope, operand, "boolean", "is");
  const known = fitted && call(`is_${tree.what}`, [fitted], "boolean");
  return known && tree.negated ? { ...known, text: `not ${known.text}`, power: power.not } : known;
}

export function translateSame(tree: SqlOf<"same">, scope: SqlScope, inner: Translate): Written | undefined {
  const [left, right] = [inner(tree.left), inner(tree.right)];
  const pair = left && right && sides(left, right, scope);
  if (!pair) return undefined;
  const same = call("is_same", pair, "boolean");
  return tree.negated ? { ...same, text: `not ${same.text}`, power: power.not } : same;
}

function sides(left: Written, right: Written, scope: SqlScope): readonly Written[] | undefined {
  if (left.type === "null" || right.type === "null") return [left, right];
  return aligned("is_same", [left, right], scope);
}

function test(operand: Written, rest: string): Written {
  return {
    text: `${within(operand, power.comparison + 1)} ${rest}`,
    power: power.comparison,
    type: "boolean",
  };
}
