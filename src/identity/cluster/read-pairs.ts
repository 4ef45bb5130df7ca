import type { Engine } from "../../engine/index.ts";
import { id, sql } from "../../sql/index.ts";
import type { Edge } from "./weak-bridges.ts";

export interface PairTables {
  /** The table of records and its column without duplicates. */
  readonly table: string;
  readonly key: string;
  /** As `scorePairs` writes them. */
  readonly pairs: string;
  /** Tables (l_key, r_key). */
  readonly certain?: string;
  readonly together?: string;
  readonly apart?: string;
}

export interface NumberedPairs {
  /** By number, in the order of keys. */
  readonly keys: readonly string[];
  readonly records: number;
  readonly pairs: readonly Edge[];
  readonly certain: readonly (readonly [number, number])[];
  readonly together: readonly (readonly [number, number])[];
  readonly apart: readonly (readonly [number, number])[];
}

/** Pairs of keys as pairs of numbers; a pair of a record that is no more is left out. */
export async function readPairs(engine: Engine, tables: PairTables): Promise<NumberedPairs> {
  const { table, key, pairs, certain, together, apart } = tables;
  const numbered = "identity_numbered";
  await engine.run(
    sql`create or replace temp table ${id(numbered)} as
      select cast(row_number() over (order by key) - 1 as integer) as n, key from (select cast(${id(key)} as varchar) as key from ${id(table)})`,
  );
  const keys = await engine.query(sql`select key from ${id(numbered)} order by n`);
  const scored = await engine.query(
    sql`select l_key.n, r_key.n, weight from ${id(pairs)} as pairs join ${id(numbered)} as l_key on l_key.key = pairs.l join ${id(numbered)} as r_key on r_key.key = pairs.r`,
  );
  const named = async (name: string | undefined): Promise<readonly (readonly [number, number])[]> => {
    if (name === undefined) return [];
    const { rows } = await engine.query(
      sql`select distinct least(l.n, r.n), greatest(l.n, r.n) from ${id(name)} as pairs
        join ${id(numbered)} as l on l.key = cast(pairs.l_key as varchar) join ${id(numbered)} as r on r.key = cast(pairs.r_key as varchar) where l.n <> r.n`,
    );
    return rows.map(([l, r]) => [Number(l), Number(r)] as const);
  };
  return {
    keys: keys.rows.map(([one]) => String(one)),
    records: keys.rows.length,
    pairs: scored.rows.map(([l, r, weight]) => ({
      left: Number(l),
      right: Number(r),
      weight: Number(weight),
    })),
    certain: await named(certain),
    together: await named(together),
    apart: await named(apart),
  };
}
