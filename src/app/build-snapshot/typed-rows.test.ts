import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type CheckInput,
  quarantinedRowsSql,
  repairedRowsSql,
  type SourceMapping,
  typedRowsSql,
  unmappedValuesSql,
} from "../../dataset/index.ts";
import { id, sql } from "../../sql/index.ts";
import { headersOf, mappingDefaults, type RawRow, testEngine, writeRaw } from "../testing/build-world.ts";
import { testSettings } from "../testing/query-world.ts";

interface Case {
  readonly dataset: string;
  readonly column: string;
  readonly texts: readonly (string | null)[];
  readonly mapping?: Partial<SourceMapping>;
  readonly settings?: Partial<CheckInput["settings"]>;
  readonly values?: CheckInput["values"];
  readonly more?: CheckInput["target"]["fields"];
  readonly rows?: readonly RawRow[];
}

/** What each text of a column becomes: its value, or its reason; with the rule of its repair. */
async function typed(one: Case): Promise<readonly (readonly unknown[])[]> {
  const { engine, folder } = await testEngine();
  const path = join(folder, "raw.parquet");
  const rows = one.rows ?? one.texts.map((text) => ({ X: text }));
  await writeRaw(engine, path, rows);
  const target = { dataset: one.dataset, fields: { [one.column]: { from: ["X"] }, ...one.more } };
  const input: CheckInput = {
    parquet: path,
    headers: headersOf(rows),
    hasIrregular: false,
    mapping: { source: "s", into: [target], ...mappingDefaults, ...one.mapping },
    target,
    values: one.values ?? {},
    settings: { ...testSettings, ...one.settings },
  };
  const reason = sql`list_filter(_errors, lambda e: e."column" = ${one.column})[1].code`;
  const answer = await engine.query(
    sql`select ${id(one.column)}, ${reason}, _repairs[1].code from (${typedRowsSql(input)}) order by _record`,
  );
  return answer.rows.map(([value, why, rule]) => {
    const shown = why ?? (typeof value === "object" && value !== null ? String(value) : value);
    return rule === null ? [shown] : [shown, rule];
  });
}

const flat = (rows: readonly (readonly unknown[])[]) => rows.map((row) => (row.length === 1 ? row[0] : row));

