import type { Engine } from "../../engine/index.ts";
import { id, literalSql, type Sql, sql } from "../../sql/index.ts";

/** A hash of a table's columns and rows, whatever the order of the rows. */
export async function tableHash(engine: Engine, table: string): Promise<string> {
  return hashOf(engine, id(table));
}

/** The hash of the table in a snapshot's file; undefined when the file cannot be read. */
export async function fileHash(engine: Engine, table: string, path: string): Promise<string | undefined> {
  try {
    await engine.run(sql`attach ${literalSql(path)} as _compared (read_only)`);
  } catch {
    return undefined;
  }
  try {
    return await hashOf(engine, id("_compared", "main", table));
  } catch {
    return undefined;
  } finally {
    await engine.run(sql`detach _compared`);
  }
}

/** DuckDB hashes a row to its values' hashes combined by exclusive or: hashed again, so that values exchanged between rows show. */
async function hashOf(engine: Engine, from: Sql): Promise<string> {
  const { rows } = await engine.query(sql`
    select count(*)::varchar || ' ' || coalesce(sum(mixed::hugeint)::varchar, '') || ' ' || coalesce(bit_xor(mixed)::varchar, '') || ' ' || typeof(any_value(_row))
    from (select _row, hash(hash(_row)) as mixed from ${from} as _row)`);
  return JSON.stringify(rows[0]?.[0]);
}
