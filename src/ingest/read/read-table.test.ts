import { mkdtemp, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Progress } from "../../core/index.ts";
import { type DuckDbEngine, openBuilder } from "../../engine/index.ts";
import { literalSql, sql } from "../../sql/index.ts";
import { csvConnector } from "./csv/csv-connector.ts";
import { inspectFile } from "./inspect-file.ts";
import { irregularWords } from "./problems.ts";
import { readTable } from "./read-table.ts";
import type { FileShape } from "./shape.ts";
import { type CsvStyle, writeCsv } from "./testing/write-csv.ts";
import { writeRecords } from "./write-records.ts";

let folder: string;
let engine: DuckDbEngine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-read-"));
  engine = await openBuilder({ memoryMb: 800, spillFolder: folder });
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

let files = 0;
const isKnownHeader = (header: string): boolean => /^h\d+$/u.test(header);
const silent = (): void => {};

async function save(content: Buffer | string): Promise<string> {
  const path = join(folder, `${++files}.csv`);
  await writeFile(path, content);
  return path;
}

async function inspectOne(path: string): Promise<FileShape> {
  const shapes = await inspectFile(path, { isKnownHeader });
  if (!shapes.ok) throw new Error(shapes.error.map(({ message }) => message.en).join(" "));
  expect(shapes.value.length).toBe(1);
  return shapes.value[0]!;
}

async function rowsOf(parquetPath: string): Promise<(string | null)[][]> {
  const table = await engine.query(
    sql`select * from read_parquet(${literalSql(parquetPath)}, file_row_number = true) order by file_row_number`,
  );
  return table.rows.map((row) => row.slice(0, -1).map((cell) => (cell === null ? null : String(cell))));
}

/** The rows of the file in both ways of reading; the first is absent where DuckDB gave up. */
async function readBothWays(
  shape: FileShape,
): Promise<{ columnar?: (string | null)[][]; records: (string | null)[][] }> {
  const [columnarPath, recordsPath] = [`${shape.path}.a.parquet`, `${shape.path}.b.parquet`];
  const isCopied = await csvConnector.copy!(engine, shape, { parquetPath: columnarPath, report: silent });
  await writeRecords(engine, shape, csvConnector.records(shape, silent), recordsPath);
  return { ...(isCopied && { columnar: await rowsOf(columnarPath) }), records: await rowsOf(recordsPath) };
}

const hostile = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      "a",
      '"',
      "'",
      ",",
      ";",
      "\t",
      "|",
      "\n",
      "\r\n",
      "\\",
      " ",
      "é",
      "😀",
      "\u202e",
      "=",
      "-",
      "<b>",
    ),
    maxLength: 8,
  }),
  fc.constantFrom(
    "=1+1",
    "'; drop table x; --",
    "<script>",
    "\u202egnp.exe",
    "null",
    "#x",
    "0012",
    "x".repeat(5000),
    "",
  ),
);
const western = fc.string({
  unit: fc.constantFrom("a", "é", "œ", "€", "’", '"', ";", ",", "\n", " "),
  maxLength: 8,
});

const isRow = (row: readonly string[]): boolean =>
  row.some((cell) => /[^ ]/u.test(cell)) && !/^(?:grand |sub)?tota/iu.test(row.join(""));

const tableOf = (cell: fc.Arbitrary<string>): fc.Arbitrary<string[][]> =>
  fc.integer({ min: 2, max: 5 }).chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }).filter(isRow), {
      minLength: 1,
      maxLength: 8,
    }),
  );

const styles: fc.Arbitrary<CsvStyle> = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  encoding: fc.constantFrom("utf-8", "utf-16le", "utf-16be"),
  hasBom: fc.boolean(),
  hasFinalLineEnd: fc.boolean(),
  quotesAll: fc.boolean(),
});

async function expectReadsBack(rows: string[][], style: CsvStyle): Promise<void> {
  const headers = rows[0]!.map((_, index) => `h${index + 1}`);
  const shape = await inspectOne(await save(writeCsv([headers, ...rows], style)));
  expect(shape.headers).toEqual(headers);
  const { columnar, records } = await readBothWays(shape);
  const expected = rows.map((row) => [...row.map((cell) => (cell === "" ? null : cell)), null, null]);
  expect(records).toEqual(expected);
  if (columnar) expect(columnar).toEqual(expected);
}

