import type { Engine } from "../../engine/index.ts";
import { id, sql } from "../../sql/index.ts";
import { comparedColumn, featureName } from "../model/features.ts";
import type { Rarity } from "../model/identity-model.ts";
import { tables } from "../model/prepare-records.ts";
import type { IdentityObject, Role, RoleColumn } from "../model/roles.ts";

/** The commonest values are named with their bits; the others share what they are worth on average. */
const mostValues = 2_000;
/** Nothing is rarer than a value of so many records. */
const fewestRecords = 2;

/** Too few values to be rare, or no values that are equal at all. */
const never: ReadonlySet<Role> = new Set(["region", "country", "latitude", "longitude"]);

/**
 * For each column, `log2(usual / share)` bits for its values, the usual share being that of an agreement by chance: the weight of an
 * equal level is right on average, a rare value adds to it and a common one takes from it.
 */
export async function rarities(
  engine: Engine,
  columns: readonly RoleColumn[],
  object: IdentityObject,
): Promise<readonly Rarity[]> {
  const found: Rarity[] = [];
  for (const { name, role } of columns) {
    if (never.has(role)) continue;
    const value = id(comparedColumn(name, columns, object));
    const counted = sql`select cast(${value} as varchar) as value, count(*) as records from ${id(tables.clean)} where ${value} is not null group by 1`;
    const usual = await agreementSize(engine, counted);
    const { rows } = await engine.query(
      sql`select value, records from (${counted}) where records > ${fewestRecords} and not contains(value, chr(31)) order by records desc, value limit ${mostValues}`,
    );
    const least = rows.length < mostValues ? fewestRecords : Number(rows.at(-1)?.[1]);
    const rest = rows.length < mostValues ? fewestRecords : await restSize(engine, counted, least);
    found.push({
      column: name,
      values: rows.map(([text, records]) => [String(text), rounded(Math.log2(usual / Number(records)))]),
      otherwise: rounded(Math.log2(usual / Math.max(rest, fewestRecords))),
    });
  }
  return found;
}

type Counted = ReturnType<typeof sql>;

/** Records that hold the same value as a record does, on average over records. */
async function agreementSize(engine: Engine, counted: Counted): Promise<number> {
  const { rows } = await engine.query(
    sql`select sum(cast(records as double) * records) / sum(records) from (${counted})`,
  );
  return Number(rows[0]?.[0] ?? fewestRecords);
}

async function restSize(engine: Engine, counted: Counted, least: number): Promise<number> {
  const { rows } = await engine.query(
    sql`select sum(cast(records as double) * records) / sum(records) from (${counted}) where records < ${least}`,
  );
  return Number(rows[0]?.[0] ?? fewestRecords);
}

/** For each column of company names, what its words are worth: log2 of one in how many names holds them. */
export async function wordWeights(
  engine: Engine,
  columns: readonly RoleColumn[],
  records: number,
): Promise<readonly Rarity[]> {
  const found: Rarity[] = [];
  for (const { name } of columns.filter(({ role }) => role === "company_name")) {
    const { rows } = await engine.query(
      sql`select word, count(*) as records from (select unnest(${id(featureName(name, "words"))}) as word from ${id(tables.clean)})
        group by word having count(*) > ${fewestRecords} order by records desc, word limit ${mostValues}`,
    );
    const bits = (count: number) => rounded(Math.max(0.25, Math.log2(Math.max(records, 4) / count)));
    found.push({
      column: name,
      values: rows.map(([word, count]) => [String(word), bits(Number(count))]),
      otherwise: bits(fewestRecords),
    });
  }
  return found;
}

export function rounded(bits: number): number {
  return Math.round(bits * 1e6) / 1e6;
}