describe("typedRowsSql", () => {
  it("reads instants that say their year first, whatever the declared order", async () => {
    const texts = [
      "2024-03-12 09:14",
      "2024-03-12T09:14:00.000Z",
      "2024-03-12T09:14:00+02:00",
      "2024-03-12 09:14:00 +0200",
      "2024-03-12 09:14:00-0500",
      "2026-09-18 12:00 +0000",
      "2021-05-01",
      "20240901",
      "2024/3/1",
      " 2024-03-12 ",
      "2024-03-12T09:14:00.250",
    ];
    const expected = [
      "2024-03-12T08:14:00.000Z",
      "2024-03-12T09:14:00.000Z",
      "2024-03-12T07:14:00.000Z",
      "2024-03-12T07:14:00.000Z",
      "2024-03-12T14:14:00.000Z",
      "2026-09-18T12:00:00.000Z",
      "2021-04-30T22:00:00.000Z",
      "2024-08-31T22:00:00.000Z",
      "2024-02-29T23:00:00.000Z",
      "2024-03-11T23:00:00.000Z",
      "2024-03-12T08:14:00.250Z",
    ];
    for (const dates of ["iso", "dmy", "mdy"] as const)
      expect(flat(await typed({ dataset: "deal", column: "created_at", texts, mapping: { dates } }))).toEqual(
        expected,
      );
  });

  it("reads months by their names, English and French", async () => {
    const texts = [
      "Jun 09, 2018 09:30 pm",
      "Tue, Jul 14, 2026",
      "15 Apr, 2021 00:03:00",
      "1 Sep 2026",
      "9 juin 2018 à 14h30",
      "1er févr. 2024",
      "mardi 12 mars 2024",
      "août 5, 2023",
      "12-Dec-2023",
      "Jan 1, 2024 12:05 AM",
    ];
    expect(
      flat(
        await typed({
          dataset: "deal",
          column: "created_at",
          texts,
          mapping: { timezone: "UTC" },
          settings: { timezone: "UTC" },
        }),
      ),
    ).toEqual([
      "2018-06-09T21:30:00.000Z",
      "2026-07-14T00:00:00.000Z",
      "2021-04-15T00:03:00.000Z",
      "2026-09-01T00:00:00.000Z",
      "2018-06-09T14:30:00.000Z",
      "2024-02-01T00:00:00.000Z",
      "2024-03-12T00:00:00.000Z",
      "2023-08-05T00:00:00.000Z",
      "2023-12-12T00:00:00.000Z",
      "2024-01-01T00:05:00.000Z",
    ]);
  });

  it("reads day and month as numbers only in the declared order", async () => {
    const texts = ["3/4/2024", "3/15/2024 2:30 PM", "15.03.2024", "15/03/24"];
    const days = (dates: "iso" | "dmy" | "mdy") =>
      typed({ dataset: "spend", column: "day", texts, mapping: { dates } });
    const undeclared = "date-order-undeclared";
    expect(flat(await days("iso"))).toEqual([undeclared, undeclared, undeclared, undeclared]);
    expect(flat(await days("dmy"))).toEqual([
      "2024-04-03",
      "not-a-date",
      "2024-03-15",
      ["2024-03-15", "two-digit-year"],
    ]);
    expect(flat(await days("mdy"))).toEqual(["2024-03-04", "2024-03-15", "not-a-date", "not-a-date"]);
  });

  it("refuses what is no date", async () => {
    const texts = [
      "2024-02-30",
      "epoch",
      "infinity",
      "0024-03-12",
      "12024-01-01",
      "45363",
      "tomorrow",
      "2024-03-12x",
      "2024-03-12 25:00",
    ];
    const got = flat(await typed({ dataset: "deal", column: "expected_close_on", texts }));
    expect(got.filter((one) => one !== "not-a-date" && one !== "date-out-of-range")).toEqual([]);
  });

  it("moves a time that the clocks skipped, takes the first of one shown twice, and says so", async () => {
    const texts = [
      "2024-03-31 02:30:00",
      "2024-10-27 02:30:00",
      "2024-03-31 03:30:00",
      "2024-10-27 03:00:00",
      "2024-10-27T02:30:00+01:00",
    ];
    expect(flat(await typed({ dataset: "deal", column: "created_at", texts }))).toEqual([
      ["2024-03-31T01:30:00.000Z", "clock-skipped"],
      ["2024-10-27T00:30:00.000Z", "clock-repeated"],
      "2024-03-31T01:30:00.000Z",
      "2024-10-27T02:00:00.000Z",
      "2024-10-27T01:30:00.000Z",
    ]);
  });

  it("takes a time in the source's zone, a day alone as midnight in the workspace's", async () => {
    const texts = ["2024-07-01 09:00:00", "2024-07-01"];
    const got = await typed({
      dataset: "deal",
      column: "created_at",
      texts,
      mapping: { timezone: "America/New_York" },
    });
    expect(flat(got)).toEqual(["2024-07-01T13:00:00.000Z", "2024-06-30T22:00:00.000Z"]);
  });

  it("reads numbers with a decimal point", async () => {
    const texts = [
      "1,103,153",
      "1,234.56",
      "1234.5",
      "$125,000",
      "1 234,56",
      "-12",
      "(1,234.50)",
      "$342.09K",
      "27.78%",
      "12abc",
      "1,23,4",
      "1e3",
      ".5",
    ];
    expect(flat(await typed({ dataset: "spend", column: "conversions", texts }))).toEqual([
      "1103153",
      "1234.56",
      "1234.5",
      "125000",
      "not-a-number",
      "-12",
      "-1234.5",
      ["342090", "abbreviated-number"],
      "0.2778",
      "not-a-number",
      "not-a-number",
      "1000",
      "0.5",
    ]);
  });

  it("reads numbers with a decimal comma", async () => {
    const texts = [
      "1 234,56",
      "1\u00a0234,56",
      "1\u202f234,56",
      "1.234,56",
      "1.234",
      "1,5",
      "12 %",
      "-1 234",
    ];
    expect(
      flat(await typed({ dataset: "spend", column: "conversions", texts, mapping: { decimal: "," } })),
    ).toEqual(["1234.56", "1234.56", "1234.56", "1234.56", "1234", "1.5", "0.12", "-1234"]);
  });

  it("does not guess a decimal mark that could be a thousands mark", async () => {
    const { decimal: _, ...undeclared } = mappingDefaults;
    const { engine, folder } = await testEngine();
    const path = join(folder, "raw.parquet");
    const texts = ["1.234", "1,234", "1234.56", "1,5", "0.123", "1,234,567", "12"];
    await writeRaw(
      engine,
      path,
      texts.map((X) => ({ X })),
    );
    const target = { dataset: "spend", fields: { conversions: { from: ["X"] } } };
    const answer =
      await engine.query(sql`select conversions, list_filter(_errors, lambda e: e."column" = 'conversions')[1].code
      from (${typedRowsSql({ parquet: path, headers: ["X"], hasIrregular: false, mapping: { source: "s", into: [target], ...undeclared }, target, values: {}, settings: testSettings })}) order by _record`);
    expect(answer.rows.map(([value, reason]) => reason ?? String(value))).toEqual([
      "decimal-mark-undeclared",
      "decimal-mark-undeclared",
      "1234.56",
      "1.5",
      "0.123",
      "1234567",
      "12",
    ]);
  });

  it("takes whole numbers whole, and within their limits", async () => {
    const texts = ["12", "12.0", "12.5", "-1", "1,200", "999999999999999999999"];
    expect(flat(await typed({ dataset: "spend", column: "impressions", texts }))).toEqual([
      12,
      12,
      "not-an-integer",
      "out-of-range",
      1200,
      "number-too-large",
    ]);
  });

  it("takes marks of absence as empty cells", async () => {
    const texts = [" --", "--", "n/a", "null", "-", "", "   ", null, "Null"];
    expect(flat(await typed({ dataset: "deal", column: "name", texts }))).toEqual([
      ...Array<null>(8).fill(null),
      "Null",
    ]);
    expect(flat(await typed({ dataset: "deal", column: "amount", texts: texts.slice(0, 8) }))).toEqual(
      Array<null>(8).fill(null),
    );
  });

  it("converts money at the rate of the row's day, and refuses what has none", async () => {
    const rows = [
      { X: "100", D: "2024-01-15", C: "USD" },
      { X: "100", D: "2024-06-15", C: "USD" },
      { X: "100", D: "2023-06-15", C: "USD" },
      { X: "100", D: "2024-01-15", C: "EUR" },
      { X: "100", D: "2024-01-15", C: "JPY" },
      { X: "100", D: "2024-01-15", C: null },
      { X: "£10.005", D: "2024-01-15", C: null },
      { X: "$10", D: "2024-01-15", C: null },
    ];
    const rates = [
      { currency: "USD", from: "2024-01-01", rate: "0.90" },
      { currency: "USD", from: "2024-06-01", rate: "0.95" },
      { currency: "GBP", rate: "1.2" },
    ];
    const more = { day: { from: ["D"] }, amount: { from: ["X"], currencyFrom: "C" } };
    const got = await typed({
      dataset: "spend",
      column: "amount",
      texts: [],
      rows,
      more,
      settings: { rates },
    });
    expect(flat(got)).toEqual([
      "90",
      "95",
      "no-rate",
      "100",
      "no-rate",
      "100",
      ["12.01", "rounded-to-cents"],
      "currency-undeclared",
    ]);
  });

  it("multiplies and converts amounts as large as a column holds", async () => {
    const large = await typed({
      dataset: "company",
      column: "annual_revenue",
      texts: ["1100.04", "9000000000"],
      more: { annual_revenue: { from: ["X"], times: 1_000_000 } },
      mapping: { currency: "USD" },
      settings: { rates: [{ currency: "USD", rate: "0.91234567" }] },
    });
    expect(flat(large)).toEqual(["1003616730.83", "8211111030000000"]);
  });

  it("maps values by the words of their system, and keeps what it does not know", async () => {
    const values = { deal_stage: { "*": { Signé: "won", Nothing: null }, crm: { "En cours": "engaging" } } };
    const texts = ["SIGNÉ", "  en  COURS ", "won", "Gagné", "nothing", null];
    expect(flat(await typed({ dataset: "deal", column: "stage", texts, values }))).toEqual([
      "won",
      "engaging",
      "won",
      "unmapped",
      null,
      null,
    ]);
  });
});