describe("readTable", () => {
  it("reads any table back as it was written, in each delimiter, encoding and line end, both ways", async () => {
    await fc.assert(
      fc.asyncProperty(tableOf(hostile), styles, (rows, style) =>
        expectReadsBack(rows, { ...style, hasBom: style.hasBom || style.encoding !== "utf-8" }),
      ),
      { numRuns: 150 },
    );
  });

  it("reads Windows-1252", async () => {
    const style = {
      delimiter: ";",
      lineEnd: "\r\n",
      encoding: "windows-1252",
      hasBom: false,
      hasFinalLineEnd: true,
      quotesAll: false,
    } as const;
    await fc.assert(
      fc.asyncProperty(tableOf(western), (rows) =>
        expectReadsBack([["é", "€ œ"], ...rows.map((row) => row.slice(0, 2)).filter(isRow)], style),
      ),
      { numRuns: 40 },
    );
  });

  it("reads whatever text DuckDB accepts as DuckDB does", async () => {
    const pieces = [
      "a",
      "1",
      ",",
      ",",
      '"',
      '"',
      "\n",
      "\n",
      "\r\n",
      "\r",
      " ",
      "\t",
      ";",
      "é",
      "\\",
      "'",
      '","',
      '""',
      "x,y\n",
      "3,4\r\n",
    ];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), async (parts) => {
        const path = await save(`h1,h2\n${parts.join("")}`);
        const shapes = await inspectFile(path, { isKnownHeader });
        for (const shape of shapes.ok ? shapes.value : []) {
          const { records: _, ...unchecked } = shape;
          const read = await readBothWays(unchecked);
          if (read.columnar) expect(read.columnar).toEqual(read.records);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("keeps the order and the records of a long file of cells with line ends, on several threads", async () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => [
      String(index),
      `,"x\n${index},",""\n`.repeat(index % 4),
      index % 3 === 0 ? "\n\n1,2,3\n" : 'say ""hi""',
    ]);
    await expectReadsBack(rows, {
      delimiter: ",",
      lineEnd: "\n",
      encoding: "utf-8",
      hasBom: false,
      hasFinalLineEnd: true,
      quotesAll: false,
    });
  });

  it("sets ragged records aside in their place, and counts every record", async () => {
    const row = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.array(fc.constantFrom("a", "b", "é"), { minLength: width, maxLength: width }));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        const text = [["h1", "h2", "h3"], ...rows].map((cells) => cells.join(",")).join("\n");
        const shape = await inspectOne(await save(text));
        const read = await readTable(engine, shape, { parquetPath: `${shape.path}.parquet` });
        if (!read.ok) throw new Error(read.error[0]!.message.en);
        expect([read.value.records, read.value.irregular]).toEqual([
          rows.length,
          rows.filter((cells) => cells.length !== 3).length,
        ]);
        const written = await rowsOf(`${shape.path}.parquet`);
        rows.forEach((cells, index) => {
          if (cells.length === 3) expect(written[index]).toEqual([...cells, null, null]);
          else
            expect(JSON.parse(written[index]![3]!)).toMatchObject({
              line: index + 2,
              cells: cells.length,
              expected: 3,
            });
        });
      }),
      { numRuns: 40 },
    );
  });

  it("says in both languages what is wrong with a record", () => {
    const irregular = JSON.stringify({ code: "too-few-cells", line: 7, cells: 2, expected: 3 });
    expect(irregularWords(irregular)).toEqual({
      en: "Line 7 has 2 cells where 3 are expected.",
      fr: "La ligne 7 a 2 cellules au lieu de 3.",
    });
  });

  it("reports the bytes gone through, to the last", async () => {
    const seen: Progress[] = [];
    const path = await save("h1,h2\n1,2\n");
    const shape = await inspectOne(path);
    await readTable(engine, shape, { parquetPath: `${path}.parquet` }, (progress) => seen.push(progress));
    expect(seen.at(-1)).toEqual({ stage: "read", subject: shape.name, done: 10, total: 10, unit: "bytes" });
  });

  it("refuses a file that changed since it was inspected", async () => {
    const path = await save("h1,h2\n1,2\n");
    const shape = await inspectOne(path);
    const { atime, mtime } = await stat(path);
    await utimes(path, atime, new Date(mtime.getTime() + 5000));
    const read = await readTable(engine, shape, { parquetPath: `${path}.parquet` });
    expect(!read.ok && read.error.map(({ code }) => code)).toEqual(["file-changed"]);
  });
});
