import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { type Level, levelColumn } from "../plan/plan.ts";

/** The level of each group, then its keys; a key that a single level leaves out is null. */
export function printGroupKeys(keys: readonly string[], levels: readonly Level[]): Sql {
  const [only, ...others] = levels;
  if (only && others.length === 0) {
    const kept = keys.map((key) => (only.keys.includes(key) ? id(key) : sql`null as ${id(key)}`));
    return join([sql`cast(${literalSql(only.mask)} as integer) as ${id(levelColumn)}`, ...kept]);
  }
  const names = keys.map((key) => id(key));
  return join([sql`cast(grouping(${join(names)}) as integer) as ${id(levelColumn)}`, ...names]);
}

/** One group for each combination of the kept keys, at each level; nothing when no key is kept. */
export function printGroupBy(keys: readonly string[], levels: readonly Level[]): Sql {
  const [only, ...others] = levels;
  if (only && others.length === 0)
    return only.keys.length === 0 ? sql`` : sql` group by ${join(only.keys.map((key) => id(key)))}`;
  if (keys.length === 0) return sql``;
  const sets = levels.map((level) => sql`(${join(level.keys.map((key) => id(key)))})`);
  return sql` group by grouping sets (${join(sets)})`;
}
