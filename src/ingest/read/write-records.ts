import { open, rm } from "node:fs/promises";
import type { DuckDbEngine } from "../../engine/index.ts";
import { id, join, literalSql, sql } from "../../sql/index.ts";
import { columnsSql, copyToParquetSql } from "./csv/copy-csv.ts";
import type { FileShape, Flaw, RawRecord } from "./shape.ts";

export interface Written {
  readonly records: number;
  readonly irregular: number;
  readonly irregularLines: readonly number[];
}

const mostCellCharacters = 16 << 20;
const mostKeptText = 1 << 20;
const flushCharacters = 1 << 20;
const linesNamed = 5;
/** Of a UTF-16 unit, in UTF-8. */
const mostBytesACharacter = 3;

/**
 * Writes the records of a table as Parquet, in order: they go through a text file beside it that leaves DuckDB
 * nothing to guess. An irregular record keeps its place, its flaw and its text, and its cells are null.
 */
export async function writeRecords(
  engine: DuckDbEngine,
  shape: FileShape,
  batches: AsyncIterable<readonly RawRecord[]>,
  parquetPath: string,
): Promise<Written> {
  const staging = `${parquetPath}.records.csv`;
  try {
    const { longest, ...written } = await stageRecords(shape, batches, staging);
    const columns = [...shape.headers, "_irregular", "_irregular_text"];
    const lineBytes = Math.max(2 << 20, longest * mostBytesACharacter + 1024);
    const select = sql`select ${join(columns.map((column) => id(column)))} from read_csv(${literalSql(staging)},
      auto_detect = false, header = false, columns = ${columnsSql(columns)}, delim = ',', quote = '"', escape = '"',
      strict_mode = true, null_padding = false, nullstr = '', parallel = false, new_line = ${literalSql("\\n")},
      max_line_size = ${literalSql(lineBytes)}, buffer_size = ${literalSql(Math.max(8 << 20, 2 * lineBytes))})`;
    await engine.run(copyToParquetSql(select, parquetPath));
    const { rows } = await engine.query(sql`select count(*) from read_parquet(${literalSql(parquetPath)})`);
    if (rows[0]![0] !== written.records)
      throw new Error(`${shape.name}: ${written.records} records became ${String(rows[0]![0])} rows`);
    return written;
  } finally {
    await rm(staging, { force: true });
  }
}

async function stageRecords(
  shape: FileShape,
  batches: AsyncIterable<readonly RawRecord[]>,
  staging: string,
): Promise<Written & { readonly longest: number }> {
  const file = await open(staging, "w");
  const isRecord = recordFilter(shape);
  const width = shape.headers.length;
  const irregularLines: number[] = [];
  let [records, irregular, longest, buffered] = [0, 0, 0, 0];
  let rows: string[] = [];
  try {
    for await (const batch of batches) {
      for (const record of batch) {
        if (!isRecord(record)) continue;
        const flaw = flawOf(record, width);
        if (flaw && ++irregular <= linesNamed) irregularLines.push(flaw.line);
        const row = flaw ? irregularRow(record, flaw, width) : regularRow(record.cells, width);
        records++;
        longest = Math.max(longest, row.length);
        rows.push(row);
        buffered += row.length;
        if (buffered < flushCharacters) continue;
        await file.write(rows.join(""));
        [rows, buffered] = [[], 0];
      }
    }
    await file.write(rows.join(""));
  } finally {
    await file.close();
  }
  return { records, irregular, irregularLines, longest };
}

function recordFilter(shape: FileShape): (record: RawRecord) => boolean {
  const { first, last = Infinity } = shape.lines;
  const except = new Set(shape.lines.except);
  return ({ line }) => line >= first && line <= last && !except.has(line);
}

/** Blank cells beyond the last column are the trailing delimiters of a spreadsheet. */
function flawOf(record: RawRecord, width: number): Flaw | undefined {
  const { cells, line, flaw } = record;
  if (flaw) return flaw;
  if (cells.length < width) return { code: "too-few-cells", line, cells: cells.length, expected: width };
  if (cells.length > width && cells.slice(width).some((cell) => cell.trim() !== ""))
    return { code: "too-many-cells", line, cells: cells.length, expected: width };
  if (cells.some((cell) => cell.length > mostCellCharacters)) return { code: "cell-too-long", line };
  return undefined;
}

function regularRow(cells: readonly string[], width: number): string {
  const kept = cells.length === width ? cells : cells.slice(0, width);
  const escaped = kept.some((cell) => cell.includes('"'))
    ? kept.map((cell) => cell.replaceAll('"', '""'))
    : kept;
  return `"${escaped.join('","')}",,\n`;
}

function irregularRow(record: RawRecord, flaw: Flaw, width: number): string {
  const text = (record.text ?? record.cells.join(" | ")).slice(0, mostKeptText);
  return `${",".repeat(width)}${quoted(JSON.stringify(flaw))},${quoted(text)}\n`;
}

function quoted(cell: string): string {
  if (cell === "") return "";
  return `"${cell.includes('"') ? cell.replaceAll('"', '""') : cell}"`;
}
