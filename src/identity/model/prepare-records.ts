import type { Engine } from "../../engine/index.ts";
import { id, join, type Sql, sql } from "../../sql/index.ts";
import { rarityFeature } from "../compare/levels-sql.ts";
import { comparedColumn, featureName, featuresOf } from "./features.ts";
import type { Rarity } from "./identity-model.ts";
import { type IdentityObject, type RoleColumn, standardised } from "./roles.ts";

export const tables = {
  keys: "identity_key",
  clean: "identity_clean",
  words: "identity_word",
  records: "identity_record",
  blocks: "identity_block",
  levels: "identity_level",
};

export async function replaceTable(engine: Engine, name: string, select: Sql): Promise<void> {
  await engine.run(sql`create or replace temp table ${id(name)} as ${select}`);
}

export interface RecordsRead {
  readonly table: string;
  readonly key: string;
  readonly columns: readonly RoleColumn[];
  readonly object: IdentityObject;
}

/** Numbers records in the order of their keys (`_n`, `_key`), standardises their values and reads their features. */
export async function cleanRecords(
  engine: Engine,
  { table, key, columns, object }: RecordsRead,
): Promise<number> {
  await replaceTable(
    engine,
    tables.keys,
    sql`select cast(row_number() over (order by _key) - 1 as integer) as _n, _key from (select cast(${id(key)} as varchar) as _key from ${id(table)})`,
  );
  const values = columns.map((column) => sql`${standardised(column)} as ${id(column.name)}`);
  const features = featuresOf(columns, object).map(
    ({ of, feature, value }) => sql`, ${value} as ${id(featureName(of, feature))}`,
  );
  await replaceTable(
    engine,
    tables.clean,
    sql`select * ${join(features, "")} from (
      select keys._n, keys._key, ${join(values)} from (select cast(${id(key)} as varchar) as _key, ${join(columns.map(({ name }) => id(name)))} from ${id(table)}) as records
      join ${id(tables.keys)} as keys using (_key))`,
  );
  const { rows } = await engine.query(sql`select count(*) from ${id(tables.keys)}`);
  return Number(rows[0]?.[0]);
}

/** Adds to each record what its words and its equal values are worth. */
export async function weighRecords(
  engine: Engine,
  words: readonly Rarity[],
  rarities: readonly Rarity[],
  { columns, object }: Pick<RecordsRead, "columns" | "object">,
): Promise<void> {
  const joins: Sql[] = [];
  const added: Sql[] = [];
  for (const rarity of words) {
    const name = `${tables.words}_${rarity.column}`;
    await replaceTable(engine, name, wordWeightsSql(rarity));
    joins.push(sql`left join ${id(name)} as ${id(name)} on ${id(name)}._n = records._n`);
    for (const feature of ["weights", "total", "rarest"])
      added.push(sql`, ${id(name, feature)} as ${id(featureName(rarity.column, feature))}`);
  }
  for (const rarity of rarities) {
    const [name, value] = [
      `identity_rarity_${rarity.column}`,
      id("records", comparedColumn(rarity.column, columns, object)),
    ];
    await replaceTable(engine, name, namedBitsSql(rarity));
    joins.push(sql`left join ${id(name)} as ${id(name)} on ${id(name)}.value = cast(${value} as varchar)`);
    added.push(
      sql`, case when ${value} is not null then coalesce(${id(name, "bits")}, cast(${rarity.otherwise} as double)) end as ${id(featureName(rarity.column, rarityFeature))}`,
    );
  }
  await replaceTable(
    engine,
    tables.records,
    sql`select records.* ${join(added, "")} from ${id(tables.clean)} as records ${join(joins, " ")}`,
  );
}

/** For each record the words of a name with their bits, their sum, and the rarest (of equals the first). */
function wordWeightsSql({ column, values, otherwise }: Rarity): Sql {
  return sql`select _n, list({word: word, bits: bits} order by word) as weights, sum(bits order by word) as total, list(word order by bits desc, word)[1] as rarest
    from (select words._n, words.word, coalesce(named.bits, cast(${otherwise} as double)) as bits
      from (select _n, unnest(${id(featureName(column, "words"))}) as word from ${id(tables.clean)}) as words
      left join (${namedBitsSql({ column, values, otherwise })}) as named on named.value = words.word)
    group by _n`;
}

/** A table (value, bits) of the values that a model names. */
function namedBitsSql({ values }: Rarity): Sql {
  if (values.length === 0) return sql`select '' as value, cast(0 as double) as bits where false`;
  const texts = values.map(([value]) => value).join("\u001f");
  const bits = values.map(([, one]) => one).join(",");
  return sql`select unnest(string_split(${texts}, chr(31))) as value, cast(unnest(string_split(${bits}, ',')) as double) as bits`;
}
