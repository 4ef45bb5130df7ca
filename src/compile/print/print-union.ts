import { id, join, type Sql, sql } from "../../sql/index.ts";
import type { BranchInput } from "../plan/plan.ts";

/** The rows of every branch, null for the values that a branch does not have. */
export function printUnion(
  inputs: readonly BranchInput[],
  keys: readonly string[],
  values: readonly string[],
): Sql {
  const selects = inputs.map((input) => {
    const own = new Set(input.values);
    const columns = [
      ...keys.map((key) => id(key)),
      ...values.map((value) => (own.has(value) ? id(value) : sql`null as ${id(value)}`)),
    ];
    return sql`select ${join(columns)} from ${id(input.step)}`;
  });
  return join(selects, " union all ");
}
