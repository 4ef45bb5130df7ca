import { id, join, type Sql, sql } from "../../sql/index.ts";
import type { Comparison } from "./comparisons.ts";

export const levelColumn = (column: string): string => `${column}_level`;

/**
 * The level of each comparison for each pair (`rule`, `l`, `r`), null where it is silent. Measures are computed in a sub-select: inside a
 * CASE they would be computed once for each branch.
 */
export function levelsSql(records: string, pairs: string, comparisons: readonly Comparison[]): Sql {
  const measures = comparisons.flatMap((comparison) => comparison.measures);
  const inner = measures.map(({ name, value }) => sql`${value} as ${id(name)}`);
  const levels = comparisons.map(({ column, isSilent, levels: all }) => {
    const cases = all.map(({ holds }, level) => sql`when ${holds} then ${level}`);
    return sql`cast(case when ${isSilent} then null ${join(cases, " ")} end as utinyint) as ${id(levelColumn(column))}`;
  });
  return sql`select rule, l, r, ${join(levels)} from (
    select pairs.rule, pairs.l, pairs.r, ${join(inner)} from ${id(pairs)} as pairs
    join ${id(records)} as l on l.n = pairs.l join ${id(records)} as r on r.n = pairs.r)`;
}
