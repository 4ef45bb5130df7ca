import { id, join, type Sql, sql } from "../../sql/index.ts";
import { levelColumn, type MergeStep } from "../plan/plan.ts";
import { printUnion } from "./print-union.ts";

/** Grouping takes null keys as equal, so that no group of any branch is lost; each value has one branch. */
export function printMerge({ inputs, keys, values }: MergeStep): Sql {
  const all = [levelColumn, ...keys];
  const names = all.map((name) => id(name));
  const merged = values.map((value) => sql`max(${id(value)}) as ${id(value)}`);
  return sql`select ${join([...names, ...merged])} from (${printUnion(inputs, all, values)}) as u group by ${join(names)}`;
}
