import type { Encoding } from "../encoding.ts";

export interface CsvStyle {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly encoding: Encoding;
  readonly hasBom: boolean;
  readonly hasFinalLineEnd: boolean;
  readonly quotesAll: boolean;
}

/** A table as RFC 4180 writes it, in the style asked. */
export function writeCsv(rows: readonly (readonly string[])[], style: CsvStyle): Buffer {
  const lines = rows.map((cells) => cells.map((cell) => writeCell(cell, style)).join(style.delimiter));
  const text = lines.join(style.lineEnd) + (style.hasFinalLineEnd ? style.lineEnd : "");
  return encode((style.hasBom ? "\ufeff" : "") + text, style.encoding);
}

function writeCell(cell: string, style: CsvStyle): string {
  const needsQuotes =
    style.quotesAll || /^\s|\s$|["\r\n]/u.test(cell) || cell.includes(style.delimiter) || cell === "";
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function encode(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case "utf-8":
      return Buffer.from(text, "utf8");
    case "utf-16le":
      return Buffer.from(text, "utf16le");
    case "utf-16be":
      return Buffer.from(text, "utf16le").swap16();
    default:
      return Buffer.from(
        text.replace(/[€œ’]/gu, (char) => upperOf[char]!),
        "latin1",
      );
  }
}

const upperOf: { readonly [char: string]: string } = { "€": "\u0080", œ: "\u009c", "’": "\u0092" };
