import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DuckDbEngine, openBuilder } from "../../../engine/index.ts";
import { literalSql, sql } from "../../../sql/index.ts";
import { inspectFile } from "../inspect-file.ts";
import { readTable } from "../read-table.ts";
import { writeXlsx } from "../testing/write-xlsx.ts";
import { writeZip } from "../testing/write-zip.ts";

let folder: string;
let engine: DuckDbEngine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-xlsx-"));
  engine = await openBuilder({ memoryMb: 500, spillFolder: folder });
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

let files = 0;
async function save(content: Buffer, name = `book-${++files}.xlsx`): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function readSheets(
  path: string,
): Promise<{ sheet: string | undefined; headers: readonly string[]; rows: unknown[][] }[]> {
  const shapes = await inspectFile(path);
  if (!shapes.ok) throw new Error(shapes.error.map(({ message }) => message.en).join(" "));
  const tables = [];
  for (const [index, shape] of shapes.value.entries()) {
    const parquetPath = `${path}.${index}.parquet`;
    const read = await readTable(engine, shape, { parquetPath });
    if (!read.ok) throw new Error(read.error.map(({ message }) => message.en).join(" "));
    const table = await engine.query(sql`select * from read_parquet(${literalSql(parquetPath)})`);
    const rows = table.rows.map((row) => row.slice(0, shape.headers.length));
    tables.push({ sheet: shape.sheet, headers: shape.headers, rows });
  }
  return tables;
}

async function refusal(path: string): Promise<string | undefined> {
  const shapes = await inspectFile(path);
  return shapes.ok ? undefined : shapes.error[0]?.code;
}

const head = `<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="inlineStr"><is><t>b</t></is></c></row>`;

