import { parseSql } from "../../sql/parse-sql.ts";

/** The column that an expression names alone; undefined when it computes. */
export function bareColumn(expr: string | undefined, name: string): string | undefined {
  if (expr === undefined) return name;
  const tree = parseSql(expr);
  if (!tree.ok || tree.value.kind !== "name") return undefined;
  return tree.value.parts.at(-1);
}
