import type { MetricQuery } from "../../../contract/index.ts";
import type { PlainRow } from "./answer.ts";
import { compare, type Value } from "./value.ts";

/** By the columns asked, then by the keys; nulls last. */
export function ordered(
  rows: readonly PlainRow[],
  { order, metrics }: Pick<MetricQuery, "order" | "metrics">,
  names: readonly string[],
): readonly PlainRow[] {
  const valueOf = ({ keys, metrics: values }: PlainRow, name: string): Value => {
    const at = names.indexOf(name);
    return at < 0 ? values[metrics.indexOf(name)]!.value : keys[at]!;
  };
  const all = [...order, ...names.map((by) => ({ by, descending: false }))];
  return rows.toSorted((left, right) => {
    for (const { by, descending } of all) {
      const compared = compareValues(valueOf(left, by), valueOf(right, by), descending);
      if (compared !== 0) return compared;
    }
    return 0;
  });
}

function compareValues(left: Value, right: Value, descending: boolean): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  return descending ? -compare(left, right) : compare(left, right);
}
