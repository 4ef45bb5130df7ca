import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { type Level, levelColumn } from "../plan/plan.ts";

/** The level of each group, then its keys. */
export function printGroupKeys(keys: readonly string[], levels: readonly Level[]): Sql {
  const names = keys.map((key) => id(key));
  const level = levels.length === 1 ? literalSql(levels[0]!.mask) : sql`grouping(${join(names)})`;
  return join([sql`cast(${level} as integer) as ${id(levelColumn)}`, ...names]);
}

/** One group for each combination of the kept keys, at each level; nothing when there is no key at all. */
export function printGroupBy(keys: readonly string[], levels: readonly Level[]): Sql {
  if (keys.length === 0) return sql``;
  if (levels.length === 1) return sql` group by ${join(keys.map((key) => id(key)))}`;
  const sets = levels.map((level) => sql`(${join(level.keys.map((key) => id(key)))})`);
  return sql` group by grouping sets (${join(sets)})`;
}
