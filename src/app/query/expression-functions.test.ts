import { describe, expect, it } from "vitest";
import { conceptSql } from "../../compile/index.ts";
import { expressionFunctions } from "../../definitions/index.ts";
import { isDecimal } from "../../core/index.ts";
import { queryMetric } from "../query-metric.ts";
import { queryWorld } from "../testing/query-world.ts";

/**
 * Expression -> what it gives over one deal. Columns: name 'Ab é', amount 12.50, margin -7.25, pipeline null,
 * created 2024-02-29 22:30 UTC (23:30 in Paris), closed 2024-03-01 10:00 UTC, expected close 2024-01-31.
 */
const cases: readonly (readonly [expression: string, value: unknown])[] = [
  ["coalesce(pipeline, 'x')", "x"],
  ["nullif(name, 'Ab é')", null],
  ["if(amount > 10, 'big', 'small')", "big"],
  ["if(pipeline = 'x', 1, 2)", 2],
  ["least(amount, margin)", "-7.25"],
  ["greatest(amount, margin, nullif(1, 1))", null],
  ["least_known(amount, nullif(1, 1))", "12.5"],
  ["greatest_known(amount, margin)", "12.5"],
  ["is_same(pipeline, null_if_blank(''))", true],
  ["is_true(pipeline = 'x')", false],
  ["is_false(pipeline = 'x')", false],
  ["is_false(amount < 0)", true],
  ["lower(name)", "ab é"],
  ["upper(name)", "AB É"],
  ["trim('  a ')", "a"],
  ["trim_start('  a ')", "a "],
  ["trim_end('  a ')", "  a"],
  ["length(name)", 4],
  ["substring(name, 2, 2)", "b "],
  ["substring(name, 0, 2)", ""],
  ["substring(name, 1, -1)", ""],
  ["substring(name, 4)", "é"],
  ["substring(pipeline, 0)", null],
  ["left(name, 2)", "Ab"],
  ["left(name, -2)", ""],
  ["right(name, 1)", "é"],
  ["right(name, 9)", "Ab é"],
  ["right(name, 0)", ""],
  ["starts_with(name, 'Ab')", true],
  ["ends_with(name, 'É')", false],
  ["contains(name, '%')", false],
  ["position(name, 'é')", 4],
  ["position(name, 'z')", 0],
  ["replace(name, 'b', 'cc')", "Acc é"],
  ["replace(name, '', 'cc')", "Ab é"],
  ["replace(name, '', pipeline)", null],
  ["split_part('a-b-c', '-', 2)", "b"],
  ["split_part('a-b-c', '-', 9)", ""],
  ["split_part('a-b-c', '-', -1)", ""],
  ["split_part('abc', '', 1)", "abc"],
  ["pad_start('7', 3, '0')", "007"],
  ["pad_start('1234', 3, '0')", "123"],
  ["pad_end('7', 3, '')", "7"],
  ["concat(name, pipeline, '!')", "Ab é!"],
  ["name || pipeline", null],
  ["is_blank('  ')", true],
  ["is_blank(pipeline)", true],
  ["null_if_blank(' ')", null],
  ["abs(margin)", "7.25"],
  ["sign(margin)", -1],
  ["round(amount)", "13"],
  ["round(margin, 1)", "-7.3"],
  ["floor(margin)", -8],
  ["ceil(margin)", -7],
  ["truncate(margin)", -7],
  ["div(7, 2)", 3],
  ["div(-7, 2)", -3],
  ["div(7, 0)", null],
  ["mod(-7, 2)", -1],
  ["mod(7, 0)", null],
  ["clamp(amount, 0, 10)", "10"],
  ["bucket(27, 10)", 20],
  ["bucket(-1, 10)", -10],
  ["bucket(margin, 5)", -10],
  ["bucket(27, 0)", null],
  ["amount / 3", "4.1666666667"],
  ["amount / (margin - margin)", null],
  ["1 / 8", "0.125"],
  ["year(created_at)", 2024],
  ["quarter(expected_close_on)", 1],
  ["month(created_at)", 2],
  ["day(created_at)", 29],
  ["day_of_year(date '2024-12-31')", 366],
  ["weekday(date '2024-03-03')", 7],
  ["iso_week(date '2024-12-30')", 1],
  ["iso_year(date '2024-12-30')", 2025],
  ["is_weekend(date '2024-03-02')", true],
  ["period_of('fiscal_year', created_at)", "2024-01-01"],
  ["date_trunc('month', created_at)", "2024-02-01"],
  ["date_trunc('week', date '2024-03-03')", "2024-02-26"],
  ["last_day('month', created_at)", "2024-02-29"],
  ["last_day('week', date '2024-03-01')", "2024-03-03"],
  ["last_day('year', created_at)", "2024-12-31"],
  ["add_days(expected_close_on, 30)", "2024-03-01"],
  ["add_weeks(expected_close_on, -1)", "2024-01-24"],
  ["add_months(expected_close_on, 1)", "2024-02-29"],
  ["add_years(date '2024-02-29', 1)", "2025-02-28"],
  ["days_between(expected_close_on, created_at)", 29],
  ["weeks_between(date '2024-03-08', date '2024-03-01')", -1],
  ["weeks_between(date '2024-03-01', date '2024-03-07')", 0],
  ["months_between(date '2024-01-31', date '2024-02-29')", 1],
  ["months_between(date '2024-02-29', date '2024-01-31')", -1],
  ["months_between(date '2024-01-31', date '2024-02-28')", 0],
  ["years_between(date '2020-02-29', date '2024-02-28')", 3],
  ["make_date(2024, 2, 29)", "2024-02-29"],
  ["make_date(2023, 2, 29)", null],
  ["make_date(2023, 13, 1)", null],
  ["hours_between(created_at, closed_at)", "11.5"],
  ["minutes_between(created_at, closed_at)", "690"],
  ["elapsed_days(created_at, closed_at)", "0.4791666667"],
  ["business_minutes_between(created_at, closed_at)", "120"],
  ["business_hours_between(closed_at, created_at)", "-2"],
  ["business_hours_between(created_at, nullif(closed_at, closed_at))", null],
  ["business_days_between(created_at, closed_at)", "0.2222222222"],
  ["as_of()", "2024-07-01T00:00:00.000Z"],
  ["elapsed_days(closed_at, as_of())", "121.5833333333"],
  ["days_between(closed_at, as_of())", 122],
  ["date_trunc('month', as_of())", "2024-07-01"],
  ["expected_close_on < as_of()", true],
  ["closed_at < as_of()", true],
  ["date '2024-07-01' = as_of()", true],
  ["to_text(12)", "12"],
  ["to_text(date '2024-01-02')", "2024-01-02"],
  ["to_text(1 = 1)", "true"],
  ["to_integer(' -12 ')", -12],
  ["to_integer('1.5')", null],
  ["to_integer('1e3')", null],
  ["to_decimal('1.5')", "1.5"],
  ["to_decimal('1,5')", null],
  ["to_date('2024-02-29')", "2024-02-29"],
  ["to_date('2023-02-29')", null],
  ["to_date('29/02/2024')", null],
  ["case when amount > 100 then 'a' when amount > 10 then 'b' end", "b"],
  ["name like 'A%'", true],
  ["amount between 12.5 and 13", true],
  ["pipeline is null", true],
  ["not (amount = 12.5)", false],
  ["amount * 2 - 1.05", "23.95"],
  ["-amount", "-12.5"],
];

