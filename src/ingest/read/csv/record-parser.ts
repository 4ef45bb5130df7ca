import type { CsvDialect, Flaw, RawRecord } from "../shape.ts";

export interface RecordParser {
  push(text: string): RawRecord[];
  end(): RawRecord[];
}

/** The text cannot be cut into records: the whole file is refused. */
export class UnreadableText extends Error {
  readonly code: "quote-open" | "record-too-long";
  readonly line: number;

  constructor(code: "quote-open" | "record-too-long", line: number) {
    super(`${code} on line ${line}`);
    this.code = code;
    this.line = line;
  }
}

const mostRecordCharacters = 64 << 20;

const space = 32;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Cuts text into records as RFC 4180 says, and as spreadsheets bend it: any line end, one blank before a quoted cell
 * and any after it (as DuckDB has it), a quote inside an unquoted cell. After text behind a closing quote it starts again on the
 * next line. A record is given once all of it has come; memory holds one chunk and one record.
 */
export function recordParser(dialect: CsvDialect, limit = mostRecordCharacters): RecordParser {
  const cursor = new Cursor(dialect);
  let pending: string[] = [];
  let pendingLength = 0;
  let retryAt = 0;

  const drain = (isLast: boolean): RawRecord[] => {
    const text = pending.length === 1 ? pending[0]! : pending.join("");
    const { records, consumed } = cursor.readAll(text, isLast);
    const rest = text.slice(consumed);
    if (rest.length > limit) throw cursor.tooLong(rest);
    pending = rest === "" ? [] : [rest];
    pendingLength = rest.length;
    retryAt = rest.length * 2;
    return records;
  };
  return {
    push(text) {
      if (text === "") return [];
      pending.push(text);
      pendingLength += text.length;
      return pendingLength < Math.min(retryAt, limit) ? [] : drain(false);
    },
    end: () => drain(true),
  };
}

/** Where the next record starts, kept from chunk to chunk. */
class Cursor {
  readonly #delimiter: number;
  readonly #quote: number;
  readonly #quoteText: string;
  readonly #escapeText: string;
  #text = "";
  #isLast = false;
  #line = 1;
  #isAfterBlank = false;
  #at = 0;
  #cells: string[] = [];
  #newLines = 0;

  constructor(dialect: CsvDialect) {
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#quoteText = dialect.quote;
    this.#quote = dialect.quote === "" ? -1 : dialect.quote.charCodeAt(0);
    this.#escapeText = dialect.escape;
  }

  readAll(text: string, isLast: boolean): { records: RawRecord[]; consumed: number } {
    this.#text = text;
    this.#isLast = isLast;
    const records: RawRecord[] = [];
    let start = 0;
    while (start < text.length) {
      this.#at = start;
      const record = this.#readRecord(start);
      if (record === "incomplete") break;
      if (record === "blank") this.#isAfterBlank = true;
      else {
        records.push(record);
        this.#isAfterBlank = false;
      }
      start = this.#at;
    }
    return { records, consumed: start };
  }

