import type { Engine } from "../../engine/index.ts";
import { id, type Sql, sql } from "../../sql/index.ts";
import type { Comparison } from "../compare/comparison.ts";
import { levelColumn, levelsSql } from "../compare/levels-sql.ts";
import { comparedColumn } from "../model/features.ts";
import { replaceTable, tables } from "../model/prepare-records.ts";
import type { IdentityObject, RoleColumn } from "../model/roles.ts";

export interface RandomInput {
  readonly comparisons: readonly Comparison[];
  readonly columns: readonly RoleColumn[];
  readonly object: IdentityObject;
  readonly records: number;
  readonly seed: number;
}

/** More pairs than that say little more of how often a level comes by chance. */
const mostRandomPairs = 500_000;

export interface RandomLevels {
  /** For each comparison and level its share among all pairs of records, of one object or not. */
  readonly shares: readonly (readonly number[])[];
  readonly pairs: number;
}

/**
 * How often each level comes between two records: of all pairs where they are few, else of pairs drawn by the hash of a number and the
 * seed, never of an unordered sample. Equality, which draws seldom show, is counted over all pairs.
 */
export async function randomLevels(engine: Engine, input: RandomInput): Promise<RandomLevels> {
  const { comparisons, records, seed } = input;
  const drawn = "identity_random_pair";
  const draw = (side: number) =>
    sql`cast(hash(i, ${seed}, ${side}) % cast(${records} as ubigint) as integer)`;
  const all = sql`select l._n as l, r._n as r from ${id(tables.keys)} as l join ${id(tables.keys)} as r on l._n < r._n`;
  const some = sql`select least(l, r) as l, greatest(l, r) as r from (select ${draw(0)} as l, ${draw(1)} as r from range(${Math.min(mostRandomPairs, 100 * records)}) as numbers(i)) where l <> r`;
  const isAll = (records * (records - 1)) / 2 <= mostRandomPairs;
  await replaceTable(engine, drawn, isAll ? all : some);
  const random = "identity_random_level";
  const pairs = sql`select 0 as rule, l, r from ${id(drawn)}`;
  await replaceTable(engine, random, levelsSql(tables.records, pairs, comparisons));
  const shares: (readonly number[])[] = [];
  for (const comparison of comparisons) {
    const counted = await sharesOf(engine, random, comparison);
    const equal = isAll ? undefined : await equalShare(engine, comparison, input);
    shares.push(equal === undefined ? counted : withFirst(counted, equal));
  }
  const { rows } = await engine.query(sql`select count(*) from ${id(random)}`);
  return { shares, pairs: Number(rows[0]?.[0]) };
}

async function sharesOf(
  engine: Engine,
  random: string,
  { column, levels }: Comparison,
): Promise<readonly number[]> {
  const level = id(levelColumn(column));
  const { rows } = await engine.query(
    sql`select ${level}, count(*) from ${id(random)} where ${level} is not null group by 1`,
  );
  const counts = new Map(rows.map(([at, count]) => [Number(at), Number(count)]));
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return levels.map((_, at) => ((counts.get(at) ?? 0) + 0.5) / (total + 0.5 * levels.length));
}

/** Of all pairs with both values, the share whose values are equal; half a pair at least. Undefined where equality is no key. */
async function equalShare(
  engine: Engine,
  { column, levels }: Comparison,
  { columns, object }: RandomInput,
): Promise<number | undefined> {
  if (levels[0]?.code !== "equal") return undefined;
  const value: Sql = id(comparedColumn(column, columns, object));
  const { rows } = await engine.query(
    sql`select coalesce(sum(size * (size - 1) / 2), 0), coalesce(sum(size), 0) from
      (select cast(count(*) as double) as size from ${id(tables.records)} where ${value} is not null group by ${value})`,
  );
  const [equal, filled] = (rows[0] ?? []).map(Number);
  const pairs = (filled! * (filled! - 1)) / 2;
  return pairs < 1 ? undefined : Math.max(equal!, 0.5) / pairs;
}

/** The shares after the first shrink or grow together. */
function withFirst(shares: readonly number[], first: number): readonly number[] {
  const rest = 1 - shares[0]!;
  return shares.map((share, at) => (at === 0 ? first : (share / rest) * (1 - first)));
}

/** Random pairs hold some matches, which in a small table are no small part of those that agree. */
export function withoutMatches(
  random: readonly (readonly number[])[],
  m: readonly (readonly number[])[],
  share: number,
): readonly (readonly number[])[] {
  return random.map((levels, c) => {
    const left = levels.map((all, level) => Math.max(all - share * m[c]![level]!, all / 100));
    const total = left.reduce((sum, part) => sum + part, 0);
    return left.map((part) => part / total);
  });
}
