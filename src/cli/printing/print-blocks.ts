import { unreachable } from "../../core/index.ts";
import type { Block } from "./block.ts";
import type { Paint } from "./colours.ts";
import { printTable } from "./print-table.ts";
import { harmless, textWidth } from "./text-width.ts";

export interface Page {
  readonly paint: Paint;
  /** Of the terminal; without it nothing is wrapped or cut. */
  readonly width?: number;
}

/** An answer as text that ends with a line break; blocks are a blank line apart, but for what a heading heads. */
export function printBlocks(blocks: readonly Block[], page: Page): string {
  let printed = "";
  let previous: Block | undefined;
  for (const block of blocks) {
    const lines = printBlock(block, page);
    if (lines.length === 0) continue;
    if (previous !== undefined && previous.kind !== "heading") printed += "\n";
    printed += `${lines.join("\n")}\n`;
    previous = block;
  }
  return printed;
}

function printBlock(block: Block, page: Page): readonly string[] {
  const { paint, width } = page;
  switch (block.kind) {
    case "heading":
      return [paint(harmless(block.text), "strong")];
    case "paragraph": {
      const { tone } = block;
      const lines = wrap(harmless(block.text), width);
      return tone === undefined ? lines : lines.map((line) => paint(line, tone));
    }
    case "list":
      return block.items.flatMap((item) =>
        wrap(harmless(item), width === undefined ? undefined : width - 4).map(
          (line, index) => `${index === 0 ? "  - " : "    "}${line}`,
        ),
      );
    case "table":
      return block.rows.length === 0 ? [] : printTable(block.columns, block.rows, paint, width);
    case "verbatim":
      return block.text
        .replace(/\n$/, "")
        .split("\n")
        .map((line) => (block.indent ? `    ${line}` : line));
    default:
      return unreachable(block);
  }
}

function wrap(text: string, width: number | undefined): readonly string[] {
  if (width === undefined) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
