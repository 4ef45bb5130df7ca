import { businessYears, type Weekday, weekdays } from "../../core/index.ts";
import { all, id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { callsBusinessHours } from "../plan/calls-business-hours.ts";
import type { PrintContext } from "./print-context.ts";

/** No dataset is named with a point in it. */
const table = "business.days";

/** The days of work, as a named step, for whatever of a statement calls for business hours; else nothing. */
export function businessDays(readBy: unknown, context: PrintContext): readonly Sql[] {
  return callsBusinessHours(readBy, context.model) ? [sql`${id(table)} as (${printDays(context)})`] : [];
}

/**
 * One row a day: the instant at which it opens, how many microseconds it is open (none on a day without work), and how
 * many the days before it were. Both ends are instants, so that a day on which clocks change is as long as it is.
 */
function printDays({ dialect, timezone, businessHours, closedDays }: PrintContext): Sql {
  const { fromMinute, toMinute, days } = businessHours;
  const day = id("day");
  const at = (minute: number) =>
    dialect.instantOf(dialect.addSeconds(sql`cast(${day} as timestamp)`, minute * 60), timezone);
  const every = dialect.everyDay(
    date(`${businessYears.first}-01-01`),
    date(`${businessYears.last}-12-31`),
    "day",
  );
  const isWorked = all([
    sql`${dialect.datePart("weekday", day)} in (${join(days.map(numberOf).map(literalSql))})`,
    ...notAmong(day, closedDays()),
  ]);
  const length = sql`case when ${isWorked} then ${dialect.microsecondsBetween(at(fromMinute), at(toMinute))} else 0 end`;
  const opened = sql`select ${day}, ${at(fromMinute)} as ${id("opens")}, ${length} as ${id("length")} from (${every}) as d`;
  const sum = sql`sum(${id("length")}) over (order by ${day} rows between unbounded preceding and current row)`;
  return sql`select ${day}, ${id("opens")}, ${id("length")}, cast(${sum} - ${id("length")} as bigint) as ${id("before")} from (${opened}) as o`;
}

function numberOf(day: Weekday): number {
  return weekdays.indexOf(day) + 1;
}

function notAmong(day: Sql, closed: readonly string[]): readonly Sql[] {
  const { first, last } = businessYears;
  const known = closed.filter((one) => one >= `${first}-01-01` && one <= `${last}-12-31`);
  return known.length === 0 ? [] : [sql`${day} not in (${join(known.map(date))})`];
}

function date(text: string): Sql {
  return sql`cast(${literalSql(text)} as date)`;
}

/** Microseconds of work before an instant, since the first known day; null outside the known days. */
export function workedBefore(instant: Sql, { dialect, timezone }: PrintContext): Sql {
  const today = sql`cast(${dialect.localTime(instant, timezone)} as date)`;
  const since = dialect.greatestKnown([dialect.microsecondsBetween(id("b", "opens"), instant), sql`0`]);
  const worked = dialect.leastKnown([since, id("b", "length")]);
  return sql`(select max(${id("b", "before")} + ${worked}) from ${id(table)} as ${id("b")} where ${id("b", "day")} = ${today})`;
}
