import { type Grain, weekdays } from "../../core/index.ts";
import {
  type CalendarPeriods,
  type DatePartName,
  isDatePart,
  isDayGrain,
  isHourGrain,
} from "../../definitions/index.ts";
import { type DatePart, id, type Sql, sql } from "../../sql/index.ts";
import type { PrintContext } from "./print-context.ts";

/** The period of a day, or of a moment for grains inside a day: a grain, a calendar, or a part of the date. */
export function printBucket(time: Sql, grain: string, context: PrintContext): Sql {
  if (isDayGrain(grain)) return printDayGrain(time, grain, context);
  if (isHourGrain(grain)) return context.dialect.truncateInstant(grain, time, context.timezone);
  if (isDatePart(grain)) return context.dialect.datePart(parts[grain], time);
  const calendar = context.model.calendars.get(grain);
  if (!calendar) throw new Error(`There is no calendar ${grain}.`);
  return printPeriod(time, calendar.periods);
}

const parts: { readonly [Part in DatePartName]: DatePart } = {
  year_number: "year",
  quarter_of_year: "quarter",
  month_of_year: "month",
  day_of_month: "day",
  day_of_week: "weekday",
  day_of_year: "day_of_year",
};

function printDayGrain(day: Sql, grain: Grain, context: PrintContext): Sql {
  const { dialect, fiscalYearStartMonth } = context;
  const shifted = (unit: "quarter" | "year", months: number) =>
    months === 0
      ? dialect.truncateDate(unit, day)
      : dialect.addMonths(
          dialect.truncateDate(unit, dialect.addMonths(dialect.truncateDate("month", day), sql`${-months}`)),
          sql`${months}`,
        );
  switch (grain) {
    case "day":
      return day;
    case "week":
      return printWeek(day, context);
    case "fiscal_quarter":
      return shifted("quarter", (fiscalYearStartMonth - 1) % 3);
    case "fiscal_year":
      return shifted("year", fiscalYearStartMonth - 1);
    default:
      return dialect.truncateDate(grain, day);
  }
}

function printWeek(day: Sql, { dialect, weekStart }: PrintContext): Sql {
  const offset = weekdays.indexOf(weekStart);
  if (offset === 0) return dialect.truncateDate("week", day);
  return dialect.addDays(dialect.truncateDate("week", dialect.addDays(day, sql`${-offset}`)), sql`${offset}`);
}

/** One row a day in a calendar's table: the day has one period there, or none. */
function printPeriod(day: Sql, periods: CalendarPeriods): Sql {
  if (periods.kind === "listed") return printListed(day, periods.starts);
  const { dataset, column } = periods;
  return sql`(select max(${id("c", column)}) from ${id(dataset)} as ${id("c")} where ${id("c", periods.day)} = ${day})`;
}

/** The last start that is not after the day; the very last one only ends the calendar. */
function printListed(day: Sql, starts: readonly string[]): Sql {
  const date = (text: string) => sql`cast(${text} as date)`;
  const end = starts.at(-1)!;
  const begun = starts
    .slice(0, -1)
    .reduceRight<Sql>(
      (earlier, start) => sql`${earlier} when ${day} >= ${date(start)} then ${date(start)}`,
      sql`case when ${day} >= ${date(end)} then null`,
    );
  return sql`${begun} end`;
}
