import { looksLikeValue } from "../evidence/cell-forms.ts";
import type { RawRecord } from "../shape.ts";

const rowsLookedAt = 60;

export interface FoundHeader {
  readonly index: number;
  /** The row under consideration is made of values, not of names. */
  readonly looksLikeValues: boolean;
}

/**
 * The row of column names among a table's first rows: the one with most known headers, else the first that is
 * as full as the rows below and holds names. Rows above it are preamble.
 */
export function findHeader(
  rows: readonly RawRecord[],
  isKnownHeader: (header: string) => boolean = () => false,
): FoundHeader | undefined {
  const head = rows.slice(0, rowsLookedAt);
  const known = mostKnown(head, isKnownHeader);
  if (known !== undefined) return { index: known, looksLikeValues: false };
  const width = usualWidth(rows);
  const target = usualFilled(rows);
  let best: { index: number; score: number } | undefined;
  head.forEach((row, index) => {
    if (row.flaw || filledCells(row).length === 0 || isNote(row)) return;
    const score = headerScore(row, width, target) - 0.005 * index;
    if (best === undefined || score > best.score) best = { index, score };
  });
  if (best === undefined) return undefined;
  return { index: best.index, looksLikeValues: shareOfValues(head[best.index]!) > 0.5 };
}

function mostKnown(
  rows: readonly RawRecord[],
  isKnownHeader: (header: string) => boolean,
): number | undefined {
  let best: { index: number; count: number } | undefined;
  rows.forEach((row, index) => {
    const filled = filledCells(row);
    const count = filled.filter((cell) => isKnownHeader(cell.trim())).length;
    const isEnough = count >= 2 || (count === 1 && filled.length === 1);
    if (isEnough && count > (best?.count ?? 0)) best = { index, count };
  });
  return best?.index;
}

function headerScore(row: RawRecord, width: number, target: number): number {
  const filled = filledCells(row);
  const fullness = Math.min(1, filled.length / target / 0.6);
  const isUnique = new Set(filled.map((cell) => cell.trim().toLowerCase())).size === filled.length;
  return fullness - shareOfValues(row) - (isUnique ? 0 : 0.02) - (row.cells.length < width ? 0.3 : 0);
}

export function shareOfValues(row: RawRecord): number {
  const filled = filledCells(row);
  return filled.length === 0 ? 0 : filled.filter(looksLikeValue).length / filled.length;
}

export function filledCells(row: RawRecord): readonly string[] {
  return row.cells.filter((cell) => cell.trim() !== "");
}

/** A comment line (`# Start date: 20240101`) or a declaration of the delimiter. */
export function isNote(row: RawRecord): boolean {
  const first = row.cells[0]?.trim() ?? "";
  const isAlone = filledCells(row).length === 1;
  return (first.startsWith("#") && (isAlone || /^#+ /u.test(first))) || isSeparatorLine(row);
}

function isSeparatorLine(row: RawRecord): boolean {
  return row.line === 1 && /^\ufeff?sep=.?$/iu.test(row.cells[0]?.trim() ?? "") && row.cells.length <= 2;
}

/** The commonest width, without the columns that are blank in every row (trailing delimiters). */
export function usualWidth(rows: readonly RawRecord[]): number {
  const counts = new Map<number, number>();
  for (const row of rows)
    if (!row.flaw) {
      const width = row.cells.findLastIndex((cell) => cell.trim() !== "") + 1;
      counts.set(width, (counts.get(width) ?? 0) + 1);
    }
  const [usual] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [1, 0]);
  const exact = rows.filter((row) => row.cells.length >= usual);
  return exact.length > 0 ? usual : 1;
}

function usualFilled(rows: readonly RawRecord[]): number {
  const counts = rows
    .filter((row) => !row.flaw)
    .map((row) => filledCells(row).length)
    .sort((a, b) => a - b);
  const upper = counts.slice(counts.length >> 1);
  return Math.max(1, upper[upper.length >> 1] ?? 1);
}
