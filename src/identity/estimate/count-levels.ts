import type { Engine } from "../../engine/index.ts";
import { id, join, sql } from "../../sql/index.ts";
import type { Comparison } from "../compare/comparison.ts";
import { levelColumn, levelsSql } from "../compare/levels-sql.ts";
import { replaceTable, tables } from "../model/prepare-records.ts";

/** A way of agreeing, and how many pairs agree so; `rule` is the blocking rule that made them. */
export interface CountedLevels {
  readonly rule: number;
  readonly levels: readonly (number | null)[];
  readonly pairs: number;
}

export async function countLevels(
  engine: Engine,
  table: string,
  comparisons: readonly Comparison[],
): Promise<readonly CountedLevels[]> {
  const levels = join(comparisons.map(({ column }) => id(levelColumn(column))));
  const { rows } = await engine.query(
    sql`select rule, count(*), ${levels} from ${id(table)} group by rule, ${levels} order by all`,
  );
  return rows.map(([rule, pairs, ...cells]) => ({
    rule: Number(rule),
    pairs: Number(pairs),
    levels: cells.map((cell) => (cell === null ? null : Number(cell))),
  }));
}

/** How pairs agree that are known to be one; `certain` is a table (l_key, r_key). Pairs of unknown records are left out. */
export async function certainLevels(
  engine: Engine,
  certain: string,
  comparisons: readonly Comparison[],
): Promise<readonly CountedLevels[]> {
  const pairs = sql`select distinct 0 as rule, least(one._n, other._n) as l, greatest(one._n, other._n) as r from ${id(certain)} as certain
    join ${id(tables.keys)} as one on one._key = cast(certain.l_key as varchar)
    join ${id(tables.keys)} as other on other._key = cast(certain.r_key as varchar) where one._n <> other._n`;
  await replaceTable(engine, "identity_certain_level", levelsSql(tables.records, pairs, comparisons));
  return countLevels(engine, "identity_certain_level", comparisons);
}
