import { linesOf, type PlainLine } from "./plain-lines.ts";
import { inlineAt, isAfterAll, keyAt } from "./plain-values.ts";
import type { YamlEntry, YamlNode } from "./yaml-node.ts";

/**
 * Reads the plain part of YAML in which definitions are nearly always written: nested mappings, lists, braces,
 * texts on one line, comments. Gives nothing for anything else, right or wrong: the full reader, ten times
 * slower, then says what it is.
 */
export function readPlainYaml(text: string): YamlNode | undefined {
  const lines = linesOf(text);
  const [first] = lines ?? [];
  if (!lines || !first || first.indent !== 0) return undefined;
  const reading: Reading = { text, lines, at: 0 };
  const node = readBlock(reading, 0);
  return reading.at === lines.length ? node : undefined;
}

interface Reading {
  readonly text: string;
  readonly lines: PlainLine[];
  at: number;
}

function readBlock(reading: Reading, indent: number): YamlNode | undefined {
  const line = reading.lines[reading.at]!;
  return isItem(reading, line) ? readList(reading, indent) : readMap(reading, indent);
}

function isItem({ text }: Reading, { start }: PlainLine): boolean {
  return text[start] === "-" && text[start + 1] === " ";
}

function readMap(reading: Reading, indent: number): YamlNode | undefined {
  const entries: YamlEntry[] = [];
  const keys = new Set<string>();
  const { start } = reading.lines[reading.at]!;
  for (
    let line = reading.lines[reading.at];
    line && line.indent >= indent;
    line = reading.lines[reading.at]
  ) {
    const entry = line.indent === indent ? readEntry(reading, line) : undefined;
    if (!entry || keys.has(entry.key)) return undefined;
    keys.add(entry.key);
    entries.push(entry);
  }
  return { kind: "map", entries, isInBraces: false, start, end: start };
}

function readEntry(reading: Reading, line: PlainLine): YamlEntry | undefined {
  const { text } = reading;
  const end = keyAt(text, line.start);
  if (end === undefined || end >= line.end) return undefined;
  const isLast = isAfterAll(text, end + 1, line.end);
  if (isLast) reading.at++;
  const value = isLast ? readNested(reading, line.indent, end) : readInline(reading, end + 1, line.indent);
  return value && { key: text.slice(line.start, end), start: line.start, end, value };
}

/** A value on the line of its key, or alone on the next; what is in braces may go on over deeper lines. */
function readInline(reading: Reading, from: number, indent: number): YamlNode | undefined {
  const { text, lines } = reading;
  const value = inlineAt(text, { from, to: lines[reading.at]!.end });
  if (!value) return undefined;
  reading.at++;
  for (let line = lines[reading.at]; line && line.start < value.end; line = lines[reading.at]) {
    if (line.indent <= indent) return undefined;
    reading.at++;
  }
  const isEnded = isAfterAll(text, value.end, lines[reading.at - 1]!.end);
  return isEnded && !isDeeper(reading, indent) ? value : undefined;
}

/** What follows a key that ends its line: a deeper block, a list at the same depth, or nothing. */
function readNested(reading: Reading, indent: number, end: number): YamlNode | undefined {
  const next = reading.lines[reading.at];
  if (next && next.indent > indent) {
    const isBlock = isItem(reading, next) || keyAt(reading.text, next.start) !== undefined;
    return isBlock ? readBlock(reading, next.indent) : readInline(reading, next.start, indent);
  }
  if (next && next.indent === indent && isItem(reading, next)) return readList(reading, indent);
  return { kind: "scalar", value: null, style: "plain", start: end, end };
}

function isDeeper({ lines, at }: Reading, indent: number): boolean {
  const next = lines[at];
  return next !== undefined && next.indent > indent;
}

function readList(reading: Reading, indent: number): YamlNode | undefined {
  const items: YamlNode[] = [];
  const { start } = reading.lines[reading.at]!;
  for (
    let line = reading.lines[reading.at];
    line && line.indent >= indent;
    line = reading.lines[reading.at]
  ) {
    if (line.indent === indent && !isItem(reading, line)) break;
    const item = line.indent === indent ? readItem(reading, line) : undefined;
    if (!item) return undefined;
    items.push(item);
  }
  return { kind: "list", items, start, end: start };
}

/** An item holds one value on its line, or a mapping that begins there. */
function readItem(reading: Reading, line: PlainLine): YamlNode | undefined {
  const { text, lines } = reading;
  let start = line.start + 1;
  while (text[start] === " ") start++;
  if (keyAt(text, start) !== undefined) {
    const indent = line.indent + start - line.start;
    lines[reading.at] = { indent, start, end: line.end };
    return readMap(reading, indent);
  }
  return readInline(reading, start, line.indent);
}
