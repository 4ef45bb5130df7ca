import { Decimal } from "decimal.js";

/** Wide enough that sums and products of any column are exact. */
export const Exact = Decimal.clone({ precision: 120, rounding: Decimal.ROUND_HALF_UP });
export type Exact = Decimal;

/** Numbers are exact; dates are `YYYY-MM-DD`, moments `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export type Value = null | boolean | string | Exact;

export function exact(value: string | number | Exact): Exact {
  return new Exact(value);
}

export function isNumber(value: unknown): value is Exact {
  return Decimal.isDecimal(value);
}

/** Negative, zero or positive: numbers by size, texts by code point, false before true. */
export function compare(left: NonNullable<Value>, right: NonNullable<Value>): number {
  if (isNumber(left) && isNumber(right)) return left.cmp(right);
  if (typeof left === "string" && typeof right === "string") return compareTexts(left, right);
  return Number(left) - Number(right);
}

function compareTexts(left: string, right: string): number {
  const [a, b] = [codePoints(left), codePoints(right)];
  const at = a.findIndex((point, index) => point !== b[index]);
  if (at < 0) return a.length - b.length;
  return at >= b.length ? 1 : a[at]! - b[at]!;
}

function codePoints(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.codePointAt(0)!);
}

export function same(left: Value, right: Value): boolean {
  if (left === null || right === null) return left === right;
  return compare(left, right) === 0 && isNumber(left) === isNumber(right);
}

/** Equal values have equal texts, whatever carries them. */
export function textOf(value: Value): string {
  if (value === null) return "null";
  if (isNumber(value)) return `#${value.isZero() ? "0" : value.toFixed()}`;
  return typeof value === "string" ? `'${value}` : String(value);
}

export function keyText(values: readonly Value[]): string {
  return JSON.stringify(values.map(textOf));
}
