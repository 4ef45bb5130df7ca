import type { Answer } from "../contract/index.ts";
import { csvText, exactJson } from "../core/index.ts";

/** An answer as JSON: decimals with every digit, as numbers. The same answer has the same bytes. */
export function printAnswerJson(answer: Answer): string {
  return exactJson(answer, "  ");
}

/** An answer's rows as CSV (RFC 4180), without totals. A text that a spreadsheet would run is disarmed. */
export function printAnswerCsv({ columns, rows }: Answer): string {
  return csvText(
    columns.map((column) => column.name),
    rows,
  );
}
