import { type Sql, sql } from "../../sql/index.ts";
import type { ColumnSpec } from "../dictionary/spec.ts";
import type { DateOrder, FieldMapping } from "../mapping.ts";
import { datesOf } from "./field-options.ts";
import { as, type FieldSql, levelColumn, levelName, type TypingContext } from "./field-sql.ts";
import { momentLevels } from "./moment-levels.ts";
import { absentSql } from "./number-field.ts";
import { zoneNamed } from "./zone.ts";
import { clockRepairSql, dayInZoneSql, toUtcSql } from "./zone-sql.ts";

/** Days carry no zone and are never shifted: a time beside them is left. */
export function dateField(column: ColumnSpec, field: FieldMapping, context: TypingContext): FieldSql {
  const slow = levelColumn("s", column);
  return {
    column,
    levels: [
      ...momentLevels(column, orderOf(field, context)),
      [as(levelName("v", column), sql`coalesce(${levelColumn("f", column)}, ${slow}.local)::date`)],
    ],
    outputs: [as(column.name, levelColumn("v", column))],
    reason: momentReasonSql(column),
    repair: sql`case when ${levelColumn("v", column)} is not null then ${slow}.rule end`,
  };
}

/**
 * Instants in UTC: a time without an offset is in the source's zone, a day without a time is its midnight in
 * the workspace's. `<name>_timed` says which, `<name>_day` is the day in the workspace's zone.
 */
export function instantField(column: ColumnSpec, field: FieldMapping, context: TypingContext): FieldSql {
  const own = zoneNamed(context.mapping.timezone);
  const house = zoneNamed(context.settings.timezone);
  const [text, clean, slow] = [levelColumn("t", column), levelColumn("f", column), levelColumn("s", column)];
  const [local, utc, timed, value] = [
    levelColumn("l", column),
    levelColumn("z", column),
    levelColumn("k", column),
    levelColumn("v", column),
  ];
  const ofZone =
    own.name === house.name
      ? toUtcSql(local, house)
      : sql`case when ${timed} then ${toUtcSql(local, own)} else ${toUtcSql(local, house)} end`;
  const shownDay =
    own.name === house.name
      ? sql`case when ${utc} is null then ${local}::date else ${dayInZoneSql(value, house)} end`
      : sql`case when ${timed} then ${dayInZoneSql(value, house)} else ${local}::date end`;
  return {
    column,
    levels: [
      ...momentLevels(column, orderOf(field, context)),
      [
        as(levelName("l", column), sql`coalesce(${clean}, ${slow}.local)`),
        as(levelName("z", column), sql`${slow}.utc`),
        as(
          levelName("k", column),
          sql`case when ${clean} is null then ${slow}.timed else strlen(${text}) > 10 end`,
        ),
      ],
      [as(levelName("v", column), sql`case when ${utc} is not null then ${utc} else ${ofZone} end`)],
      [as(levelName("y", column), shownDay)],
    ],
    outputs: [
      as(column.name, value),
      as(`${column.name}_day`, levelColumn("y", column)),
      as(`${column.name}_timed`, timed),
    ],
    reason: momentReasonSql(column),
    repair: sql`case when ${local} is null or ${utc} is not null then null
      when ${slow}.rule is not null then ${slow}.rule
      when ${timed} then ${clockRepairSql(local, own)} end`,
  };
}

/** The column of the levels that holds a date's or an instant's day. */
export function dayColumn(column: ColumnSpec): Sql {
  return levelColumn(column.type === "date" ? "v" : "y", column);
}

function momentReasonSql(column: ColumnSpec): Sql {
  return sql`case when ${levelColumn("t", column)} is null then ${absentSql(column)}
    when ${levelColumn("f", column)} is null then ${levelColumn("s", column)}.reason end`;
}

function orderOf(field: FieldMapping, context: TypingContext): DateOrder | undefined {
  return datesOf(field) ?? context.mapping.dates;
}
