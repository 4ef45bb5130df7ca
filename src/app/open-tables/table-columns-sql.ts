import type { Settings } from "../../core/index.ts";
import { dayInZoneSql, type PhysicalColumn, zoneNamed } from "../../dataset/index.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { ParquetTable } from "./parquet-folder.ts";

/** A column of a dataset's table, and the file's column that it is read from; none for what the file does not hold. */
export interface ReadColumn {
  readonly name: string;
  /** Of DuckDB. */
  readonly type: string;
  readonly from: string;
  readonly isInstant: boolean;
}

/** The rows of a file as a dataset's table has them: each column in its declared type, its companions beside. */
export function tableRowsSql(
  columns: readonly PhysicalColumn[],
  read: ReadonlyMap<string, ReadColumn>,
  { path }: ParquetTable,
  { timezone, currency }: Settings,
): Sql {
  const outputs = columns.map((column) => {
    const value = outputSql(column, read, { timezone, currency });
    return sql`${value} as ${id(column.name)}`;
  });
  return sql`select ${join(outputs)} from read_parquet(${literalSql(path)}, file_row_number = true)`;
}

function outputSql(
  { name, type }: PhysicalColumn,
  read: ReadonlyMap<string, ReadColumn>,
  { timezone, currency }: Pick<Settings, "timezone" | "currency">,
): Sql {
  const own = read.get(name);
  if (own) return valueSql(own);
  const suffix = /_(day|original|currency)$/u.exec(name)?.[1];
  const base = read.get(name.slice(0, -`_${suffix ?? ""}`.length));
  if (name === "row_number" || name === "_record") return sql`file_row_number + 1`;
  if (base && suffix === "day") return dayInZoneSql(valueSql(base), zoneNamed(timezone));
  if (base && suffix === "original") return valueSql(base);
  if (base && suffix === "currency") return literalSql(currency);
  return sql`cast(null as ${typeSql(type)})`;
}

/** What cannot be read as the declared type has been refused before: here it would be null. */
export function valueSql({ from, type, isInstant }: ReadColumn): Sql {
  const value = id(from);
  return sql`try_cast(${isInstant ? utcSql(value) : value} as ${typeSql(type)})`;
}

/** A moment that carries an offset is kept in UTC. */
function utcSql(value: Sql): Sql {
  return sql`(case when typeof(${value}) = 'TIMESTAMP WITH TIME ZONE' then timezone('UTC', try_cast(${value} as timestamptz)) else try_cast(${value} as timestamp) end)`;
}

/** A type of our own list, which no caller writes. */
function typeSql(type: string): Sql {
  return { kind: "sql", parts: [{ kind: "text", text: type }] };
}