const deal = {
  deal_id: "d1",
  name: "Ab é",
  amount: "12.50",
  margin: "-7.25",
  pipeline: null,
  created_at: "2024-02-29T22:30:00Z",
  closed_at: "2024-03-01T10:00:00Z",
  expected_close_on: "2024-01-31",
};

describe("printExpression", () => {
  it("prints every function of the language with the value its definition says", async () => {
    const dimensions = cases.map(
      ([expression], index) =>
        `  x${index}: { label: { en: x, fr: x }, on: { deal: ${JSON.stringify(expression)} } }`,
    );
    const world = await queryWorld({ deal: [deal] }, { yaml: `dimensions:\n${dimensions.join("\n")}` });
    for (const [index, [expression, value]] of cases.entries()) {
      const answer = await queryMetric(world, {
        metrics: ["deals_created"],
        by: [`x${index}`],
        totals: false,
      });
      if (!answer.ok) throw new Error(`${expression}: ${answer.error[0]!.message.en}`);
      const [cell] = answer.value.rows[0]!;
      expect(isDecimal(cell) ? cell.toFixed() : cell, expression).toEqual(value);
    }
  });

  it("leaves out no function", () => {
    const text = cases.map(([expression]) => expression).join("\n");
    const missing = expressionFunctions.filter(({ name }) => !text.includes(`${name}(`));
    expect(missing).toEqual([]);
  });

  it("binds values, so that no text of an expression reaches the statement", async () => {
    const yaml = `concepts:
  odd:
    label: { en: T, fr: T }
    object: person
    all:
      odd: { words: { en: w, fr: w }, where: "country = '''; drop table person; --'" }`;
    const world = await queryWorld({}, { yaml });
    const { parts } = conceptSql({ ...world.context, asOf: world.snapshot.loadedAt }, "odd");
    expect(parts.some((part) => part.kind === "text" && part.text.includes("drop"))).toBe(false);
    expect(parts.some((part) => part.kind === "value" && part.value === "'; drop table person; --")).toBe(
      true,
    );
  });
});
