import type { SqlReader } from "./token-reader.ts";

/** `numeric(10, 2)`, `double precision`, `timestamp with time zone`: the first word says enough. */
export function typeName(reader: SqlReader): string {
  if (reader.peek().kind !== "name") reader.refuse();
  const word = reader.next().text.toLowerCase();
  if (reader.takeSymbol("(")) while (!reader.takeSymbol(")")) readArgument(reader);
  while (reader.isWord("precision", "with", "without", "time", "zone", "varying", "unsigned")) reader.next();
  return word;
}

function readArgument(reader: SqlReader): void {
  if (reader.peek().kind !== "number" && !reader.isSymbol(",")) reader.refuse();
  reader.next();
}
