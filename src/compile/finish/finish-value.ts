import type { AnswerValue } from "../../contract/index.ts";
import { decimal, type ExactDecimal, unreachable } from "../../core/index.ts";
import type { Finish, LeafPlan, Plan } from "../plan/plan.ts";
import { countOf, decimalOf, type Group } from "./groups.ts";

/** Beyond what any sum of money needs, and more than a reader of numbers as doubles can hold. */
const digitsOfQuotients = 20;

/** The value of a metric for a group: exact, save quotients, which keep twenty significant digits. */
export function finishValue(plan: Pick<Plan, "leaves">, finish: Finish, group: Group): AnswerValue {
  if (finish.kind === "leaf") return leafValue(plan.leaves[finish.leaf]!, group);
  const value = exactValue(plan, finish, group);
  return value && decimal(value.toSignificantDigits(digitsOfQuotients));
}

function exactValue(plan: Pick<Plan, "leaves">, finish: Finish, group: Group): ExactDecimal | null {
  switch (finish.kind) {
    case "leaf":
      return decimalOf(leafValue(plan.leaves[finish.leaf]!, group));
    case "number":
      return decimal(finish.value);
    case "operation": {
      const [left, right] = [exactValue(plan, finish.left, group), exactValue(plan, finish.right, group)];
      return left && right && operate(finish.operator, left, right);
    }
    default:
      return unreachable(finish);
  }
}

function operate(
  operator: "+" | "-" | "*" | "/",
  left: ExactDecimal,
  right: ExactDecimal,
): ExactDecimal | null {
  switch (operator) {
    case "+":
      return left.add(right);
    case "-":
      return left.sub(right);
    case "*":
      return left.mul(right);
    case "/":
      return right.isZero() ? null : left.div(right);
    default:
      return unreachable(operator);
  }
}

/** A count or a sum of nothing is 0; every other aggregation of nothing is null. */
function leafValue(leaf: LeafPlan, group: Group): AnswerValue {
  switch (leaf.kind) {
    case "additive":
      return group.value(leaf.value) ?? 0;
    case "extreme":
      return group.value(leaf.value);
    case "average": {
      const known = countOf(group, leaf.known);
      const mean = known === 0 ? null : decimalOf(group.value(leaf.sum))!.div(known);
      return mean && decimal(mean.toSignificantDigits(digitsOfQuotients));
    }
    case "order-statistic":
      return interpolated(leaf, group);
    default:
      return unreachable(leaf);
  }
}

type OrderStatistic = Extract<LeafPlan, { kind: "order-statistic" }>;

/** Between the two values around (n - 1) p, linearly (Hyndman and Fan 1996, type 7). */
function interpolated({ below, above, known, fraction }: OrderStatistic, group: Group): ExactDecimal | null {
  const [low, high] = [decimalOf(group.value(below)), decimalOf(group.value(above))];
  if (!low || !high) return null;
  const rest = ((countOf(group, known) - 1) * fraction.numerator) % fraction.denominator;
  return low.add(high.sub(low).mul(rest).div(fraction.denominator));
}
