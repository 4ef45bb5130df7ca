import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DuckDbEngine, openBuilder } from "../../../engine/index.ts";
import { join as joinSql, literalSql, sql } from "../../../sql/index.ts";
import { dateForms, dateForm, numberForm, numberForms } from "./cell-forms.ts";
import { columnEvidence } from "./column-evidence.ts";
import { dateOrderEvidence, dateOrderOf, decimalMarkOf, numberEvidence } from "./whole-column.ts";

let folder: string;
let engine: DuckDbEngine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "entente-evidence-"));
  engine = await openBuilder({ memoryMb: 500, spillFolder: folder });
});
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

let files = 0;
async function column(cells: readonly string[]): Promise<string> {
  const path = join(folder, `${++files}.parquet`);
  const values = joinSql(cells.map((cell) => sql`(${literalSql(cell)}, null::varchar)`));
  await engine.run(
    sql`copy (select * from (values ${values}) v(x, _irregular)) to ${literalSql(path)} (format parquet)`,
  );
  return path;
}

const cells: readonly (readonly [cell: string, date: string | undefined, number: string | undefined])[] = [
  ["2024-03-12 09:14", "iso", undefined],
  ["20240312", "iso", "integer"],
  ["2026-09-18 12:00 +0000", "iso", undefined],
  ["2024-03-12T09:14:00Z", "iso", undefined],
  ["13/02/2024", "dmy", undefined],
  ["31.12.24", "dmy", undefined],
  ["3/15/2024 2:30 PM", "mdy", undefined],
  ["03/27/2026 06:08", "mdy", undefined],
  ["03/04/2024", "ambiguous", undefined],
  ["Jun 09, 2018 09:30 pm", "named", undefined],
  ["15 Apr, 2021 00:03:00", "named", undefined],
  ["Tue, Jul 14, 2026", "named", undefined],
  ["12 février 2024", "named", undefined],
  ["32/13/2024", undefined, undefined],
  ["12", undefined, "integer"],
  ["1 234", undefined, "integer"],
  ["1,103,153", undefined, "point"],
  ["1,234.56", undefined, "point"],
  ["0.125", undefined, "point"],
  ["$22,700.00", undefined, "point"],
  ["$342.09K", undefined, "point"],
  ["27.78%", undefined, "point"],
  ["(1,234.50)", undefined, "point"],
  ["-12.5", undefined, "point"],
  ["1 234,56", undefined, "comma"],
  ["1\u202f234,56 €", undefined, "comma"],
  ["1.234,56", undefined, "comma"],
  ["12 %", undefined, "integer"],
  ["1,234", undefined, "ambiguous"],
  ["1.234", undefined, "ambiguous"],
  ["1.22158E+17", undefined, "exponent"],
  ["<10%", undefined, undefined],
  ["A12", undefined, undefined],
];

describe("cell forms", () => {
  it.each(cells)("reads %s", (cell, date, number) => {
    expect([dateForm(cell), numberForm(cell)]).toEqual([date, number]);
  });

  it("are told alike in JavaScript and in DuckDB", async () => {
    for (const [cell] of cells)
      for (const forms of [dateForms, numberForms])
        for (const [form, pattern] of Object.entries(forms)) {
          const [first] = (await engine.query(sql`select regexp_full_match(${cell}, ${pattern})`)).rows;
          const matches = pattern.startsWith("(?i:")
            ? new RegExp(`^(?:${pattern.slice(4, -1)})$`, "iu").test(cell)
            : new RegExp(`^(?:${pattern})$`, "u").test(cell);
          expect([cell, form, first![0]]).toEqual([cell, form, matches]);
        }
  });
});

describe("dateOrderEvidence", () => {
  it("finds the only day that decides, in the last row", async () => {
    const parquet = await column([
      ...Array.from({ length: 5000 }, () => "01/02/2024"),
      "--",
      "25/12/2024 10:00",
    ]);
    const evidence = await dateOrderEvidence(engine, parquet, "x");
    expect(evidence).toEqual({
      iso: 0,
      dmy: 1,
      mdy: 0,
      ambiguous: 5000,
      named: 0,
      missing: 1,
      other: 0,
      firstDmy: { record: 5002, value: "25/12/2024 10:00" },
    });
    expect(dateOrderOf(evidence)).toBe("dmy");
  });

  it("decides nothing when every day could be a month, or cells disagree", async () => {
    expect(
      dateOrderOf(await dateOrderEvidence(engine, await column(["01/02/2024", "03/04/2024"]), "x")),
    ).toBe("either");
    expect(
      dateOrderOf(await dateOrderEvidence(engine, await column(["13/02/2024", "02/13/2024"]), "x")),
    ).toBe("mixed");
    expect(dateOrderOf(await dateOrderEvidence(engine, await column(["2024-02-13"]), "x"))).toBe("iso");
    expect(dateOrderOf(await dateOrderEvidence(engine, await column(["", "soon"]), "x"))).toBe("none");
  });
});

describe("numberEvidence", () => {
  it("finds the decimal mark of a column, its percents and currencies", async () => {
    const evidence = await numberEvidence(
      engine,
      await column(["1,234", "27.78%", "$5.00", "n/a", "x"]),
      "x",
    );
    expect(evidence).toEqual({
      integer: 0,
      point: 2,
      comma: 0,
      ambiguous: 1,
      exponent: 0,
      missing: 1,
      other: 1,
      percents: 1,
      currencies: 1,
    });
    expect(decimalMarkOf(evidence)).toBe(".");
    expect(decimalMarkOf(await numberEvidence(engine, await column(["1,234"]), "x"))).toBe("either");
    expect(decimalMarkOf(await numberEvidence(engine, await column(["1,5", "1.5"]), "x"))).toBe("mixed");
  });
});

describe("columnEvidence", () => {
  it("counts the forms of a sample", () => {
    expect(columnEvidence("Cost", ["$1.50", " --", "n/a", "€2.25", "10"])).toMatchObject({
      filled: 3,
      missing: 2,
      numbers: { point: 2, integer: 1 },
      currencies: ["$", "€"],
    });
  });
});
