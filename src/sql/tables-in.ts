import type { Sql } from "./sql.ts";

/** The names that a statement reads from: tables, and its own named steps. */
export function tablesIn({ parts }: Sql): ReadonlySet<string> {
  return new Set(
    parts.flatMap((part, index) => {
      const before = parts[index - 1];
      const isRead = before?.kind === "text" && /\b(?:from|join) \(*$/iu.test(before.text);
      return isRead && part.kind === "name" ? [part.name] : [];
    }),
  );
}
