import { id, type Sql, sql } from "../../sql/index.ts";

/** One row by key: the last that was loaded. */
export function latestByKeySql(rows: Sql, key: string): Sql {
  return sql`select * from (${rows}) qualify row_number() over (partition by ${id(key)} order by _load desc, _file desc, _record desc) = 1`;
}

/** The rows of a table, one by key: the last that was loaded. Only those whose key comes twice are put in order. */
export function latestOfTableSql(table: Sql, key: string): Sql {
  const hashed = sql`hash(${id(key)})`;
  const twins = sql`select ${hashed} from ${table} group by 1 having count(*) > 1`;
  return sql`with twins(hashed) as materialized (${twins})
    select * from ${table} where ${hashed} not in (select hashed from twins)
    union all ${latestByKeySql(sql`select * from ${table} where ${hashed} in (select hashed from twins)`, key)}`;
}
