import { id, type Sql, sql } from "../../sql/index.ts";

/** One row by key: the last that was loaded. */
export function latestByKeySql(rows: Sql, key: string): Sql {
  return sql`select * from (${rows}) qualify row_number() over (partition by ${id(key)} order by _load desc, _file desc, _record desc) = 1`;
}
