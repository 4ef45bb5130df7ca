import type { Span } from "../expression.ts";
import type { YamlScalar } from "./yaml-node.ts";

/** Where a stretch of a scalar's value stands in the file, whatever its quoting and folding. */
export function spansIn(
  { value, style, start, end }: YamlScalar,
  text: string,
  span: Span,
): readonly [start: number, end: number] {
  const offsets = offsetsOf({ value: String(value), source: text.slice(start, end), style });
  const from = offsets[span.start] ?? 0;
  const to = span.end > span.start ? (offsets[span.end - 1] ?? from) + 1 : from;
  return [start + from, start + Math.max(to, from)];
}

interface Written {
  readonly value: string;
  readonly source: string;
  readonly style: YamlScalar["style"];
}

/** For each character of the value, its offset in the source: blanks are folded, so only the others are matched. */
function offsetsOf({ value, source, style }: Written): readonly number[] {
  let at = style === "block" ? source.indexOf("\n") + 1 : style === "plain" ? 0 : 1;
  const offsets: number[] = [];
  for (const character of value.split("")) {
    if (/\s/u.test(character)) {
      offsets.push(at);
      continue;
    }
    while (/\s/u.test(source[at] ?? "x")) at++;
    offsets.push(at);
    at += lengthOf(source, at, style);
  }
  offsets.push(at);
  return offsets;
}

/** `''` and `\"` stand for one character. */
function lengthOf(source: string, at: number, style: YamlScalar["style"]): number {
  if (style === "single" && source.startsWith("''", at)) return 2;
  return style === "double" && source[at] === "\\" ? 2 : 1;
}
