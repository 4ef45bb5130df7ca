import type { ExchangeRate } from "../../core/index.ts";
import { join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { ColumnSpec } from "../dictionary/spec.ts";
import type { FieldMapping } from "../mapping.ts";
import { columnField } from "./field-options.ts";
import { as, type FieldSql, levelColumn, levelName, type TypingContext } from "./field-sql.ts";
import { absentSql, rangeSql, scaledSql } from "./number-field.ts";
import { cleanNumberSql, numberLevels } from "./number-levels.ts";

/** Where a money column finds the row's currency and day. */
export interface MoneySource {
  /** The cell of the currency's own column. */
  readonly currencyText?: Sql;
  /** The day that chooses the rate; without one, the latest rate holds. */
  readonly day?: Sql;
}

/**
 * Money, kept as written in `<name>_original` and `<name>_currency`, converted to the workspace's currency
 * at the declared rate of the row's day.
 */
export function moneyField(
  column: ColumnSpec,
  field: FieldMapping,
  context: TypingContext,
  source: MoneySource,
): FieldSql {
  const [text, clean, slow] = [levelColumn("t", column), levelColumn("f", column), levelColumn("s", column)];
  const [original, unit, value] = [
    levelColumn("o", column),
    levelColumn("u", column),
    levelColumn("v", column),
  ];
  const { currency, rates } = context.settings;
  const fast = cleanNumberSql(text, context.mapping.decimal, sql`decimal(18, 2)`);
  const read = scaledSql(sql`coalesce(${clean}, try_cast(${slow}.value as decimal(18, 2)))`, field);
  const converted = sql`try_cast(round(${original}::decimal(20, 2) * ${rateSql(unit, source.day, rates)}, 2) as decimal(18, 2))`;
  return {
    column,
    levels: [
      ...numberLevels(column, context.mapping, fast),
      [
        as(levelName("o", column), sql`try_cast(${read} as decimal(18, 2))`),
        as(levelName("u", column), currencySql(slow, context, source.currencyText)),
      ],
      [
        as(
          levelName("v", column),
          sql`case when ${unit} = ${literalSql(currency)} then ${original} else ${converted} end`,
        ),
      ],
    ],
    outputs: [
      as(column.name, value),
      as(`${column.name}_original`, original),
      as(`${column.name}_currency`, sql`case when ${original} is not null then ${unit} end`),
    ],
    reason: sql`case when ${text} is null then ${absentSql(column)}
      when ${clean} is null and ${slow}.reason is not null then ${slow}.reason
      when ${slow}.is_percent then 'not-a-number'
      when ${original} is null then 'number-too-large'
      when ${unit} is null then 'currency-undeclared'
      when ${value} is null then 'no-rate'${rangeSql(column, value)} end`,
    repair: sql`coalesce(${slow}.rule, ${roundedSql(column, field, context.mapping.decimal)})`,
  };
}

/** More than two decimals that are not zeros. Only texts long enough after the mark are looked at closely. */
function roundedSql(column: ColumnSpec, field: FieldMapping, mark: "." | "," | undefined): Sql {
  const [text, clean, slow] = [levelColumn("t", column), levelColumn("f", column), levelColumn("s", column)];
  const written = literalSql(mark ?? ".");
  const exact = sql`coalesce(${slow}.value, try_cast(replace(${text}, ',', '.') as decimal(24, 6)))`;
  const suspect = sql`(${clean} is null or (contains(${text}, ${written}) and strlen(${text}) - instr(${text}, ${written}) > 2))`;
  if (columnField(field).times !== undefined) return sql`null`;
  return sql`case when ${text} is not null and ${suspect} and ${exact} <> ${levelColumn("o", column)} then 'rounded-to-cents' end`;
}

const certainSigns: readonly (readonly [string, string])[] = [
  ["€", "EUR"],
  ["£", "GBP"],
  ["US$", "USD"],
  ["FCFA", "XOF"],
];
const dollars = ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "ARS", "CLP", "COP", "TWD"];
const yens = ["JPY", "CNY"];

/** The row's currency: of its own column, of the cell, of the source, of the workspace. Null: it cannot be known. */
function currencySql(slow: Sql, { mapping, settings }: TypingContext, text: Sql | undefined): Sql {
  const declared = mapping.currency ?? settings.currency;
  const ofCell = sql`case when ${slow}.currency is null then ${literalSql(declared)} else ${signSql(sql`${slow}.currency`, declared)} end`;
  return text === undefined
    ? ofCell
    : sql`case when ${text} is null then ${ofCell} else ${signSql(sql`upper(${text})`, declared)} end`;
}

function signSql(written: Sql, declared: string): Sql {
  const signs = certainSigns.map(([sign, code]) => sql`when ${literalSql(sign)} then ${literalSql(code)}`);
  const shared = (sign: string, codes: readonly string[]) =>
    sql`when ${literalSql(sign)} then ${literalSql(codes.includes(declared) ? declared : null)}`;
  return sql`case ${written} ${join(signs, " ")} ${shared("$", dollars)} ${shared("¥", yens)} else ${written} end`;
}

function rateSql(unit: Sql, day: Sql | undefined, rates: readonly ExchangeRate[]): Sql {
  const currencies = [...new Set(rates.map((rate) => rate.currency))].sort();
  if (currencies.length === 0) return sql`null::decimal(18, 8)`;
  const branches = currencies.map(
    (currency) =>
      sql`when ${literalSql(currency)} then ${datedRateSql(
        rates.filter((rate) => rate.currency === currency),
        day,
      )}`,
  );
  return sql`case ${unit} ${join(branches, " ")} end`;
}

/** Latest first: the first rate that has begun on the day. */
function datedRateSql(rates: readonly ExchangeRate[], day: Sql | undefined): Sql {
  const latestFirst = [...rates].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? 1 : -1));
  const rate = (given: ExchangeRate) => sql`${literalSql(given.rate)}::decimal(18, 8)`;
  if (day === undefined) return rate(latestFirst[0]!);
  const begun = (given: ExchangeRate) =>
    given.from === undefined ? sql`true` : sql`${day} >= ${literalSql(given.from)}::date`;
  const branches = latestFirst.map((given) => sql`when ${begun(given)} then ${rate(given)}`);
  return sql`case when ${day} is null then ${rate(latestFirst[0]!)} ${join(branches, " ")} end`;
}
