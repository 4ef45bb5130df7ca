import type { Answer } from "../../contract/index.ts";

/** The rows of an answer as text, with these columns in this order. */
export function cellsOf(
  { columns, rows }: Answer,
  names: readonly string[],
): readonly (readonly (string | null)[])[] {
  const places = names.map((name) => columns.findIndex((column) => column.name === name));
  const missing = names.filter((_, place) => places[place]! < 0);
  if (missing.length > 0) throw new Error(`The answer has no ${missing.join(", ")}.`);
  return rows.map((row) =>
    places.map((place) => {
      const value = row[place];
      return value === null || value === undefined ? null : String(value);
    }),
  );
}
