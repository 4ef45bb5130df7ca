import { rename, rm } from "node:fs/promises";
import { type BuildStep, buildingCatalog, builtTable, latestOfTableSql } from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import { id, literalSql, type Sql, sql } from "../../sql/index.ts";

/** The newest form of DuckDB's files: written in two thirds of the time, and read by this program alone. */
const storageVersion = "v1.5.0";

/** Writes the table of a step into a new DuckDB file, whole and closed. */
export async function writeTable(engine: Engine, step: BuildStep, path: string): Promise<void> {
  const latest = `${path}.latest`;
  if (await writeRows(engine, step, { path, latest })) return;
  for (const name of [path, `${path}.wal`]) await rm(name, { force: true });
  await rename(latest, path);
}

/**
 * False when keys came twice: then the rows that count are in the file `latest`. Keys almost never do, and seeing it
 * costs less than making them so.
 */
async function writeRows(
  engine: Engine,
  step: BuildStep,
  { path, latest }: { readonly path: string; readonly latest: string },
): Promise<boolean> {
  const { dataset, unique } = step;
  const table = builtTable(dataset);
  const catalog = buildingCatalog(dataset);
  return withFile(engine, { path, catalog }, async () => {
    const isUnique = unique?.expected === true;
    await engine.run(sql`create table ${table} as ${isUnique ? unique.select : step.select}`);
    if (unique !== undefined && !isUnique && (await twins(engine, table, unique.column)) > 0) {
      await writeLatest(engine, { dataset, key: unique.column }, latest);
      return false;
    }
    await engine.run(sql`checkpoint ${id(catalog)}`);
    return true;
  });
}

/** Writes the last loaded row of each key of a table that is being built. */
async function writeLatest(
  engine: Engine,
  { dataset, key }: { readonly dataset: string; readonly key: string },
  path: string,
): Promise<void> {
  const catalog = `_latest_${dataset}`;
  await withFile(engine, { path, catalog }, async () => {
    const latest = latestOfTableSql(builtTable(dataset), key);
    await engine.run(sql`create table ${id(catalog, "main", dataset)} as ${latest}`);
    await engine.run(sql`checkpoint ${id(catalog)}`);
  });
}

async function withFile<Value>(
  engine: Engine,
  { path, catalog }: { readonly path: string; readonly catalog: string },
  work: () => Promise<Value>,
): Promise<Value> {
  await engine.run(
    sql`attach ${literalSql(path)} as ${id(catalog)} (storage_version ${literalSql(storageVersion)})`,
  );
  try {
    return await work();
  } finally {
    await engine.run(sql`detach ${id(catalog)}`);
  }
}

async function twins(engine: Engine, table: Sql, column: string): Promise<number> {
  return numberOf(engine, sql`select count(*) - count(distinct hash(${id(column)})) from ${table}`);
}

/** Makes the table of a file readable under its dataset's name. */
export async function showTable(engine: Engine, dataset: string, path: string): Promise<void> {
  const catalog = `_at_${dataset}`;
  await engine.run(sql`attach ${literalSql(path)} as ${id(catalog)} (read_only)`);
  await engine.run(
    sql`create or replace view ${id(dataset)} as select * from ${id(catalog, "main", dataset)}`,
  );
}

export async function numberOf(engine: Engine, select: Sql): Promise<number> {
  const { rows } = await engine.query(select);
  return Number(rows[0]?.[0] ?? 0);
}
