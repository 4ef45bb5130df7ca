import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Engine } from "../../engine/index.ts";
import { literalSql, type Sql, sql } from "../../sql/index.ts";
import { encodeText } from "./encode-text.ts";
import { byteOrderMark, type CopiedFile, type ExportFile, type TextFile, type TextTable } from "./export.ts";
import { workbookBytes } from "./workbook-bytes.ts";

export async function writeExportFile(engine: Engine, folder: string, file: ExportFile): Promise<void> {
  const path = join(folder, file.path);
  await mkdir(dirname(path), { recursive: true });
  switch (file.kind) {
    case "copy":
      return engine.run(copySql(file, path));
    case "text": {
      const table = "headers" in file.table ? file.table : await readTable(engine, file.table);
      return pipeline(Readable.from(chunks(file, table)), createWriteStream(path));
    }
    case "workbook":
      return writeFile(path, await workbookBytes(file));
  }
}

function copySql(file: CopiedFile, path: string): Sql {
  return sql`copy (${file.rows}) to ${literalSql(path)} (format csv, header, delimiter ${literalSql(file.delimiter)})`;
}

async function readTable(engine: Engine, rows: Sql): Promise<TextTable> {
  const table = await engine.query(rows);
  return {
    headers: table.columns.map(({ name }) => name),
    rows: table.rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))),
  };
}

function* chunks(file: TextFile, table: TextTable): Generator<Buffer> {
  const { delimiter, encoding } = file;
  const newline = "\r\n";
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => quoted(cell, delimiter)).join(delimiter) + newline;
  const opening = encoding === "utf-8-bom" || encoding === "utf-16le" ? byteOrderMark : "";
  const head = (file.preamble ?? []).map((text) => text + newline).join("");
  yield encodeText(opening + head + line(table.headers), encoding);
  const size = 5000;
  for (let from = 0; from < table.rows.length; from += size)
    yield encodeText(
      table.rows
        .slice(from, from + size)
        .map(line)
        .join(""),
      encoding,
    );
  yield encodeText((file.trailer ?? []).map(line).join(""), encoding);
}

function quoted(cell: string, delimiter: string): string {
  if (!cell.includes(delimiter) && !cell.includes(",") && !/["\r\n]/u.test(cell)) return cell;
  return `"${cell.replaceAll('"', '""')}"`;
}
