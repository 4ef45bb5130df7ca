import { compare, same, type Value } from "./value.ts";
import { isBlank } from "./call-texts.ts";

/** The functions that nulls do not simply make null. */
export const choiceCalls: { readonly [name: string]: (values: readonly Value[]) => Value } = {
  coalesce: (values) => known(values)[0] ?? null,
  nullif: ([value = null, unwanted = null]) => (value !== null && same(value, unwanted) ? null : value),
  if: ([condition, then = null, otherwise = null]) => (condition === true ? then : otherwise),
  least: (values) => (values.includes(null) ? null : extreme(values, -1)),
  greatest: (values) => (values.includes(null) ? null : extreme(values, 1)),
  least_known: (values) => extreme(values, -1),
  greatest_known: (values) => extreme(values, 1),
  is_same: ([left = null, right = null]) => same(left, right),
  is_true: ([condition]) => condition === true,
  is_false: ([condition]) => condition === false,
  concat: (values) => known(values).map(String).join(""),
  is_blank: ([text]) => typeof text !== "string" || isBlank(text),
};

function known(values: readonly Value[]): readonly NonNullable<Value>[] {
  return values.filter((value) => value !== null);
}

function extreme(values: readonly Value[], sign: 1 | -1): Value {
  return known(values).toSorted((a, b) => -sign * compare(a, b))[0] ?? null;
}
