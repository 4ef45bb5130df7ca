import { literalSql, type Sql, sql } from "../../sql/index.ts";
import type { ColumnSpec } from "../dictionary/spec.ts";
import type { SourceMapping } from "../mapping.ts";
import { as, levelColumn, levelName, type NamedSql } from "./field-sql.ts";

type Mark = "." | ",";

/**
 * Reads numbers as exports write them, from the text `t`. `f`: the clean ones; `s`: the others, a struct of
 * value, currency, is_percent, rule and reason. Where no decimal mark is declared, what could be read in
 * two ways gets a reason.
 */
export function numberLevels(
  column: ColumnSpec,
  mapping: SourceMapping,
  fast: Sql,
): readonly (readonly NamedSql[])[] {
  const text = levelColumn("t", column);
  const isCostly = sql`${text} is not null and ${levelColumn("f", column)} is null`;
  const marks: readonly Mark[] = mapping.decimal === undefined ? [".", ","] : [mapping.decimal];
  const when = (value: Sql) => sql`case when ${isCostly} then ${value} end`;
  return [
    [as(levelName("f", column), fast)],
    marks.map((mark) => as(levelName(partsOf[mark], column), when(partsSql(text, mark)))),
    marks.map((mark) =>
      as(levelName(readingOf[mark], column), when(readingSql(levelColumn(partsOf[mark], column)))),
    ),
    [as(levelName("s", column), choiceSql(marks.map((mark) => levelColumn(readingOf[mark], column))))],
  ];
}

/** The clean reading of a number with a fraction; null for what takes more care. */
export function cleanNumberSql(text: Sql, mark: Mark | undefined, type: Sql): Sql {
  if (mark === ".") return sql`try_cast(${text} as ${type})`;
  if (mark === ",")
    return sql`case when not contains(${text}, '.') then try_cast(replace(${text}, ',', '.') as ${type}) end`;
  return sql`case when not contains(${text}, '.') or not regexp_full_match(${text}, '[+-]?[1-9][0-9]{0,2}[.][0-9]{3}') then try_cast(${text} as ${type}) end`;
}

const partsOf: { readonly [M in Mark]: string } = { ".": "pd", ",": "pc" };
const readingOf: { readonly [M in Mark]: string } = { ".": "rd", ",": "rc" };

const blank = "[ \\x{00A0}\\x{202F}\\x{2009}]*";
const currency = `((?:[A-Z]{3}|(?i:eur|usd|gbp|chf|fcfa|us[$])|[$€£¥])?)`;
const groupMarks: { readonly [M in Mark]: string } = {
  ".": "[, '’\\x{00A0}\\x{202F}\\x{2009}]",
  ",": "[. '’\\x{00A0}\\x{202F}\\x{2009}]",
};

function partsSql(text: Sql, mark: Mark): Sql {
  const whole = `(\\d{1,3}(?:${groupMarks[mark]}\\d{3})+|\\d*)`;
  const pattern = `^(\\(?)([+-]?)${blank}${currency}${blank}([+-]?)${whole}((?:[${mark}]\\d*)?)${blank}([kKmM%]?)${blank}${currency}(-?)\\)?$`;
  return sql`regexp_extract(${text}, ${literalSql(pattern)}, ['open', 'sign', 'before', 'inner', 'whole', 'fraction', 'unit', 'after', 'trailing'])`;
}

function readingSql(parts: Sql): Sql {
  const digits = sql`regexp_replace(${parts}.whole, '[^0-9]', '', 'g') || replace(${parts}.fraction, ',', '.')`;
  const negative = sql`${parts}.open = '(' or '-' in (${parts}.sign, ${parts}.inner, ${parts}.trailing)`;
  const factor = sql`case lower(${parts}.unit) when 'k' then 1000 when 'm' then 1000000 when '%' then 0.01 else 1 end::decimal(9, 2)`;
  const magnitude = sql`try_cast(${digits} as decimal(24, 6))`;
  return sql`struct_pack(
    value := case when ${negative} then -${magnitude} else ${magnitude} end * ${factor},
    currency := nullif(upper(${parts}.before || ${parts}.after), ''),
    is_percent := ${parts}.unit = '%',
    rule := case when ${parts}.unit not in ('', '%') then 'abbreviated-number' end,
    reason := case when ${magnitude} is not null then null when ${digits} in ('', '.') then 'not-a-number' else 'number-too-large' end)`;
}

function choiceSql(readings: readonly Sql[]): Sql {
  const [one = sql`null`, other] = readings;
  if (other === undefined) return one;
  return sql`case when ${one}.reason is not null then ${other}
    when ${other}.reason is not null or ${one}.value = ${other}.value then ${one}
    else struct_update(${one}, reason := 'decimal-mark-undeclared') end`;
}
