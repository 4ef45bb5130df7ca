import { literalSql, type Sql, sql } from "../../sql/index.ts";
import type { ColumnSpec } from "../dictionary/spec.ts";
import type { FieldMapping } from "../mapping.ts";
import { columnField } from "./field-options.ts";
import { as, type FieldSql, levelColumn, levelName, type TypingContext } from "./field-sql.ts";
import { cleanNumberSql, numberLevels } from "./number-levels.ts";

/** Whole numbers and decimals. A percent is a share: `27.78%` is 0.2778. */
export function numberField(column: ColumnSpec, field: FieldMapping, context: TypingContext): FieldSql {
  const text = levelColumn("t", column);
  const value = levelColumn("v", column);
  const clean =
    column.type === "integer"
      ? cleanIntegerSql(text)
      : cleanNumberSql(text, context.mapping.decimal, sql`decimal(18, 6)`);
  const read = sql`coalesce(${levelColumn("f", column)}, try_cast(${levelColumn("s", column)}.value as decimal(18, 6)))`;
  const scaled = scaledSql(read, field);
  const type = column.type === "integer" ? sql`bigint` : sql`decimal(18, 6)`;
  return {
    column,
    levels: [
      ...numberLevels(column, context.mapping, clean),
      [as(levelName("x", column), scaled)],
      [as(levelName("v", column), sql`try_cast(${levelColumn("x", column)} as ${type})`)],
    ],
    outputs: [as(column.name, value)],
    reason: sql`case when ${text} is null then ${absentSql(column)}
      when ${levelColumn("f", column)} is null and ${levelColumn("s", column)}.reason is not null then ${levelColumn("s", column)}.reason
      when regexp_matches(${levelColumn("s", column)}.currency, '[A-Z]') then 'not-a-number'
      when ${value} is null then 'number-too-large'
      ${column.type === "integer" ? sql`when ${value} <> ${levelColumn("x", column)} then 'not-an-integer'` : sql``}
      ${rangeSql(column, value)} end`,
    repair: sql`${levelColumn("s", column)}.rule`,
  };
}

/** The reason of an empty cell. */
export function absentSql(column: ColumnSpec): Sql {
  return column.required === true ? sql`'required'` : sql`null`;
}

/** Branches of the reason of a value outside the limits of its column. */
export function rangeSql(column: ColumnSpec, value: Sql): Sql {
  const [low, high] = column.range ?? [null, null];
  const below = low === null ? sql`` : sql` when ${value} < ${literalSql(low)} then 'out-of-range'`;
  const above = high === null ? sql`` : sql` when ${value} > ${literalSql(high)} then 'out-of-range'`;
  return sql`${below}${above}`;
}

/** The number times what the mapping declares. */
export function scaledSql(value: Sql, field: FieldMapping): Sql {
  const times = columnField(field).times;
  return times === undefined
    ? value
    : sql`(${value})::decimal(20, 6) * ${literalSql(String(times))}::decimal(18, 9)`;
}

function cleanIntegerSql(text: Sql): Sql {
  return sql`case when not contains(${text}, '.') then try_cast(${text} as decimal(18, 0)) end`;
}
