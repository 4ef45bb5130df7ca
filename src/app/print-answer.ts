import type { Answer, AnswerValue } from "../contract/index.ts";
import { exactJson, isDecimal } from "../core/index.ts";

/** An answer as JSON: decimals with every digit, as numbers. The same answer has the same bytes. */
export function printAnswerJson(answer: Answer): string {
  return exactJson(answer, "  ");
}

/** An answer's rows as CSV (RFC 4180), without totals. A text that a spreadsheet would run is disarmed. */
export function printAnswerCsv({ columns, rows }: Answer): string {
  const lines = [columns.map((column) => column.name), ...rows];
  return lines.map((line) => `${line.map(csvField).join(",")}\r\n`).join("");
}

/** Numbers stand as they are; a text that begins like a formula takes an apostrophe in front. */
function csvField(value: AnswerValue): string {
  if (value === null) return "";
  if (isDecimal(value)) return value.toFixed();
  if (typeof value !== "string") return String(value);
  const disarmed = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(disarmed) ? `"${disarmed.replaceAll('"', '""')}"` : disarmed;
}