describe("xlsxConnector", () => {
  it("writes each kind of cell as one canonical text", async () => {
    const cells: readonly (readonly [xml: string, text: string | null])[] = [
      [`<c s="1"><v>45292</v></c>`, "2024-01-01"],
      [`<c s="2"><v>45292.395833333336</v></c>`, "2024-01-01 09:30:00"],
      [`<c s="2"><v>45292</v></c>`, "2024-01-01 00:00:00"],
      [`<c s="1"><v>59</v></c>`, "1900-02-28"],
      [`<c s="1"><v>61</v></c>`, "1900-03-01"],
      [`<c s="3"><v>0.5</v></c>`, "12:00:00"],
      [`<c s="4"><v>1.1041666666666667</v></c>`, "26:30:00"],
      [`<c s="5"><v>1000</v></c>`, "01000"],
      [`<c s="6"><v>0.25</v></c>`, "0.25"],
      [`<c s="7"><v>1234.5</v></c>`, "1234.5"],
      [`<c s="8"><v>45306</v></c>`, "2024-01-15"],
      [`<c><v>0.30000000000000004</v></c>`, "0.3"],
      [`<c><v>1.2215800000000001E+17</v></c>`, "122158000000000000"],
      [`<c><v>1.5E-7</v></c>`, "0.00000015"],
      [`<c><v>12345678901234567</v></c>`, "12345678901234567"],
      [`<c><v>-3</v></c>`, "-3"],
      [`<c t="b"><v>1</v></c>`, "true"],
      [`<c t="e"><v>#N/A</v></c>`, "#N/A"],
      [`<c t="str"><f>A1&amp;"x"</f><v>ax</v></c>`, "ax"],
      [`<c><f>1+1</f><v>2</v></c>`, "2"],
      [`<c t="d"><v>2024-03-01T09:30:00.000Z</v></c>`, "2024-03-01 09:30:00"],
      [`<c t="s"><v>0</v></c>`, "rich text"],
      [`<c t="s"><v>1</v></c>`, "漢字"],
      [`<c t="inlineStr"><is><t xml:space="preserve"> l1_x000A_l2 </t></is></c>`, " l1\nl2 "],
      [`<c t="inlineStr"><is><t>007</t></is></c>`, "007"],
      [`<c s="1"/>`, null],
    ];
    const rows = cells.map(([xml], index) => `<row r="${index + 2}"><c><v>${index}</v></c>${xml}</row>`);
    const book = writeXlsx({
      sheets: [{ name: "S", rows: head + rows.join("") }],
      strings: `<si><r><t>rich </t></r><r><rPr/><t>text</t></r></si><si><t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh></si>`,
      formats: [
        14,
        22,
        20,
        "[h]:mm:ss",
        "00000",
        "0%",
        `"total" #,##0.00 [$€-40C]`,
        `[$-40C]d\\ mmmm\\ yyyy;@`,
      ],
    });
    const [table] = await readSheets(await save(book));
    expect(table?.rows.map(([, text]) => text)).toEqual(cells.map(([, text]) => text));
  });

  it("counts days from 1904 when the workbook does", async () => {
    const book = writeXlsx({
      sheets: [{ name: "S", rows: `${head}<row><c><v>1</v></c><c s="1"><v>43830</v></c></row>` }],
      formats: ["yyyy-mm-dd"],
      is1904: true,
    });
    expect((await readSheets(await save(book)))[0]?.rows).toEqual([["1", "2024-01-01"]]);
  });

  it("gives a table for each sheet that has one, hidden ones marked", async () => {
    const rows = `${head}<row r="2"><c r="B2"><v>2</v></c></row><row r="4"><c r="A4"><v>3</v></c><c r="B4"/></row>`;
    const cover = `<row r="1"><c t="inlineStr"><is><t>Monthly report</t></is></c></row>`;
    const path = await save(
      writeXlsx({
        sheets: [
          { name: "Cover", rows: cover },
          { name: "Deals", rows },
          { name: "Old", state: "hidden", rows },
        ],
      }),
    );
    const shapes = await inspectFile(path);
    expect(shapes.ok && shapes.value.map(({ sheet, hidden }) => [sheet, hidden])).toEqual([
      ["Deals", false],
      ["Old", true],
    ]);
    expect((await readSheets(path))[0]?.rows).toEqual([
      [null, "2"],
      ["3", null],
    ]);
  });

  it("reads what exceljs writes", async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Contacts");
    sheet.addRow(["Prénom", "Inscrit le", "Montant", "Note"]);
    sheet.addRow([
      "Zoé",
      new Date(Date.UTC(2024, 1, 29)),
      1234.5,
      { richText: [{ text: "a" }, { text: "b" }] },
    ]);
    sheet.addRow(["Léo", new Date(Date.UTC(2024, 1, 29, 10, 15)), 0.1 + 0.2, { formula: "1+1", result: 2 }]);
    sheet.mergeCells("A4:B4");
    sheet.getCell("A4").value = "fusion";
    const path = join(folder, "exceljs.xlsx");
    await book.xlsx.writeFile(path);
    expect(await readSheets(path)).toEqual([
      {
        sheet: "Contacts",
        headers: ["Prénom", "Inscrit le", "Montant", "Note"],
        rows: [
          ["Zoé", "2024-02-29", "1234.5", "ab"],
          ["Léo", "2024-02-29 10:15:00", "0.3", "2"],
          ["fusion", null, null, null],
        ],
      },
    ]);
  });

  it("refuses what is no workbook, or would unpack too large, before unpacking it", async () => {
    const bomb = writeZip({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": Buffer.alloc(100 << 20) });
    expect(await refusal(await save(bomb))).toBe("compressed-too-much");
    expect(await refusal(await save(Buffer.from("a,b\n1,2\n")))).toBe("broken-workbook");
    expect(
      await refusal(await save(writeXlsx({ sheets: [{ name: "S", rows: head }] }).subarray(0, 900))),
    ).toBe("broken-workbook");
    expect(await refusal(await save(writeXlsx({ sheets: [{ name: "S", rows: "<row><c></row>" }] })))).toBe(
      "broken-workbook",
    );
    expect(await refusal(await save(writeXlsx({ sheets: [{ name: "S", rows: "" }] })))).toBe(
      "empty-workbook",
    );
    expect(
      await refusal(await save(writeXlsx({ sheets: [{ name: "S", rows: `<row r="9999999"/>` }] }))),
    ).toBe("too-many-rows");
    expect(await refusal(await save(writeZip({ "data.csv": "a,b\n1,2\n" }), "data.zip"))).toBe(
      "archive-not-a-table",
    );
    expect(await refusal(await save(writeZip({ "word/document.xml": "<w/>" }), "letter.docx"))).toBe(
      "file-not-a-table",
    );
  });

  it("refuses entities that would grow", async () => {
    const rows = `${head}<row><c t="inlineStr"><is><t>&lol;</t></is></c></row>`;
    const book = writeXlsx({ sheets: [{ name: "S", rows }] });
    expect(await refusal(await save(book))).toBe("broken-workbook");
  });
});
