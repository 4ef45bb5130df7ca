import { type Duration, isDayGrain, isHourGrain, type CalendarPeriods } from "../../definitions/index.ts";
import { type Dialect, id, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { MomentUnit } from "../plan/calendar-plan.ts";
import type { PrintContext } from "./print-context.ts";

interface Within {
  readonly unit: MomentUnit;
  readonly context: PrintContext;
}

/** A moment so long before another: by days or longer, at the hour that local clocks show. */
export function printBack(moment: Sql, { count, unit: grain }: Duration, { unit, context }: Within): Sql {
  const { dialect } = context;
  if (isHourGrain(grain)) return dialect.addSeconds(moment, -count * secondsIn[grain]);
  if (unit === "day") return dayBack(moment, { count, unit: grain }, context);
  const day = dialect.dayOfInstant(moment, context.timezone);
  const midnight = (one: Sql) => sql`cast(${one} as timestamp)`;
  const back = dayBack(day, { count, unit: grain }, context);
  const shown = sql`(${midnight(back)} + (${dialect.localTime(moment, context.timezone)} - ${midnight(day)}))`;
  return dialect.instantOf(shown, context.timezone);
}

/** A day so long before another. */
function dayBack(day: Sql, { count, unit: grain }: Duration, { dialect, model }: PrintContext): Sql {
  if (!isDayGrain(grain)) {
    const calendar = model.calendars.get(grain);
    if (!calendar) throw new Error(`There is no calendar ${grain}.`);
    return backInCalendar(day, calendar.periods, { count, dialect });
  }
  const days = daysIn[grain];
  return days === undefined
    ? dialect.addMonths(day, literalSql(-count * monthsIn[grain]!))
    : dialect.addDays(day, literalSql(-count * days));
}

const secondsIn = { second: 1, minute: 60, hour: 3600 } as const;
const daysIn: { readonly [grain: string]: number | undefined } = { day: 1, week: 7 };
const monthsIn: { readonly [grain: string]: number | undefined } = {
  month: 1,
  quarter: 3,
  fiscal_quarter: 3,
  year: 12,
  fiscal_year: 12,
};

/** As far into the earlier period as the day is in its own; on the last day of one that is shorter. */
interface Back {
  readonly count: number;
  readonly dialect: Dialect;
}

function backInCalendar(day: Sql, periods: CalendarPeriods, back: Back): Sql {
  return periods.kind === "table"
    ? backInTable(day, periods, back.count)
    : backInList(day, periods.starts, back);
}

function backInTable(
  day: Sql,
  { dataset, day: dayColumn, column }: Extract<CalendarPeriods, { kind: "table" }>,
  count: number,
): Sql {
  const started = sql`select ${id(dayColumn)} as ${id("day")}, ${id(column)} as ${id("period")}, min(${id(dayColumn)}) over (partition by ${id(column)}) as ${id("start")} from ${id(dataset)} where ${id(column)} is not null`;
  const placed = sql`select ${id("day")}, dense_rank() over (order by ${id("start")}) as ${id("number")}, row_number() over (partition by ${id("period")} order by ${id("day")}) as ${id("place")}, count(*) over (partition by ${id("period")}) as ${id("size")} from (${started}) as s`;
  return sql`(select max(${id("b", "day")}) from (${placed}) as ${id("a")} inner join (${placed}) as ${id("b")} on ${id("b", "number")} = ${id("a", "number")} - ${literalSql(count)} and ${id("b", "place")} = case when ${id("a", "place")} < ${id("b", "size")} then ${id("a", "place")} else ${id("b", "size")} end where ${id("a", "day")} = ${day})`;
}

function backInList(day: Sql, starts: readonly string[], { count, dialect }: Back): Sql {
  const date = (text: string) => sql`cast(${text} as date)`;
  const branches = starts
    .slice(0, -1)
    .map((start, index) => ({ start, end: starts[index + 1]!, index }))
    .filter(({ index }) => index >= count)
    .reduce<Sql>((before, { start, end, index }) => {
      const [target, limit] = [starts[index - count]!, starts[index - count + 1]!];
      const moved = dialect.addDays(date(target), dialect.daysBetween(date(start), day));
      return sql`${before} when ${day} >= ${date(start)} and ${day} < ${date(end)} then case when ${moved} < ${date(limit)} then ${moved} else ${dialect.addDays(date(limit), sql`-1`)} end`;
    }, sql`case`);
  return sql`${branches} end`;
}
