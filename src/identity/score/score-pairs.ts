import type { Engine } from "../../engine/index.ts";
import { id, join, type Sql, sql } from "../../sql/index.ts";
import { blocksSql, keyName, pairsSql } from "../block/pairs-sql.ts";
import type { Comparison } from "../compare/comparison.ts";
import { comparisonsOf } from "../compare/comparisons.ts";
import { levelColumn, levelsSql } from "../compare/levels-sql.ts";
import type { IdentityModel } from "../model/identity-model.ts";
import { cleanRecords, replaceTable, tables, weighRecords } from "../model/prepare-records.ts";

export interface ScoringOptions {
  readonly model: IdentityModel;
  readonly table: string;
  /** Its column without duplicates. */
  readonly key: string;
  /** The temporary table that is written. */
  readonly into: string;
  /** A table with one column `key`: only pairs that touch one of these records are scored. */
  readonly changed?: string;
}

export interface Scored {
  readonly records: number;
  /** Pairs compared; those kept weigh `model.floor` at least. */
  readonly candidatePairs: number;
}

/** Pairs compared at once: what they need stays in memory. */
const chunkPairs = 4_000_000;

/**
 * Writes the pairs above the model's floor: keys `l` and `r` (l < r), `weight` in bits, `rule`, and a level a comparison. A row is a function of
 * its two records and the model alone, so that the kept pairs of records that did not change and the pairs of those that did are the
 * pairs of all.
 */
export async function scorePairs(engine: Engine, options: ScoringOptions): Promise<Scored> {
  const { model, changed, into } = options;
  const records = await prepareForModel(engine, options);
  const comparisons = comparisonsOf(model.columns, model.object);
  const { rules } = model.blocking;
  await replaceTable(engine, tables.blocks, blocksSql(tables.records, rules, changed));
  const none = sql`select 0 as rule, 0 as l, 0 as r where false`;
  await replaceTable(engine, tables.levels, modelLevelsSql(model, comparisons, none));
  await replaceTable(engine, into, scoredSql(model, comparisons));
  let candidatePairs = 0;
  for (const pairs of batches(await countPairs(engine, rules.length))) {
    await replaceTable(engine, tables.levels, modelLevelsSql(model, comparisons, pairs));
    await engine.run(sql`insert into ${id(into)} ${scoredSql(model, comparisons)}`);
    const { rows } = await engine.query(sql`select count(*) from ${id(tables.levels)}`);
    candidatePairs += Number(rows[0]?.[0]);
  }
  return { records, candidatePairs };
}

export async function prepareForModel(
  engine: Engine,
  { model, table, key }: Pick<ScoringOptions, "model" | "table" | "key">,
): Promise<number> {
  const { columns, object, words, rarities } = model;
  const records = await cleanRecords(engine, { table, key, columns, object });
  await weighRecords(engine, words, rarities, { columns, object });
  return records;
}

/** Pairs that each rule makes of the records at hand, those of rules before it counted too. */
async function countPairs(engine: Engine, rules: number): Promise<readonly number[]> {
  const counts: number[] = [];
  for (let rule = 0; rule < rules; rule++) {
    const key = id(keyName(rule));
    const { rows } = await engine.query(
      sql`select coalesce(sum(changed * (size - changed) + changed * (changed - 1) / 2), 0)::bigint
        from (select count(*) as size, count(*) filter (is_changed) as changed from ${id(tables.blocks)} where ${key} is not null group by ${key})`,
    );
    counts.push(Number(rows[0]?.[0]));
  }
  return counts;
}

/** Small rules together, large ones in chunks. */
function batches(counts: readonly number[]): readonly Sql[] {
  const found: Sql[] = [];
  let [together, pairs]: [Sql[], number] = [[], 0];
  for (const [rule, count] of counts.entries()) {
    if (count === 0) continue;
    const chunks = Math.ceil(count / chunkPairs);
    if (chunks > 1) {
      for (let chunk = 0; chunk < chunks; chunk++)
        found.push(pairsSql(tables.blocks, rule, { chunks, chunk }));
      continue;
    }
    if (pairs + count > chunkPairs) {
      found.push(join(together, " union all "));
      [together, pairs] = [[], 0];
    }
    together.push(pairsSql(tables.blocks, rule));
    pairs += count;
  }
  return together.length === 0 ? found : [...found, join(together, " union all ")];
}

function modelLevelsSql({ rarities }: IdentityModel, comparisons: readonly Comparison[], pairs: Sql): Sql {
  const rare = rarities.map(({ column }) => column);
  return levelsSql(tables.records, pairs, comparisons, rare);
}

/** The match weight of each pair in bits, from its levels and, where equal, from how rare its values are. */
export function scoredSql(model: IdentityModel, comparisons: readonly Comparison[]): Sql {
  const columns = comparisons.map(({ column }) => id(levelColumn(column)));
  const terms = model.comparisons.map(({ column, levels }) => {
    const cases = levels.map(({ bits }, level) => sql`when ${level} then cast(${bits} as double)`);
    return sql`case ${id(levelColumn(column))} ${join(cases, " ")} else 0.0 end`;
  });
  const weight = sql`round(cast(${model.prior} as double) + ${join([...terms, sql`rarity`], " + ")}, 6)`;
  return sql`select l_key._key as l, r_key._key as r, weight, rule, ${join(columns)}
    from (select *, ${weight} as weight from ${id(tables.levels)}) as levels
    join ${id(tables.keys)} as l_key on l_key._n = levels.l join ${id(tables.keys)} as r_key on r_key._n = levels.r
    where weight >= cast(${model.floor} as double)`;
}
