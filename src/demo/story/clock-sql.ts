import { literalSql, type Sql, sql } from "../../sql/index.ts";
import { days, start, timezone } from "../plan.ts";

export const historyMinutes = days * 1440;

/** `local_at(minutes)`, `local_at_second(seconds)`: local timestamps; `utc_at`: as Salesforce writes instants. */
export const clockMacros: readonly Sql[] = [
  sql`create macro local_at(minutes) as ${literalSql(start)}::timestamp + to_minutes(minutes::bigint)`,
  sql`create macro local_at_second(seconds) as ${literalSql(start)}::timestamp + to_seconds(seconds::bigint)`,
  sql`create macro local_day(minutes) as ${literalSql(start)}::date + (minutes // 1440)::integer`,
  sql`create macro hubspot_at(minutes) as strftime(local_at(minutes), '%Y-%m-%d %H:%M')`,
  sql`create macro utc_at(minutes) as
    strftime(timezone(${literalSql(timezone)}, local_at(minutes)), '%Y-%m-%dT%H:%M:%S.000+0000')`,
];

/** Office hours on a day: never the hours that summer time removes or repeats. */
export function officeMinuteSql(day: Sql, uniform: Sql): Sql {
  return sql`(${day} * 1440 + 480 + floor(${uniform} * 600)::integer)`;
}

/** A later day: at least one, exponential beyond, capped. */
export function laterDaySql(from: Sql, exponential: Sql, cap: number): Sql {
  return sql`(${from} // 1440 + 1 + least(floor(${exponential}), ${literalSql(cap)})::integer)`;
}

export function withinHistorySql(minutes: Sql): Sql {
  return sql`case when ${minutes} < ${literalSql(historyMinutes)} then ${minutes} end`;
}
