import type { AnswerValue } from "../../contract/index.ts";
import { decimal, type ExactDecimal, unreachable } from "../../core/index.ts";
import type { Finish, FirstAge, Fraction, LeafPlan, Plan } from "../plan/plan.ts";
import { leavesOf } from "./leaves-of.ts";
import { countOf, decimalOf, type Group } from "./groups.ts";

/** Beyond what any sum of money needs, and more than a reader of numbers as doubles can hold. */
const digitsOfQuotients = 20;

/** The value of a metric for a group: exact, save quotients, which keep twenty significant digits. */
export function finishValue(plan: Pick<Plan, "leaves">, finish: Finish, group: Group): AnswerValue {
  if (finish.kind === "leaf") return leafValue(plan.leaves[finish.leaf]!, group);
  if (finish.kind === "first-age") return firstAge(plan, finish, group);
  const value = exactValue(plan, finish, group);
  return value && decimal(value.toSignificantDigits(digitsOfQuotients));
}

function exactValue(plan: Pick<Plan, "leaves">, finish: Finish, group: Group): ExactDecimal | null {
  switch (finish.kind) {
    case "leaf":
      return decimalOf(leafValue(plan.leaves[finish.leaf]!, group));
    case "number":
      return decimal(finish.value);
    case "fill":
      return exactValue(plan, finish.of, group) ?? decimal(finish.with);
    case "nullif-zero": {
      const value = exactValue(plan, finish.of, group);
      return value?.isZero() ? null : value;
    }
    case "first-age":
      return decimalOf(firstAge(plan, finish, group));
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

/** Without rows, what the definition says: nothing, or a number; nothing where it has no value. */
function leafValue(leaf: LeafPlan, group: Group): AnswerValue {
  if (leaf.none.includes(group.mask)) return null;
  const known = countOf(group, leaf.rows) === 0 ? null : knownValue(leaf, group);
  return known ?? (leaf.empty === null ? null : numberIn(leaf.empty));
}

/** Whole numbers as such: a count of nothing is an integer too. */
function numberIn(text: string): AnswerValue {
  return /^-?\d{1,15}$/u.test(text) ? Number(text) : decimal(text);
}

function knownValue(leaf: LeafPlan, group: Group): AnswerValue {
  switch (leaf.kind) {
    case "additive":
    case "extreme":
      return group.value(leaf.value);
    case "average": {
      const known = countOf(group, leaf.known);
      const mean = known === 0 ? null : decimalOf(group.value(leaf.sum))?.div(known);
      return mean ? decimal(mean.toSignificantDigits(digitsOfQuotients)) : null;
    }
    case "order-statistic":
      return interpolated(leaf, group);
    default:
      return unreachable(leaf);
  }
}

type OrderStatistic = Extract<LeafPlan, { kind: "order-statistic" }>;

/** Between the two values around (n - 1) p, linearly (Hyndman and Fan 1996, type 7). */
function interpolated(
  { below, above, known, fraction, isDiscrete }: OrderStatistic,
  group: Group,
): ExactDecimal | null {
  const [low, high] = [decimalOf(group.value(below)), decimalOf(group.value(above))];
  if (!low || !high) return null;
  if (isDiscrete) return discrete(countOf(group, known), fraction, [low, high]);
  const rest = ((countOf(group, known) - 1) * fraction.numerator) % fraction.denominator;
  return low.add(high.sub(low).mul(rest).div(fraction.denominator));
}

/** The value at position ceil(n p), counting from 1: that at floor((n - 1) p), counting from 0, or the next. */
function discrete(
  known: number,
  { numerator, denominator }: Fraction,
  [low, high]: readonly [ExactDecimal, ExactDecimal],
): ExactDecimal {
  const wanted = Math.max(1, Math.ceil((known * numerator) / denominator));
  const below = Math.floor(((known - 1) * numerator) / denominator) + 1;
  return wanted <= below ? low : high;
}

/** The first age at which the value is at least the target. */
function firstAge(plan: Pick<Plan, "leaves">, finish: FirstAge, group: Group): number | null {
  const reached = agesOf(plan, finish, group).find(({ value, target }) => target && value.gte(target));
  return reached?.age ?? null;
}

interface ReachedAt {
  readonly age: number;
  readonly value: ExactDecimal;
  /** None where there is nothing to reach: what costs nothing is not paid back. */
  readonly target: ExactDecimal | undefined;
}

/**
 * The ages that all cohorts of a group have come to which have come to any, with what they have to reach: were some left
 * out of late ages, those that stay would seem to reach what the group does not.
 */
export function agesOf(
  plan: Pick<Plan, "leaves">,
  finish: FirstAge,
  { ages = [] }: Group,
): readonly ReachedAt[] {
  const { value: of, target: reached } = finish;
  const rows = [...new Set(leavesOf(finish))].map((leaf) => plan.leaves[leaf]!.rows);
  const first = ages[0]?.group;
  const isWhole = (group: Group) =>
    rows.every((name) => first && countOf(group, name) === countOf(first, name));
  return ages
    .filter(({ group }) => isWhole(group))
    .flatMap(({ age, group }): readonly ReachedAt[] => {
      const [value, target] = [exactValue(plan, of, group), exactValue(plan, reached, group)];
      return value ? [{ age, value, target: target?.isZero() ? undefined : (target ?? undefined) }] : [];
    });
}
