import type { PhysicalColumn } from "../dictionary/physical.ts";
import { id, join, type Sql, sql } from "../../sql/index.ts";

/** A type of the dictionary as SQL. */
export function typeSql(type: string): Sql {
  return { kind: "sql", parts: [{ kind: "text", text: type }] };
}

export function nullColumnsSql(columns: readonly PhysicalColumn[]): Sql {
  return join(columns.map(({ name, type }) => sql`null::${typeSql(type)} as ${id(name)}`));
}
