import { join, type Sql, sql } from "../../sql/index.ts";

/** Null as soon as one of the values is, whatever the engine makes of it. */
export function strict(values: readonly Sql[], body: Sql): Sql {
  const anyNull = join(
    values.map((value) => sql`${value} is null`),
    " or ",
  );
  return sql`case when ${anyNull} then null else ${body} end`;
}
