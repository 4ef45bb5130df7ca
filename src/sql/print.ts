import type { Sql, Value } from "./sql.ts";

export interface Printed {
  readonly text: string;
  readonly values: readonly Value[];
}

/** Prints with numbered parameters (`$1`), each value once per place it is used, names in double quotes. */
export function print(fragment: Sql): Printed {
  const values: Value[] = [];
  const texts: string[] = [];
  for (const part of fragment.parts) {
    if (part.kind === "text") texts.push(part.text);
    else if (part.kind === "name") texts.push(quoteName(part.name));
    else {
      values.push(part.value);
      texts.push(`$${values.length}`);
    }
  }
  return { text: texts.join(""), values };
}

/** Prints for reading, with values written as literals. Shown to people, never run. */
export function printForReading(fragment: Sql): string {
  return fragment.parts
    .map((part) => {
      if (part.kind === "text") return part.text;
      return part.kind === "name" ? quoteName(part.name) : literal(part.value);
    })
    .join("");
}

/** A value as SQL literal text: for statements that take no parameters (file paths in ATTACH, COPY). */
export function literal(value: Value): string {
  if (value === null) return "null";
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
