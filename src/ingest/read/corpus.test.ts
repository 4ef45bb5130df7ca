import { copyFile, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DuckDbEngine, openBuilder } from "../../engine/index.ts";
import { inspectFile } from "./inspect-file.ts";
import { readTable } from "./read-table.ts";

const corpus = fileURLToPath(new URL("../../../test/fixtures/files/", import.meta.url));

interface Table {
  readonly headers: readonly string[];
  readonly records: number;
  readonly irregular?: number;
  readonly totals?: readonly string[];
  /** Codes of warnings. */
  readonly warnings?: readonly string[];
}

/** A file is refused with a problem of this code, or read as these tables. */
type Verdict = string | readonly Table[];

const french: Verdict = [{ headers: ["Prénom", "Ville", "Montant"], records: 2 }];
const ab = (records: number, more: Partial<Table> = {}): Verdict => [
  { headers: ["a", "b"], records, ...more },
];
const notes = (records: number, more: Partial<Table> = {}): Verdict => [
  { headers: ["id", "note"], records, ...more },
];
const irregular = (count: number): Partial<Table> => ({ irregular: count, warnings: ["irregular-records"] });

const verdicts: { readonly [file: string]: Verdict } = {
  "utf8.csv": french,
  "utf8-bom.csv": french,
  "utf16le-bom.csv": french,
  "utf16be-bom.csv": french,
  "utf16le.csv": french,
  "utf16be.csv": french,
  "windows-1252.csv": [{ headers: ["Nom", "Montant"], records: 2, warnings: ["encoding-assumed"] }],
  "damaged-utf8.csv": [
    { headers: ["nom", "ville"], records: 3, irregular: 1, warnings: ["damaged-text", "irregular-records"] },
  ],
  "crlf.csv": ab(2),
  "cr.csv": ab(2),
  "mixed-line-ends.csv": ab(3),
  "no-final-line-end.csv": ab(2),
  "semicolon.csv": ab(2),
  "tab.tsv": ab(1),
  "bar.txt": ab(1),
  "single-quotes.csv": ab(1),
  "sep-bom.csv": ab(1),
  "sep-utf16.csv": [{ headers: ["Date", "Primary"], records: 1 }],
  "quoted-line-ends.csv": notes(2),
  "doubled-quotes.csv": notes(2),
  "backslash-quotes.csv": notes(3),
  "quote-never-closed.csv": "quote-open",
  "text-after-quote.csv": notes(3, irregular(1)),
  "ragged.csv": [{ headers: ["a", "b", "c"], records: 4, ...irregular(2) }],
  "trailing-delimiters.csv": ab(3),
  "blank-lines.csv": ab(2),
  "null-bytes.csv": ab(2, irregular(1)),
  "duplicate-headers.csv": [
    { headers: ["Name", "name (2)", "column 3", "Name (3)", "column 5"], records: 1 },
  ],
  "header-with-line-end.csv": [{ headers: ["a (first)", "b"], records: 1 }],
  "empty.csv": "file-empty",
  "only-bom.csv": "file-empty",
  "only-blank-lines.csv": "file-empty",
  "header-only.csv": [{ headers: ["a", "b", "c"], records: 0, warnings: ["no-records"] }],
  "only-preamble.csv": "no-table",
  "only-comments.csv": "no-table",
  "no-header.csv": "no-header",
  "single-column.csv": [{ headers: ["email"], records: 2 }],
  "google-ads.csv": [
    {
      headers: ["Day", "Campaign", "Clicks", "Cost", "CTR"],
      records: 2,
      totals: ["Total: Account (Clicks 1103 = 1103; Cost 10.5 = 10.5)", "Total: Search (Cost 10.5 = 10.5)"],
    },
  ],
  "google-ads-utf16.csv": [
    { headers: ["Day", "Campaign", "Cost"], records: 2, totals: ["Total: Account (Cost 12 = 12)"] },
  ],
  "ga4.csv": [
    {
      headers: ["Session primary channel group", "Sessions", "Total revenue"],
      records: 2,
      totals: ["Grand total (Sessions 30 = 30; Total revenue 3.5 = 3.5)"],
    },
    { headers: ["Date", "Sessions"], records: 2 },
  ],
  "linkedin-ads.csv": [{ headers: ["Start Date (in UTC)", "Account Name", "Total Spent"], records: 2 }],
  "audience-blocks.csv": [
    { headers: ["Age", "Women", "Men"], records: 2 },
    { headers: ["City", "Followers"], records: 2 },
  ],
  "salesforce-report.csv": [
    {
      headers: ["Lead Owner", "First Name", "Amount"],
      records: 2,
      warnings: ["text-left-out", "text-left-out", "text-left-out"],
    },
  ],
  "excel-padding.csv": [
    { headers: ["Nom", "Date", "Montant", "column 4"], records: 2, totals: ["Total (Montant 11 = 11)"] },
  ],
  "total-francais.csv": [
    { headers: ["Jour", "Montant"], records: 2, totals: ["Total général (Montant 1002 = 1002)"] },
  ],
  "total-wrong.csv": [
    { headers: ["Day", "Cost"], records: 1, totals: ["Grand total"], warnings: ["total-not-proved"] },
  ],
  "company-called-total.csv": [{ headers: ["Company", "City"], records: 2 }],
  "hostile-cells.csv": [{ headers: ["name", "note"], records: 3 }],
  "picture.csv": "file-not-a-table",
  "document.csv": "file-not-a-table",
  "archive.csv": "archive-not-a-table",
  "binary.csv": "file-not-a-table",
  "compressed.csv.gz": ab(2),
  "gzip-named.csv": ab(1),
  "cut-short.csv.gz": "broken-compression",
  "old-excel.xls": "old-workbook",
  "password.xlsx": "encrypted-workbook",
  "not-a-zip.xlsx": "broken-workbook",
};

