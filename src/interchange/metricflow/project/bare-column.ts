import { parseSql } from "../../sql/parse-sql.ts";

/** The column that an expression names alone; undefined when it computes. */
export function bareColumn(expr: string | undefined, name: string): string | undefined {
  if (expr === undefined) return columnText(name);
  const tree = parseSql(expr);
  if (!tree.ok || tree.value.kind !== "name") return undefined;
  const column = tree.value.parts.at(-1);
  return column === undefined ? undefined : columnText(column);
}

/** Capitals do not count in a plain name: ours are written small. */
export function columnText(name: string): string {
  return /^\w+$/u.test(name) ? name.toLowerCase() : name;
}
