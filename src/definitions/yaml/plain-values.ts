import type { YamlEntry, YamlNode, YamlScalar } from "./yaml-node.ts";

const keyPattern = /[A-Za-z_][\w-]*(?=:(?:[ \n]|$))/uy;
const otherThanText = /^(?:null|true|false)$/iu;

/** Where the key that begins at an offset ends; nothing when no plain key begins there. */
export function keyAt(text: string, start: number): number | undefined {
  keyPattern.lastIndex = start;
  const key = keyPattern.exec(text)?.[0];
  return key === undefined || otherThanText.test(key) ? undefined : start + key.length;
}

/** Whether nothing but spaces and a comment is left of a line. */
export function isAfterAll(text: string, from: number, to: number): boolean {
  let at = from;
  while (at < to && text[at] === " ") at++;
  return at >= to || (text[at] === "#" && text[at - 1] === " ");
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The value that begins on the rest of a line: to its end, but for a comment; or to the closing sign. */
export function inlineAt(text: string, { from, to }: Stretch): YamlNode | undefined {
  let start = from;
  while (text[start] === " ") start++;
  const first = text[start];
  if (first === "{" || first === "[") return enclosedAt(text, start, text.length, 0);
  if (first === "'" || first === '"') return enclosedAt(text, start, to, 0);
  const comment = text.slice(start, to).indexOf(" #");
  let end = comment < 0 ? to : start + comment;
  while (text[end - 1] === " ") end--;
  return plainScalar(text, start, end);
}

/** A text in quotes, a mapping in braces, a list in brackets. */
function enclosedAt(text: string, start: number, to: number, depth: number): YamlNode | undefined {
  if (depth > 20) return undefined;
  switch (text[start]) {
    case "'":
      return singleQuoted(text, start, to);
    case '"':
      return doubleQuoted(text, start, to);
    case "{":
      return braces(text, start, to, depth);
    default:
      return brackets(text, start, to, depth);
  }
}

function singleQuoted(text: string, start: number, to: number): YamlScalar | undefined {
  let end = text.indexOf("'", start + 1);
  while (end >= 0 && text[end + 1] === "'") end = text.indexOf("'", end + 2);
  if (end < 0 || end >= to) return undefined;
  const value = text.slice(start + 1, end).replaceAll("''", "'");
  if (value.includes("\n")) return undefined;
  return { kind: "scalar", value, style: "single", start, end: end + 1 };
}

function doubleQuoted(text: string, start: number, to: number): YamlScalar | undefined {
  const end = text.indexOf('"', start + 1);
  if (end < 0 || end >= to) return undefined;
  const value = text.slice(start + 1, end);
  if (/[\\\n]/u.test(value)) return undefined;
  return { kind: "scalar", value, style: "double", start, end: end + 1 };
}

function braces(text: string, start: number, to: number, depth: number): YamlNode | undefined {
  const entries: YamlEntry[] = [];
  let at = afterSpaces(text, start + 1);
  if (text[at] === "}") return { kind: "map", entries, isInBraces: true, start, end: at + 1 };
  for (;;) {
    const end = keyAt(text, at);
    const key = text.slice(at, end);
    if (end === undefined || end >= to || entries.some((entry) => entry.key === key)) return undefined;
    const value = insideAt(text, afterSpaces(text, end + 1), to, depth);
    if (!value) return undefined;
    entries.push({ key, start: at, end, value });
    at = afterSpaces(text, value.end);
    if (text[at] === "}" && at < to) return { kind: "map", entries, isInBraces: true, start, end: at + 1 };
    if (text[at] !== "," || at >= to) return undefined;
    at = afterSpaces(text, at + 1);
    if (text[at] === "}") return { kind: "map", entries, isInBraces: true, start, end: at + 1 };
  }
}

function brackets(text: string, start: number, to: number, depth: number): YamlNode | undefined {
  const items: YamlNode[] = [];
  let at = afterSpaces(text, start + 1);
  if (text[at] === "]") return { kind: "list", items, start, end: at + 1 };
  for (;;) {
    const value = insideAt(text, at, to, depth);
    if (!value) return undefined;
    items.push(value);
    at = afterSpaces(text, value.end);
    if (text[at] === "]" && at < to) return { kind: "list", items, start, end: at + 1 };
    if (text[at] !== "," || at >= to) return undefined;
    at = afterSpaces(text, at + 1);
    if (text[at] === "]") return { kind: "list", items, start, end: at + 1 };
  }
}

const flowEnd = /[,[\]{}\n]/gu;

/** A value inside braces or brackets; without quotes it ends at the next of their signs. */
function insideAt(text: string, start: number, to: number, depth: number): YamlNode | undefined {
  if (start >= to) return undefined;
  if (/[{['"]/u.test(text[start]!)) return enclosedAt(text, start, to, depth + 1);
  flowEnd.lastIndex = start;
  let end = Math.min(flowEnd.exec(text)?.index ?? to, to);
  if (text[end - 1] === ":") return undefined;
  while (end > start && text[end - 1] === " ") end--;
  return plainScalar(text, start, end);
}

function plainScalar(text: string, start: number, end: number): YamlScalar | undefined {
  const written = text.slice(start, end);
  if (written === "" || /^(?:[-?:](?: |$)|[,[\]{}#&*!|>'"%@`])|: |:$| #/u.test(written)) return undefined;
  const value = meaningOf(written);
  return value === undefined ? undefined : { kind: "scalar", value, style: "plain", start, end };
}

/** What an unquoted text stands for; nothing when it may be a number of another writing. */
function meaningOf(written: string): string | number | boolean | null | undefined {
  if (/^(?:~|null|Null|NULL)$/u.test(written)) return null;
  if (/^(?:true|True|TRUE|false|False|FALSE)$/u.test(written)) return written.toLowerCase() === "true";
  if (!/^[-+.\d]\S*$/u.test(written)) return written;
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/u.test(written) && written !== "-0"
    ? Number(written)
    : undefined;
}

/** Past spaces and line ends: what is in braces may go on over several lines. */
function afterSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\n") at++;
  return at;
}
