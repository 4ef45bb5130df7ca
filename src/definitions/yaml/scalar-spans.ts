import type { Scalar } from "yaml";
import type { Span } from "../expression.ts";

/** Where a stretch of a scalar's value stands in the file, whatever its quoting and folding. */
export function spansIn(scalar: Scalar, text: string, span: Span): readonly [start: number, end: number] {
  const [start, end] = scalar.range!;
  const value = String(scalar.value);
  const offsets = offsetsOf({ value, source: text.slice(start, end), type: scalar.type ?? "PLAIN" });
  const from = offsets[span.start] ?? 0;
  const to = span.end > span.start ? (offsets[span.end - 1] ?? from) + 1 : from;
  return [start + from, start + Math.max(to, from)];
}

interface Written {
  readonly value: string;
  readonly source: string;
  readonly type: string;
}

/** For each character of the value, its offset in the source: blanks are folded, so only the others are matched. */
function offsetsOf({ value, source, type }: Written): readonly number[] {
  const isQuoted = type.startsWith("QUOTE");
  const isBlock = type.startsWith("BLOCK");
  let at = isQuoted ? 1 : isBlock ? source.indexOf("\n") + 1 : 0;
  const offsets: number[] = [];
  for (const character of value.split("")) {
    if (/\s/u.test(character)) {
      offsets.push(at);
      continue;
    }
    while (/\s/u.test(source[at] ?? "x")) at++;
    offsets.push(at);
    at += lengthOf(source, at, type);
  }
  offsets.push(at);
  return offsets;
}

/** `''` and `\"` stand for one character. */
function lengthOf(source: string, at: number, type: string): number {
  if (type === "QUOTE_SINGLE" && source.startsWith("''", at)) return 2;
  return type === "QUOTE_DOUBLE" && source[at] === "\\" ? 2 : 1;
}
