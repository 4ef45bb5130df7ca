import type { CsvDialect, RawRecord } from "../shape.ts";
import { recordParser } from "./record-parser.ts";

const delimiters = [",", ";", "\t", "|"] as const;
const sampleCharacters = 1 << 18;

/** The delimiter, quote and escape under which the text makes the most regular table. */
export function sniffDialect(text: string, isKnownHeader: (header: string) => boolean): CsvDialect {
  const declared = /^sep=(.)\r?(?:\n|$)/iu.exec(text.slice(0, 10))?.[1];
  const sample = text.slice(0, sampleCharacters);
  const quote = sniffQuote(sample);
  const delimiter = declared ?? bestDelimiter(sample, quote, isKnownHeader);
  return { delimiter, quote, escape: sniffEscape(text, delimiter, quote) };
}

function bestDelimiter(sample: string, quote: string, isKnownHeader: (header: string) => boolean): string {
  const scored = delimiters.map((delimiter) => {
    const records = parseSample(sample, { delimiter, quote, escape: quote });
    return { delimiter, score: regularity(records) + (knowsHeader(records, isKnownHeader) ? 1 : 0) };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

/** The share of records of the commonest width, worth more as the width grows; one column is no table yet. */
function regularity(records: readonly RawRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts)
    if (width > 1) best = Math.max(best, (count / records.length) * (1 + Math.log2(Math.min(width, 64)) / 6));
  return best;
}

function knowsHeader(records: readonly RawRecord[], isKnownHeader: (header: string) => boolean): boolean {
  return records
    .slice(0, 60)
    .some(({ cells }) => cells.length > 1 && cells.filter((cell) => isKnownHeader(cell.trim())).length > 1);
}

/** Single quotes quote only where no double quote stands and most cells wear them. */
function sniffQuote(sample: string): string {
  if (sample.includes('"') || !sample.includes("'")) return '"';
  const cells = sample.split(/[,;\t|\r\n]+/u).filter((cell) => cell.trim() !== "");
  const worn = cells.filter((cell) => /^\s*'.*'\s*$/u.test(cell)).length;
  return worn > 0.5 * cells.length ? "'" : '"';
}

function sniffEscape(text: string, delimiter: string, quote: string): string {
  if (!text.includes(`\\${quote}`)) return quote;
  const faults = (escape: string): number => {
    const { records, isOpen } = parsePart(text, { delimiter, quote, escape });
    const width = records[0]?.cells.length ?? 0;
    return records.filter((record) => record.flaw ?? record.cells.length !== width).length + (isOpen ? 1 : 0);
  };
  return faults("\\") < faults(quote) ? "\\" : quote;
}

/** Whole records of the sample; when not even two are whole, what there is of the next. */
export function parseSample(text: string, dialect: CsvDialect): readonly RawRecord[] {
  const parser = recordParser(dialect);
  const records = parser.push(text);
  return records.length > 1 ? records : parsePart(text, dialect).records;
}

/** All records, the last cut or not; `isOpen` when the text ends within quotes. */
function parsePart(text: string, dialect: CsvDialect): { records: readonly RawRecord[]; isOpen: boolean } {
  const parser = recordParser(dialect);
  const records = parser.push(text);
  try {
    return { records: [...records, ...parser.end()], isOpen: false };
  } catch {
    return { records, isOpen: true };
  }
}
