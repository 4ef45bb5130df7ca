import { literal } from "./print.ts";
import type { Sql, Value } from "./sql.ts";

/** A value written into the text, escaped: for the places where an engine takes no parameter. */
export function literalSql(value: Value): Sql {
  return { kind: "sql", parts: [{ kind: "text", text: literal(value) }] };
}