  tooLong(rest: string): UnreadableText {
    const opened = rest.indexOf(this.#quoteText);
    const isOpen = this.#quoteText !== "" && opened >= 0;
    return new UnreadableText(isOpen ? "quote-open" : "record-too-long", this.#line + this.#newLines);
  }

  #readRecord(start: number): RawRecord | "blank" | "incomplete" {
    const text = this.#text;
    this.#cells = [];
    this.#newLines = 0;
    for (;;) {
      const outcome = this.#readCell();
      if (outcome === "incomplete") return "incomplete";
      if (outcome === "stray") return this.#skipLine(start);
      if (this.#at < text.length && text.charCodeAt(this.#at) === this.#delimiter) {
        this.#at++;
        if (this.#at < text.length || this.#isLast) continue;
        return "incomplete";
      }
      if (!this.#isLast && this.#isLineEndCut()) return "incomplete";
      return this.#finish(start);
    }
  }

  #isLineEndCut(): boolean {
    const { length } = this.#text;
    return (
      this.#at >= length || (this.#at === length - 1 && this.#text.charCodeAt(this.#at) === carriageReturn)
    );
  }

  #finish(start: number): RawRecord | "blank" {
    const isEmpty =
      isBlank(this.#cells) || (this.#cells.length === 1 && this.#text.slice(start, this.#at).trim() === "");
    const line = this.#line;
    this.#line += 1 + this.#newLines;
    this.#passLineEnd();
    if (isEmpty) return "blank";
    return { line, cells: this.#cells, isAfterBlank: this.#isAfterBlank };
  }

  #passLineEnd(): void {
    if (this.#text.charCodeAt(this.#at) === lineFeed) this.#at++;
    else if (this.#text.charCodeAt(this.#at) === carriageReturn)
      this.#at += this.#text.charCodeAt(this.#at + 1) === lineFeed ? 2 : 1;
  }

  #readCell(): "read" | "incomplete" | "stray" {
    const text = this.#text;
    let at = this.#at;
    if (this.#quote >= 0) {
      if (text.charCodeAt(at) === space) at++;
      if (text.charCodeAt(at) === this.#quote) return this.#readQuoted(at);
    }
    at = this.#at;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === lineFeed || code === carriageReturn) break;
    }
    this.#cells.push(text.slice(this.#at, at));
    this.#at = at;
    return "read";
  }

  #readQuoted(open: number): "read" | "incomplete" | "stray" {
    const text = this.#text;
    const close = this.#closingQuote(open + 1);
    if (close < 0 && !this.#isLast) return "incomplete";
    if (close < 0) throw new UnreadableText("quote-open", this.#line + this.#newLines);
    let at = close + 1;
    while (text.charCodeAt(at) === space) at++;
    if (at >= text.length && !this.#isLast) return "incomplete";
    const code = at < text.length ? text.charCodeAt(at) : lineFeed;
    if (code !== this.#delimiter && code !== lineFeed && code !== carriageReturn) {
      this.#at = open;
      return "stray";
    }
    this.#cells.push(this.#unescaped(text.slice(open + 1, close)));
    this.#at = at;
    return "read";
  }

  #closingQuote(from: number): number {
    const text = this.#text;
    const isDoubled = this.#escapeText === this.#quoteText;
    for (let at = from; ; ) {
      const found = text.indexOf(this.#quoteText, at);
      if (found < 0) return -1;
      if (isDoubled && text.charCodeAt(found + 1) === this.#quote) at = found + 2;
      else if (isDoubled || !isEscaped(text, found, from)) return found;
      else at = found + 1;
    }
  }

  #unescaped(content: string): string {
    if (content.includes("\n") || content.includes("\r")) this.#newLines += countLineEnds(content);
    const pair = this.#escapeText + this.#quoteText;
    if (!content.includes(this.#escapeText)) return content;
    if (this.#escapeText === this.#quoteText) return content.replaceAll(pair, this.#quoteText);
    return content.replace(/\\([\\"'])/gu, "$1");
  }

  /** `#at` is where the faulty quote opens: the record ends with that line. */
  #skipLine(start: number): RawRecord | "incomplete" {
    const text = this.#text;
    const opened = this.#line + this.#newLines;
    let end = this.#at;
    while (end < text.length && text.charCodeAt(end) !== lineFeed && text.charCodeAt(end) !== carriageReturn)
      end++;
    this.#at = end;
    if (!this.#isLast && this.#isLineEndCut()) return "incomplete";
    const line = this.#line;
    this.#line = opened + 1;
    this.#passLineEnd();
    const flaw: Flaw = { code: "text-after-quote", line: opened };
    return { line, cells: [], isAfterBlank: this.#isAfterBlank, flaw, text: text.slice(start, end) };
  }
}

/** Cells of spaces alone: a blank line, or one of delimiters as spreadsheets write it. */
function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === "" || /^ +$/u.test(cell));
}

function isEscaped(text: string, quoteAt: number, from: number): boolean {
  let backslashes = 0;
  for (let at = quoteAt - 1; at >= from && text[at] === "\\"; at--) backslashes++;
  return backslashes % 2 === 1;
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/gu)?.length ?? 0;
}
