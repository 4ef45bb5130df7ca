import { type Problem, type Result, fail, ok } from "../../core/index.ts";
import type { Span } from "../expression.ts";
import { type PlaceOf, problem } from "../problems.ts";
import { limits } from "./limits.ts";

export interface Token {
  readonly kind: "number" | "text" | "name" | "quoted-name" | "symbol" | "end";
  /** The content, unescaped; a bare name as written. */
  readonly text: string;
  readonly span: Span;
}

const pattern =
  /(?<space>\s+)|(?<comment>--|\/\*)|(?<number>\d+(?:\.\d+)?|\.\d+)|(?<name>[\p{L}_][\p{L}\p{N}_]*)|(?<text>'(?:[^']|'')*')|(?<quoted>"(?:[^"]|"")*")|(?<symbol><>|!=|<=|>=|\|\||=(?!=)|[<>+\-*/(),.])/uy;

/** What people write from other languages, and what is written here. */
const elsewhere: { readonly [symbol: string]: string } = {
  "==": "=",
  "&&": "and",
  "!": "not",
  "%": "mod(a, b)",
  "’": "'",
  "‘": "'",
  "“": '"',
  "”": '"',
  "«": "'",
  "»": "'",
};

export function tokensOf(text: string, at: PlaceOf): Result<readonly Token[], Problem> {
  if (text.length > limits.characters) {
    const facts = { length: text.length, limit: limits.characters };
    return fail(problem("expression-too-long", facts, { place: at({ start: 0, end: 0 }) }));
  }
  const tokens: Token[] = [];
  let start = 0;
  while (start < text.length) {
    pattern.lastIndex = start;
    const groups = pattern.exec(text)?.groups;
    if (!groups || groups["comment"] !== undefined) return fail(unreadable(text, start, at));
    const span = { start, end: pattern.lastIndex };
    const token = tokenOf(groups, span);
    if (token) tokens.push(token);
    start = span.end;
  }
  tokens.push({ kind: "end", text: "", span: { start: text.length, end: text.length } });
  return ok(tokens);
}

function tokenOf(groups: { readonly [name: string]: string | undefined }, span: Span): Token | undefined {
  const { number, name, text, quoted, symbol } = groups;
  if (number !== undefined) return { kind: "number", text: number, span };
  if (name !== undefined) return { kind: "name", text: name, span };
  if (text !== undefined) return { kind: "text", text: text.slice(1, -1).replaceAll("''", "'"), span };
  if (quoted !== undefined) {
    return { kind: "quoted-name", text: quoted.slice(1, -1).replaceAll('""', '"'), span };
  }
  if (symbol !== undefined) return { kind: "symbol", text: symbol === "!=" ? "<>" : symbol, span };
  return undefined;
}

function unreadable(text: string, start: number, at: PlaceOf): Problem {
  const rest = text.slice(start);
  const first = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  const toEnd = { place: at({ start, end: text.length }) };
  if (rest.startsWith("--") || rest.startsWith("/*")) return problem("comment-refused", {}, toEnd);
  if (first === "'") return problem("text-unclosed", {}, { ...toEnd, suggestion: `${rest}'` });
  if (first === '"') return problem("name-unclosed", {}, { ...toEnd, suggestion: `${rest}"` });
  const symbol = ["&&", "=="].find((two) => rest.startsWith(two)) ?? first;
  const suggestion = elsewhere[symbol];
  const place = at({ start, end: start + symbol.length });
  return problem("character-unexpected", { character: symbol }, { place, suggestion });
}