const numbers = (count: number, prefix = ""): string =>
  Array.from({ length: count }, (_, index) => prefix + index).join(",");

/** Files too large to be kept. */
const generated: readonly (readonly [name: string, content: () => string | Buffer, verdict: Verdict])[] = [
  ["cell-of-10-mb.csv", () => `a,b\n1,"${"x, ".repeat(3_500_000)}"\n2,y\n`, ab(2)],
  ["cell-of-20-mb.csv", () => `a,b\n1,${"x".repeat(20e6)}\n2,y\n`, ab(2, irregular(1))],
  [
    "header-of-10-mb.csv",
    () => `a,${"x".repeat(10e6)}\n1,2\n`,
    [{ headers: ["a", "x".repeat(500)], records: 1 }],
  ],
  ["record-of-70-mb.csv", () => `a,b\n1,${"x".repeat(70e6)}\n`, "record-too-long"],
  ["quote-open-for-70-mb.csv", () => `a,b\n1,"${"x,y\n".repeat(17e6)}`, "quote-open"],
  [
    "600-columns.csv",
    () => `${numbers(600, "c")}\n${numbers(600)}\n`,
    [{ headers: numbers(600, "c").split(","), records: 1 }],
  ],
  ["10000-columns.csv", () => `${numbers(10_000, "c")}\n${numbers(10_000)}\n`, "too-many-columns"],
  ["bomb.csv.gz", () => gzipSync(Buffer.alloc(64 << 20, "a,b\n")), "compressed-too-much"],
];

let folder: string;
let engine: DuckDbEngine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-corpus-"));
  engine = await openBuilder({ memoryMb: 800, spillFolder: folder });
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

async function verdictOf(path: string): Promise<Verdict> {
  const shapes = await inspectFile(path);
  if (!shapes.ok) return shapes.error[0]!.code;
  const tables: Table[] = [];
  for (const [index, shape] of shapes.value.entries()) {
    const read = await readTable(engine, shape, { parquetPath: `${path}.${index}.parquet` });
    if (!read.ok) return read.error[0]!.code;
    const { headers, records, totals, problems } = read.value;
    tables.push({
      headers,
      records,
      ...(read.value.irregular > 0 && { irregular: read.value.irregular }),
      ...(totals.length > 0 && { totals }),
      ...(problems.length > 0 && { warnings: problems.map(({ code }) => code) }),
    });
  }
  return tables;
}

describe("a file as people send it is read right or refused with a sentence", () => {
  it("has a verdict for each file of the corpus", async () => {
    expect((await readdir(corpus)).toSorted()).toEqual(Object.keys(verdicts).toSorted());
  });

  it.each(Object.entries(verdicts))("%s", async (file, verdict) => {
    const path = join(folder, file);
    await copyFile(join(corpus, file), path);
    expect(await verdictOf(path)).toEqual(verdict);
  });

  it.each(generated)("%s", async (file, content, verdict) => {
    const path = join(folder, file);
    await writeFile(path, content());
    expect(await verdictOf(path)).toEqual(verdict);
    await rm(path);
  });

  it("names the line on which a quote opens, in both languages", async () => {
    const shapes = await inspectFile(join(corpus, "quote-never-closed.csv"));
    const [problem] = shapes.ok ? [] : shapes.error;
    expect(problem?.place).toEqual({ file: "quote-never-closed.csv", line: 3 });
    expect(problem?.message.en).toContain("line 3");
    expect(problem?.message.fr).toContain("ligne 3");
  });

  it("says what a path that cannot be read is", async () => {
    expect(await verdictOf(join(folder, "nothing.csv"))).toBe("file-missing");
    expect(await verdictOf(folder)).toBe("path-is-folder");
    expect(await verdictOf("/dev/null")).toBe("file-not-a-table");
  });
});
