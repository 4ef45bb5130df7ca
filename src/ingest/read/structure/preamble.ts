import type { FoundTable } from "./table-finder.ts";
import { filledCells } from "./find-header.ts";

const reportWords =
  /\b(?:report|rapport|export|generated|g[ée]n[ée]r[ée]|extrait|all time|last \d+ days|depuis toujours)\b|[a-z] ?: /iu;

/** Small narrow tables above a wider one are its preamble (report name, account, period), told apart by a blank line. */
export function absorbPreamble(
  tables: readonly FoundTable[],
  isKnownHeader: (header: string) => boolean,
): readonly FoundTable[] {
  const kept: FoundTable[] = [];
  let above: string[] = [];
  tables.forEach((table, index) => {
    const next = tables[index + 1];
    if (next && isPreambleOf(table, next) && !table.header.cells.some((cell) => isKnownHeader(cell.trim())))
      above.push(
        ...table.preamble,
        ...[table.header, ...table.first].map((row) => filledCells(row).join(" ")),
      );
    else {
      kept.push(above.length > 0 ? { ...table, preamble: [...above, ...table.preamble] } : table);
      above = [];
    }
  });
  return kept;
}

function isPreambleOf(table: FoundTable, next: FoundTable): boolean {
  const width = filledCells(table.header).length;
  return width <= 2 &&
    table.records <= 10 &&
    table.preamble.length === 0 &&
    filledCells(next.header).length > 2
    ? true
    : width === 1 && table.records <= 10 && filledCells(next.header).length > 1;
}

/** One column of a few lines that speak of a report: the export's preamble, without its table. */
export function isOnlyPreamble(table: FoundTable, isKnownHeader: (header: string) => boolean): boolean {
  const names = filledCells(table.header);
  if (names.length > 1 || names.some((name) => isKnownHeader(name.trim()))) return false;
  return (
    table.records <= 5 && [table.header, ...table.first].some((row) => reportWords.test(row.cells[0] ?? ""))
  );
}
