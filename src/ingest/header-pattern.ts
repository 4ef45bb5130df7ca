import { foldHeader } from "./fold-header.ts";

export interface PatternMatch {
  /** The pattern as the file spells it, with one `*`. */
  readonly pattern: string;
  readonly header: string;
  /** What `*` stands for. */
  readonly captured: string;
}

const quotes = "\"'«»“”‘’";

export function isPattern(header: string): boolean {
  return header.includes("*");
}

/**
 * Reads a header by a pattern with one `*`, comparing what is around it as headers are compared. Typographic
 * quotes stand for straight ones.
 */
export function matchPattern(pattern: string, header: string): PatternMatch | undefined {
  const star = pattern.indexOf("*");
  if (star < 0 || header.includes("*")) return undefined;
  const before = pattern.slice(0, star);
  const after = pattern.slice(star + 1);
  const start = endOfPrefix(header, before);
  const length = start === undefined ? undefined : endOfPrefix(reverse(header.slice(start)), reverse(after));
  if (start === undefined || length === undefined) return undefined;
  const end = header.length - length;
  const captured = header.slice(start, end);
  if (captured.trim() === "") return undefined;
  return { pattern: `${header.slice(0, start)}*${header.slice(end)}`, header, captured: captured.trim() };
}

/** Where the part that folds as `prefix` ends, with the punctuation that the prefix itself ends with. */
function endOfPrefix(header: string, prefix: string): number | undefined {
  const end = endOfLetters(header, letters(prefix));
  const last = prefix.at(-1);
  if (end === undefined || last === undefined || isLetter(last)) return end;
  if (isLetter(header[end])) return undefined;
  const closing = `${prefix.replace(/[\p{L}\p{N}\p{M}]/gu, "")}${quotes.includes(last) ? quotes : ""}_ \u00a0\u202f`;
  const rest = header
    .slice(end)
    .split("")
    .findIndex((character) => !closing.includes(character));
  return rest < 0 ? header.length : end + rest;
}

/** Where the header has folded into what is wanted, accents of the last letter included. */
function endOfLetters(header: string, wanted: string): number | undefined {
  let end = 0;
  while (letters(header.slice(0, end)) !== wanted) if (end++ >= header.length) return undefined;
  while (/\p{M}/u.test(header[end] ?? "")) end++;
  return end;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function letters(text: string): string {
  const folded = foldHeader(text);
  return /[\p{L}\p{N}]/u.test(folded) ? folded : "";
}

function reverse(text: string): string {
  return text.split("").reverse().join("");
}
