import type { RawRecord } from "../shape.ts";
import type { Archive } from "./archive.ts";
import { isoDateText, numberText, unescapeText } from "./cell-text.ts";
import type { Sheet, Workbook } from "./workbook.ts";
import { parseXml, type XmlHandler } from "./xml.ts";

/** The sheet has more rows or columns than a sheet can have. */
export class SheetTooLarge extends Error {}

const mostRows = 1_048_576;
const mostColumns = 16_384;

export interface SheetSource {
  readonly archive: Archive;
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  readonly strings: readonly string[];
}

/**
 * The rows of a sheet as records, in batches, each as wide as the widest before it and at least `width`. A row
 * without a filled cell is blank. Of merged cells the first holds the value; of formulas, the value last computed.
 */
export async function* sheetRecords(source: SheetSource, width = 0): AsyncGenerator<readonly RawRecord[]> {
  const gathered: RawRecord[] = [];
  const handler = rowHandler(source, gathered, width);
  for await (const _ of parseXml(source.archive.open(source.sheet.entry), handler)) {
    if (gathered.length > 0) yield gathered.splice(0);
  }
}

function rowHandler(source: SheetSource, gathered: RawRecord[], least: number): XmlHandler {
  let [width, line, lastFilled, column] = [least, 0, 0, -1];
  let [type, style, value] = ["", 0, ""];
  let [isValue, isPhonetic] = [false, false];
  let cells: string[] = [];
  return {
    open(name, attributes) {
      if (name === "row") {
        line = attributes["r"] === undefined ? line + 1 : Number(attributes["r"]);
        if (!(line <= mostRows)) throw new SheetTooLarge();
        [cells, column] = [[], -1];
      } else if (name === "c") {
        column = attributes["r"] === undefined ? column + 1 : columnOf(attributes["r"]);
        if (column >= mostColumns) throw new SheetTooLarge();
        [type, style, value] = [attributes["t"] ?? "n", Number(attributes["s"] ?? 0), ""];
      } else if (name === "rPh") isPhonetic = true;
      else if (name === "v" || name === "t") isValue = !isPhonetic;
    },
    text(text) {
      if (isValue) value += text;
    },
    close(name) {
      if (name === "v" || name === "t") isValue = false;
      else if (name === "rPh") isPhonetic = false;
      else if (name === "c" && column >= 0) {
        while (cells.length < column) cells.push("");
        cells[column] = cellText(source, type, style, value);
      } else if (name === "row" && cells.some((cell) => cell.trim() !== "")) {
        width = Math.max(width, cells.length);
        while (cells.length < width) cells.push("");
        gathered.push({ line, cells, isAfterBlank: line > lastFilled + 1 });
        lastFilled = line;
      }
    },
  };
}

function cellText(source: SheetSource, type: string, style: number, value: string): string {
  switch (type) {
    case "s":
      return source.strings[Number(value)] ?? "";
    case "inlineStr":
    case "str":
      return unescapeText(value);
    case "b":
      return value === "1" ? "true" : value === "0" ? "false" : value;
    case "d":
      return isoDateText(value);
    case "e":
      return value;
    default:
      if (value === "") return "";
      return numberText(value, source.workbook.kinds[style] ?? { kind: "number" }, source.workbook.is1904);
  }
}

/** `AB12` is in column 27, counted from 0. */
function columnOf(reference: string): number {
  let column = 0;
  for (const char of reference) {
    const code = char.charCodeAt(0) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}
