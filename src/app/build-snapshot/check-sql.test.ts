import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CheckInput,
  countsSql,
  quarantinedRowsSql,
  reasons,
  repairedRowsSql,
  repairs,
  rowHashesSql,
  type TargetMapping,
  typedRowsSql,
} from "../../dataset/index.ts";
import { sql } from "../../sql/index.ts";
import { mappingDefaults, type RawRow, testEngine, writeRaw } from "../testing/build-world.ts";
import { testSettings } from "../testing/query-world.ts";

const headers = ["Id", "When", "Amount", "Count", "Currency", "Stage", "Since*", 'Odd "name"', "_irregular"];

const hostile = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "--",
    "2024-03-31 02:30",
    "3/4/2024",
    "31.12.99",
    "Jun 09, 2018 09:30 pm",
    "2024-13-45",
    "1,234.56",
    "1.234,56",
    "$12",
    "12 %",
    "€ 3",
    "1e400",
    "NaN",
    "infinity",
    "-0",
    "999999999999999999999999999999",
    "'; drop table x; --",
    "<script>",
    "=1+1",
    "\u202Eabc",
    "👩‍👩‍👧",
    "a\u0301",
    "\u00a0 12 \u202f",
    "x".repeat(5000),
  ),
  fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0")),
  fc
    .date({ noInvalidDate: true, min: new Date("1800-01-01"), max: new Date("2300-01-01") })
    .map((day) => day.toISOString()),
  fc.double().map(String),
);
const row = fc.record(
  Object.fromEntries(
    headers.map((header) => [
      header,
      fc.option(header === "_irregular" ? fc.constant("ragged") : hostile, { freq: 4 }),
    ]),
  ),
);

const targets: readonly TargetMapping[] = [
  {
    dataset: "deal",
    key: ["Id"],
    when: "When",
    fields: {
      name: { from: ['Odd "name"', "Stage"] },
      person_id: { from: ["Id"], split: ";" },
      stage: { from: ["Stage"] },
      amount: { from: ["Amount"], currencyFrom: "Currency" },
      created_at: { from: ["When"] },
      expected_close_on: { from: ["Since*"], dates: "mdy" },
    },
  },
  {
    dataset: "spend",
    fields: {
      day: { from: ["When"] },
      cost_kind: { from: ["Stage"] },
      amount: { from: ["Amount"], times: 0.001 },
      impressions: { from: ["Count"] },
      conversions: { from: ["Amount"] },
      campaign_id: { from: ["Id"] },
    },
  },
  {
    dataset: "stage_entry",
    each: "S*",
    fields: { person_id: { from: ["Id"], by: "email" }, stage: { header: true }, entered_at: { cell: true } },
  },
];

describe("countsSql", () => {
  it("puts every record in one of four, whatever its cells hold", { timeout: 120_000 }, async () => {
    const { engine, folder } = await testEngine();
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 30 }),
        fc.constantFrom(...targets),
        fc.constantFrom("iso", "dmy", "mdy", undefined),
        fc.constantFrom(".", ",", undefined),
        async (rows, target, dates, decimal) => {
          const path = join(folder, `${round++}.parquet`);
          await writeRaw(engine, path, rows.map(complete));
          const { dates: _, decimal: __, ...others } = mappingDefaults;
          const mapping = {
            source: "s",
            into: [target],
            ...others,
            ...(dates && { dates }),
            ...(decimal && { decimal }),
          };
          const input: CheckInput = {
            parquet: path,
            headers: headers.slice(0, -1),
            hasIrregular: true,
            mapping,
            target,
            values: {},
            settings: { ...testSettings, rates: [{ currency: "USD", rate: "0.9" }] },
          };
          const counts = (await engine.query(countsSql(input))).rows[0]!.map(Number);
          const [records = 0, ...parts] = counts;
          expect(records).toBe(rows.length);
          expect(parts.reduce((sum, one) => sum + one, 0)).toBe(records);
          const found = (await engine.query(quarantinedRowsSql(input))).rows;
          expect(new Set(found.map(([record]) => record)).size).toBe(parts[2]);
          expect(found.map(([, , , , reason]) => String(reason)).filter((one) => !known.has(one))).toEqual(
            [],
          );
          const repaired = (await engine.query(repairedRowsSql(input))).rows;
          expect(repaired.map(([, , , , rule]) => String(rule)).filter((one) => !known.has(one))).toEqual([]);
          if (target.each === undefined) {
            expect(new Set(repaired.map(([record]) => record)).size).toBe(parts[1]);
            const hashes = await engine.query(sql`select count(*) from (${rowHashesSql(input)})`);
            expect(hashes.rows[0]).toEqual([parts[0]! + parts[1]!]);
          }
          await engine.run(sql`create or replace table typed as ${typedRowsSql(input)}`);
        },
      ),
      { numRuns: 25, endOnFailure: true },
    );
  });
});

const known = new Set<string>([...reasons, ...repairs]);

function complete(one: { readonly [header: string]: string | null }): RawRow {
  return Object.fromEntries(headers.map((header) => [header, one[header] ?? null]));
}
