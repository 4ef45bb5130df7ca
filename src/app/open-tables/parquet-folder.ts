import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { DuckDbEngine } from "../../engine/index.ts";
import { literalSql, sql } from "../../sql/index.ts";

/** A Parquet file of a folder: its name without the ending is the table's. */
export interface ParquetTable {
  readonly path: string;
  /** DuckDB's types, by column. */
  readonly columns: ReadonlyMap<string, string>;
}

/** The tables of a folder, by name. */
export async function parquetTables(
  engine: DuckDbEngine,
  folder: string,
): Promise<ReadonlyMap<string, ParquetTable>> {
  const names = (await readdir(folder)).filter((name) => /\.parquet$/iu.test(name)).sort();
  const tables = new Map<string, ParquetTable>();
  for (const name of names) {
    const path = join(folder, name);
    const { rows } = await engine.query(sql`describe select * from read_parquet(${literalSql(path)})`);
    const columns = new Map(rows.map(([column, type]) => [String(column), String(type)]));
    tables.set(basename(name).replace(/\.parquet$/iu, ""), { path, columns });
  }
  return tables;
}
