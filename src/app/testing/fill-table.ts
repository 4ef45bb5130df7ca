import { dayIn } from "../../core/index.ts";
import { type DatasetSpec, physicalColumns } from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import { id, join as joinSql, literalSql, type Sql, sql } from "../../sql/index.ts";

export type TestRow = { readonly [column: string]: string | number | boolean | null };

/** A dataset's table with these rows, in the place of any before. */
export async function makeTable(
  engine: Engine,
  dataset: DatasetSpec,
  { rows, timezone }: { readonly rows: readonly TestRow[]; readonly timezone: string },
): Promise<void> {
  await engine.run(createSql(dataset));
  if (rows.length > 0) await engine.run(insertSql(dataset, rows, timezone));
}

function createSql(dataset: DatasetSpec): Sql {
  const columns = physicalColumns(dataset).map(({ name, type }) => sql`${id(name)} ${raw(type)}`);
  return sql`create or replace table ${id(dataset.name)} (${joinSql(columns)})`;
}

function raw(type: string): Sql {
  return { kind: "sql", parts: [{ kind: "text", text: type }] };
}

/** Keys and the day of each instant are filled in where they are not given. */
function insertSql(dataset: DatasetSpec, rows: readonly TestRow[], timezone: string): Sql {
  const columns = physicalColumns(dataset);
  const lines = rows.map((row, index) => {
    const whole: TestRow = {
      [dataset.key]: dataset.kind === "own" ? index + 1 : `${dataset.name}-${index}`,
      _source: "test",
      _load: 1,
      _file: 1,
      _record: index + 1,
      ...row,
    };
    return sql`(${joinSql(columns.map((column) => literalSql(valueOf(whole, column.name, timezone))))})`;
  });
  return sql`insert into ${id(dataset.name)} values ${joinSql(lines)}`;
}

function valueOf(row: TestRow, name: string, timezone: string): TestRow[string] {
  const value = row[name];
  if (value !== undefined)
    return typeof value === "string" && /T\d\d:.*Z$/u.test(value) ? value.slice(0, -1) : value;
  const instant = name.endsWith("_day") ? row[name.slice(0, -"_day".length)] : undefined;
  return typeof instant === "string" ? dayIn(timezone, instant) : null;
}
