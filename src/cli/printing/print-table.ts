import type { TableCell, TableColumn } from "./block.ts";
import type { Paint } from "./colours.ts";
import { cutText, harmless, textWidth } from "./text-width.ts";

const gap = "  ";
const narrowest = 8;

/** Lines of an aligned table. With `width`, the widest columns of text are cut so that it fits. */
export function printTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly TableCell[])[],
  paint: Paint,
  width?: number,
): readonly string[] {
  const texts = rows.map((row) => columns.map((_, index) => harmless(textOf(row[index] ?? ""))));
  const titles = columns.map(({ title }) => title);
  const hasHead = titles.some((title) => title !== "");
  const natural = columns.map((_, index) =>
    Math.max(textWidth(titles[index]!), ...texts.map((row) => textWidth(row[index]!))),
  );
  const widths = width === undefined ? natural : fit(natural, columns, width);
  const line = (cells: readonly string[], painted: (text: string, index: number) => string) =>
    cells
      .map((cell, index) => painted(align(cell, widths[index]!, columns[index]!), index))
      .join(gap)
      .trimEnd();
  return [
    ...(hasHead ? [line(titles, (text) => paint(text, "dim"))] : []),
    ...texts.map((row, rowIndex) =>
      line(row, (text, index) => {
        const cell = rows[rowIndex]?.[index];
        return typeof cell === "object" ? paint(text, cell.tone) : text;
      }),
    ),
  ];
}

function textOf(cell: TableCell): string {
  return typeof cell === "string" ? cell : cell.text;
}

function align(text: string, width: number, { align: side = "left" }: TableColumn): string {
  const cut = cutText(text, width);
  const padding = " ".repeat(Math.max(0, width - textWidth(cut)));
  return side === "right" ? padding + cut : cut + padding;
}

/** Numbers keep their width; text gives way, the widest first. */
function fit(natural: readonly number[], columns: readonly TableColumn[], width: number): readonly number[] {
  const widths = [...natural];
  const total = () => widths.reduce((sum, each) => sum + each, 0) + gap.length * (widths.length - 1);
  while (total() > width) {
    const flexible = widths.map((each, index) => (columns[index]?.align === "right" ? 0 : each));
    const widest = flexible.indexOf(Math.max(...flexible));
    if (flexible[widest]! <= narrowest) break;
    widths[widest] = Math.max(narrowest, widths[widest]! - (total() - width));
  }
  return widths;
}
