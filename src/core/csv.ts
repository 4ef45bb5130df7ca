import { type ExactDecimal, isDecimal } from "./decimal.ts";

export type CsvCell = null | boolean | number | string | ExactDecimal;

/**
 * RFC 4180. A text that a spreadsheet would run as a formula is prefixed with an apostrophe; numbers are written
 * bare, with a point.
 */
export function csvText(titles: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [titles, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return "";
  if (isDecimal(cell)) return cell.toFixed();
  if (typeof cell !== "string") return String(cell);
  const guarded = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
