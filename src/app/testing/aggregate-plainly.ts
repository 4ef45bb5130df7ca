import { decimal, type ExactDecimal, isDecimal, unreachable } from "../../core/index.ts";
import type { Finish } from "../../compile/index.ts";
import type { OpenedInput } from "../open-rows.ts";

export type Plain = ExactDecimal | string | null;

/** A second writing of each aggregation, over values in memory, that shares nothing with the compiler. */
export function aggregatePlainly(
  aggregation: OpenedInput["aggregation"],
  values: readonly unknown[],
  fraction?: { readonly numerator: number; readonly denominator: number },
): Plain {
  const known = values.filter((value) => value !== null);
  switch (aggregation) {
    case "count":
      return decimal(known.length);
    case "count_distinct":
      return decimal(new Set(known.map(String)).size);
    case "sum":
      return total(known);
    case "avg":
      return known.length === 0 ? null : total(known).div(known.length);
    case "min":
    case "max":
      return extreme(aggregation, known);
    case "median":
      return quantile(known, 1, 2);
    case "percentile":
      return quantile(known, fraction!.numerator, fraction!.denominator);
    default:
      return unreachable(aggregation);
  }
}

function total(values: readonly unknown[]): ExactDecimal {
  return values.reduce<ExactDecimal>((sum, value) => sum.add(number(value)), decimal(0));
}

function number(value: unknown): ExactDecimal {
  return isDecimal(value) ? value : decimal(value as number);
}

function extreme(aggregation: "min" | "max", values: readonly unknown[]): Plain {
  if (values.length === 0) return null;
  const isText = values.every((value) => typeof value === "string");
  const sorted = isText ? (values as string[]).toSorted() : values.map(number).toSorted((a, b) => a.cmp(b));
  return aggregation === "min" ? sorted[0]! : sorted.at(-1)!;
}

function quantile(values: readonly unknown[], numerator: number, denominator: number): Plain {
  if (values.length === 0) return null;
  const sorted = values.map(number).toSorted((a, b) => a.cmp(b));
  const position = decimal(sorted.length - 1)
    .mul(numerator)
    .div(denominator);
  const below = position.floor().toNumber();
  const [low, high] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return low.add(high.sub(low).mul(position.sub(below)));
}

export function finishPlainly(finish: Finish, inputs: readonly Plain[]): Plain {
  switch (finish.kind) {
    case "leaf":
      return inputs[finish.leaf]!;
    case "number":
      return decimal(finish.value);
    case "fill":
      return finishPlainly(finish.of, inputs) ?? decimal(finish.with);
    case "nullif-zero": {
      const value = finishPlainly(finish.of, inputs);
      return isDecimal(value) && value.isZero() ? null : value;
    }
    case "first-age":
      throw new Error("What is reached is told by the rows of each age, not by those of all.");
    default:
      return combined(finish, [finishPlainly(finish.left, inputs), finishPlainly(finish.right, inputs)]);
  }
}

type Combination = Extract<Finish, { readonly operator: unknown }>;

function combined({ operator }: Combination, [left, right]: readonly [Plain, Plain]): Plain {
  if (!isDecimal(left) || !isDecimal(right)) return null;
  if (operator === "/") return right.isZero() ? null : left.div(right);
  if (operator === "*") return left.mul(right);
  return operator === "+" ? left.add(right) : left.sub(right);
}

/** The same number, whatever carries it; quotients to fifteen digits. */
export function sameNumber(left: unknown, right: unknown): boolean {
  if (left === null || right === null || left === undefined) return (left ?? null) === right;
  if (typeof left === "string" || typeof right === "string") return left === right;
  return number(left).toSignificantDigits(15).eq(number(right).toSignificantDigits(15));
}
