import type { Engine } from "../../engine/index.ts";
import { id, join, type Sql, sql } from "../../sql/index.ts";

const rowsAtOnce = 100_000;

/** Makes a temporary table of whole numbers, one array a column, all of one length. */
export async function numberTable(
  engine: Engine,
  table: string,
  columns: { readonly [name: string]: ArrayLike<number> },
): Promise<void> {
  const named = Object.entries(columns);
  const types = named.map(([name]) => sql`${id(name)} bigint`);
  await engine.run(sql`create or replace temp table ${id(table)} (${join(types)})`);
  const length = named[0]?.[1].length ?? 0;
  for (let from = 0; from < length; from += rowsAtOnce) {
    const parts = named.map(([, values]): Sql => {
      const part = Array.from(
        { length: Math.min(rowsAtOnce, length - from) },
        (_, index) => values[from + index],
      );
      return sql`unnest(from_json(${JSON.stringify(part)}::varchar, '["BIGINT"]'))`;
    });
    await engine.run(sql`insert into ${id(table)} select ${join(parts)}`);
  }
}
