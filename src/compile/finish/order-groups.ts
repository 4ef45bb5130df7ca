import type { AnswerValue } from "../../contract/index.ts";
import { decimal, type ExactDecimal, isDecimal } from "../../core/index.ts";

/** Smaller first, nulls last; texts by code point, so that the order depends on no locale. */
function compareValues(left: AnswerValue, right: AnswerValue): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  if (isDecimal(left) || isDecimal(right)) return decimal(numberIn(left)).cmp(numberIn(right));
  if (typeof left === "string" && typeof right === "string") return compareTexts(left, right);
  return Number(left) - Number(right);
}

function numberIn(value: NonNullable<AnswerValue>): number | ExactDecimal {
  return isDecimal(value) ? value : Number(value);
}

/** JavaScript compares UTF-16 units, which puts characters beyond U+FFFF before some others. */
function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  const [a, b] = [left[Symbol.iterator](), right[Symbol.iterator]()];
  for (;;) {
    const [x, y] = [a.next(), b.next()];
    if (x.done || y.done) return x.done ? -1 : 1;
    if (x.value !== y.value) return x.value.codePointAt(0)! - y.value.codePointAt(0)!;
  }
}

export interface OrderBy {
  readonly column: number;
  readonly descending: boolean;
}

/** By the columns asked, then by the keys: equal inputs have one order. Nulls stay last either way. */
export function orderRows<Row extends readonly AnswerValue[]>(
  rows: readonly Row[],
  order: readonly OrderBy[],
  keys: number,
): readonly Row[] {
  const all = [...order, ...Array.from({ length: keys }, (_, column) => ({ column, descending: false }))];
  return rows.toSorted((left, right) => {
    for (const { column, descending } of all) {
      const [a, b] = [left[column] ?? null, right[column] ?? null];
      const compared = compareValues(a, b);
      if (compared !== 0) return descending && a !== null && b !== null ? -compared : compared;
    }
    return 0;
  });
}
