import { basename } from "node:path";
import { fail, nearest, ok, type Problem, type Result, type Settings } from "../core/index.ts";
import { columnNamed, type DatasetSpec, physicalColumns } from "../dataset/index.ts";
import { type DuckDbEngine, openBuilder } from "../engine/index.ts";
import { id, join, literalSql, sql } from "../sql/index.ts";
import { parquetTables, type ParquetTable } from "./open-tables/parquet-folder.ts";
import { tableProblem } from "./open-tables/problems.ts";
import { type ReadColumn, tableRowsSql, valueSql } from "./open-tables/table-columns-sql.ts";

export interface TablesToOpen {
  readonly folder: string;
  /** What the definitions declare. */
  readonly datasets: readonly DatasetSpec[];
  /** The table of a dataset, where it bears another name: `orders` is read from orders.parquet. */
  readonly tables?: ReadonlyMap<string, string>;
  readonly settings: Settings;
  readonly memoryMb: number;
  /** A folder for what does not fit in memory. */
  readonly spillFolder: string;
}

export interface OpenedTables {
  readonly engine: DuckDbEngine;
  /** Datasets without a file, which have no rows. */
  readonly absent: readonly string[];
}

/** A folder of Parquet files, queryable under the datasets that definitions declare. Close the engine afterwards. */
export async function openTables(asked: TablesToOpen): Promise<Result<OpenedTables, readonly Problem[]>> {
  const { folder, datasets, tables = new Map(), memoryMb, spillFolder } = asked;
  const engine = await openBuilder({ memoryMb, spillFolder });
  const found = await parquetTables(engine, folder);
  const problems: Problem[] = found.size === 0 ? [tableProblem("tables-absent", { folder })] : [];
  const absent: string[] = [];
  for (const dataset of datasets) {
    const table = found.get(tables.get(dataset.name) ?? dataset.name);
    if (table) problems.push(...(await fillTable(engine, dataset, table, asked.settings)));
    else {
      absent.push(dataset.name);
      await engine.run(sql`create table ${id(dataset.name)} (${columnsSql(dataset)})`);
    }
  }
  if (problems.length > 0) {
    await engine.close();
    return fail(problems);
  }
  await engine.run(sql`set enable_external_access = false`);
  await engine.run(sql`set lock_configuration = true`);
  return ok({ engine, absent });
}

async function fillTable(
  engine: DuckDbEngine,
  dataset: DatasetSpec,
  table: ParquetTable,
  settings: Settings,
): Promise<readonly Problem[]> {
  const read = readColumns(dataset, table);
  const missing = dataset.columns.filter(({ name }) => !read.has(name) && name !== "row_number");
  if (missing.length > 0) return missing.map(({ name }) => absentColumn(dataset.name, name, table));
  const unreadable = await unreadableValues(engine, dataset.name, read, table);
  if (unreadable.length > 0) return unreadable;
  const rows = tableRowsSql(physicalColumns(dataset), read, table, settings);
  await engine.run(sql`create table ${id(dataset.name)} as ${rows}`);
  return [];
}

/** The file's column for each that the dataset declares; capitals do not count. */
function readColumns(dataset: DatasetSpec, { columns }: ParquetTable): ReadonlyMap<string, ReadColumn> {
  const held = [...columns.keys()];
  return new Map(
    physicalColumns(dataset).flatMap(({ name, type }): readonly (readonly [string, ReadColumn])[] => {
      const spec = columnNamed(dataset, name);
      const from =
        held.find((one) => one === name) ?? held.find((one) => one.toLowerCase() === name.toLowerCase());
      if (!spec || from === undefined) return [];
      return [[name, { name, type, from, isInstant: spec.type === "instant" }]];
    }),
  );
}

function absentColumn(dataset: string, column: string, { path, columns }: ParquetTable): Problem {
  const facts = { dataset, column, file: basename(path) };
  return tableProblem("column-absent", facts, { suggestion: nearest(column, columns.keys()) });
}

async function unreadableValues(
  engine: DuckDbEngine,
  dataset: string,
  read: ReadonlyMap<string, ReadColumn>,
  { path, columns }: ParquetTable,
): Promise<readonly Problem[]> {
  const cast = [...read.values()].filter(({ from, type }) => columns.get(from) !== type);
  if (cast.length === 0) return [];
  const counts = cast.flatMap((column) => {
    const isLost = sql`${id(column.from)} is not null and ${valueSql(column)} is null`;
    return [sql`count(*) filter (${isLost})`, sql`any_value(${id(column.from)}::varchar) filter (${isLost})`];
  });
  const { rows } = await engine.query(sql`select ${join(counts)} from read_parquet(${literalSql(path)})`);
  return cast.flatMap(({ name, type }, index) => {
    const [count, example] = [Number(rows[0]?.[index * 2]), String(rows[0]?.[index * 2 + 1])];
    if (count === 0) return [];
    return [tableProblem("values-unreadable", { dataset, column: name, type, count, example })];
  });
}

function columnsSql(dataset: DatasetSpec) {
  return join(
    physicalColumns(dataset).map(({ name, type }) => {
      return sql`${id(name)} ${{ kind: "sql", parts: [{ kind: "text", text: type }] }}`;
    }),
  );
}