describe("quarantinedRowsSql", () => {
  it("names record, column, header, value and reason of each wrong value", async () => {
    const { engine, folder } = await testEngine();
    const path = join(folder, "raw.parquet");
    const rows = [
      { Id: "1", Day: "2024-01-01", Cost: "10" },
      { Id: "2", Day: "yesterday", Cost: "ten" },
      { Id: null, Day: "2024-01-01", Cost: null },
    ];
    await writeRaw(engine, path, rows);
    const target = {
      dataset: "spend",
      key: ["Id"],
      fields: { day: { from: ["Day"] }, amount: { from: ["Cost"] }, cost_kind: { value: "media" } },
    };
    const input: CheckInput = {
      parquet: path,
      headers: headersOf(rows),
      hasIrregular: false,
      mapping: { source: "s", into: [target], ...mappingDefaults },
      target,
      values: {},
      settings: testSettings,
    };
    expect((await engine.query(quarantinedRowsSql(input))).rows).toEqual([
      [2, "amount", "Cost", "ten", "not-a-number"],
      [2, "day", "Day", "yesterday", "not-a-date"],
      [3, "amount", "Cost", null, "required"],
      [3, "spend_id", null, null, "required"],
    ]);
    expect((await engine.query(repairedRowsSql(input))).rows).toEqual([]);
    expect((await engine.query(unmappedValuesSql(input))).rows).toEqual([]);
  });

  it("offers the words of headers that nothing maps, as any value", async () => {
    const { engine, folder } = await testEngine();
    const path = join(folder, "raw.parquet");
    const rows = [{ Id: "1", "Entered lead on": "2024-01-01", "Entered Prospect chaud on": "2024-02-01" }];
    await writeRaw(engine, path, rows);
    const target = {
      dataset: "stage_entry",
      each: "Entered * on",
      fields: { person_id: { from: ["Id"] }, stage: { header: true }, entered_at: { cell: true } },
    } as const;
    const input: CheckInput = {
      parquet: path,
      headers: headersOf(rows),
      hasIrregular: false,
      mapping: { source: "s", into: [target], ...mappingDefaults },
      target,
      values: {},
      settings: testSettings,
    };
    expect((await engine.query(unmappedValuesSql(input))).rows).toEqual([["stage", "Prospect chaud", 1]]);
  });
});
