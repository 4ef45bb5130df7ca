import { type ProblemWords, unreachable } from "../../../core/index.ts";
import type { ReadFacts } from "../facts.ts";
import type { Flaw } from "../shape.ts";

export const wordsEn: ProblemWords<ReadFacts>["en"] = {
  "file-missing": ({ file }) => `There is no file "${file}". Check the path.`,
  "file-unreadable": ({ file, cause }) =>
    `"${file}" cannot be opened (${cause}). Check that you may read it and that no other program holds it.`,
  "path-is-folder": ({ file }) => `"${file}" is a folder. Name one of its files.`,
  "file-empty": ({ file }) => `"${file}" is empty. Export it again.`,
  "file-not-a-table": ({ file, kind }) =>
    `"${file}" is ${kind === "unknown" ? "a binary file" : `a file of type ${kind}`}, not a table. Export the data as .csv or .xlsx.`,
  "archive-not-a-table": ({ file }) =>
    `"${file}" is an archive (zip). Unpack it and load the files it holds.`,
  "old-workbook": ({ file }) =>
    `"${file}" is in the old Excel format (.xls). Open it in Excel or LibreOffice, choose File, Save As, and save it as .xlsx or .csv.`,
  "encrypted-workbook": ({ file }) =>
    `"${file}" is protected by a password. Open it, take the password off (File, Info, Protect Workbook), and save it again.`,
  "broken-workbook": ({ file, cause }) =>
    `"${file}" is not a whole Excel workbook (${cause}). Open it in Excel, save it again as .xlsx, or export it as .csv.`,
  "empty-workbook": ({ file }) => `No sheet of "${file}" holds a table. Check that it is the right workbook.`,
  "compressed-too-much": ({ file, times }) =>
    `"${file}" would unpack to more than ${times} times its size, or to many gigabytes, which no export does. Unpack it yourself and load the file it holds.`,
  "broken-compression": ({ file }) =>
    `"${file}" cannot be unpacked: it is cut short or damaged. Download or compress it again.`,
  "no-table": ({ file }) =>
    `"${file}" holds a few lines of text, but no table. Check that the export has rows, and export it again.`,
  "no-header": ({ file, line, text }) =>
    `"${file}" has no row of column names: line ${line} ("${text}") looks like data. Put a row of names on top.`,
  "quote-open": ({ file, line }) =>
    `In "${file}", a quote opened on line ${line} is never closed. The file may be cut short: export it again, or close the quote on that line.`,
  "record-too-long": ({ file, line, megabytes }) =>
    `In "${file}", the record that starts on line ${line} is longer than ${megabytes} MB. Check that its quotes are closed and that the file is a table.`,
  "too-many-columns": ({ file, columns, limit }) =>
    `"${file}" has ${columns} columns; at most ${limit} can be read. Export only the columns you need.`,
  "too-many-rows": ({ file, limit }) =>
    `"${file}" declares more than ${limit} rows in a sheet, which Excel does not allow. Export it as .csv.`,
  "file-changed": ({ file }) =>
    `"${file}" changed while it was being read. Load it again once it is complete.`,
  "no-records": ({ file, line }) => `"${file}" has column names (line ${line}) and no record under them.`,
  "irregular-records": ({ file, count, lines }) =>
    `In "${file}", ${count === 1 ? "1 record does" : `${count} records do`} not have the shape of the others (line ${lines.join(", ")}${count > lines.length ? "..." : ""}) and ${count === 1 ? "is" : "are"} set aside. Correct them in the file, or see the quarantine.`,
  "encoding-assumed": ({ file }) =>
    `"${file}" is not UTF-8; it was read as Windows-1252 (Western European). If accents look wrong, export it as UTF-8.`,
  "damaged-text": ({ file }) =>
    `"${file}" is UTF-8 with damaged characters; the records that hold them are set aside. Export it again.`,
  "total-not-proved": ({ file, line, label }) =>
    `In "${file}", the records do not add up to the total row "${label}" (line ${line}) in any column. It was left out; check that the export is complete.`,
  "text-left-out": ({ file, line, text }) =>
    `In "${file}", the text on line ${line} ("${text}") is not part of a table and was left out.`,
};

export function flawWordsEn(flaw: Flaw): string {
  switch (flaw.code) {
    case "too-few-cells":
    case "too-many-cells":
      return `Line ${flaw.line} has ${flaw.cells} cells where ${flaw.expected} are expected.`;
    case "text-after-quote":
      return `On line ${flaw.line}, text follows a closing quote: a quote inside a cell must be doubled.`;
    case "null-byte":
      return `Line ${flaw.line} holds a null character.`;
    case "bad-bytes":
      return `Line ${flaw.line} holds damaged characters.`;
    case "cell-too-long":
      return `Line ${flaw.line} holds a cell that is too long to be kept.`;
    default:
      return unreachable(flaw);
  }
}
