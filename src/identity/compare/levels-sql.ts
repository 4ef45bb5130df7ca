import { id, join, sql, type Sql } from "../../sql/index.ts";
import { featureName } from "../model/features.ts";
import { type Comparison, left } from "./comparison.ts";

export const levelColumn = (column: string): string => `${column}_level`;

/** Of a record's value, the bits that it adds where both hold it. */
export const rarityFeature = "rarity";

/**
 * The level of each comparison for each pair (`rule`, `l`, `r`), null where it is silent, and `rarity`: the bits that equal values add for
 * being rare. Measures are computed in a sub-select: inside a CASE they would be computed once for each branch.
 */
export function levelsSql(
  records: string,
  pairs: Sql,
  comparisons: readonly Comparison[],
  rare: readonly string[] = [],
): Sql {
  const rarity = (column: string) => id(featureName(column, rarityFeature));
  const measures = [
    ...comparisons.flatMap((comparison) => comparison.measures),
    ...rare.map((column) => ({
      name: featureName(column, rarityFeature),
      value: left(featureName(column, rarityFeature)),
    })),
  ];
  const inner = measures.map(({ name, value }) => sql`${value} as ${id(name)}`);
  const levels = comparisons.map(({ column, isSilent, levels: all }) => {
    const cases = all.map(({ holds }, level) => sql`when ${holds} then ${level}`);
    return sql`cast(case when ${isSilent} then null ${join(cases, " ")} end as utinyint) as ${id(levelColumn(column))}`;
  });
  const added = rare.map((column) => {
    const { isSilent, levels: all } = comparisons.find((one) => one.column === column)!;
    return sql`case when not (${isSilent}) and ${all[0]!.holds} then coalesce(${rarity(column)}, 0) else 0 end`;
  });
  return sql`select rule, l, r, ${join(levels)}, cast(${added.length === 0 ? sql`0` : join(added, " + ")} as double) as rarity from (
    select pairs.rule, pairs.l, pairs.r, ${join(inner)} from (${pairs}) as pairs
    join ${id(records)} as l on l._n = pairs.l join ${id(records)} as r on r._n = pairs.r)`;
}
