import { weekdays } from "../../../core/index.ts";
import type { CalendarPeriods } from "../../../definitions/index.ts";
import { addMonths, civilOf, dayOf, dayText, firstOfYear, monthsFrom, weekdayOf } from "./civil.ts";
import type { Moment } from "./moment.ts";
import { exact, keyText, type Value } from "./value.ts";
import { cell, tableNamed, type World } from "./world.ts";
import { localOf } from "./zone.ts";

/** Seconds of the units inside a day. */
export const unitSeconds: { readonly [unit: string]: number | undefined } = {
  second: 1,
  minute: 60,
  hour: 3600,
};

/** What a grain, a part of the date or a calendar of the company's own makes of a moment. */
export function periodValue(world: World, grain: string, moment: Moment): Value {
  const seconds = unitSeconds[grain];
  if (seconds !== undefined)
    return moment.second === undefined ? null : instantText(unitStart(world, seconds, moment.second));
  const part = datePart(grain, moment.day);
  if (part !== undefined) return exact(part);
  const start = grainStart(world, grain, moment.day);
  if (start !== undefined) return dayText(start);
  return customPeriod(world, periodsOf(world, grain), moment.day);
}

/** Where the unit that holds a second begins on local clocks. */
export function unitStart({ zone }: World, seconds: number, second: number): number {
  const local = localOf(zone, second);
  return second - (((local % seconds) + seconds) % seconds);
}

function instantText(second: number): string {
  return new Date(second * 1000).toISOString();
}

/** The first day of the period of a grain; undefined for a calendar. */
export function grainStart({ settings }: World, grain: string, day: number): number | undefined {
  switch (grain) {
    case "day":
      return day;
    case "week": {
      const into = weekdayOf(day) - 1 - weekdays.indexOf(settings.weekStart);
      return day - ((into + 7) % 7);
    }
    case "month":
      return monthsFrom(day, 1, 1);
    case "quarter":
      return monthsFrom(day, 1, 3);
    case "year":
      return monthsFrom(day, 1, 12);
    case "fiscal_quarter":
      return monthsFrom(day, settings.fiscalYearStartMonth, 3);
    case "fiscal_year":
      return monthsFrom(day, settings.fiscalYearStartMonth, 12);
    default:
      return undefined;
  }
}

export function datePart(part: string, day: number): number | undefined {
  const civil = civilOf(day);
  switch (part) {
    case "year_number":
      return civil.year;
    case "quarter_of_year":
      return Math.ceil(civil.month / 3);
    case "month_of_year":
      return civil.month;
    case "day_of_month":
      return civil.day;
    case "day_of_week":
      return weekdayOf(day);
    case "day_of_year":
      return day - firstOfYear(day) + 1;
    default:
      return undefined;
  }
}

function periodsOf({ model }: World, calendar: string): CalendarPeriods {
  const found = model.calendars.get(calendar);
  if (!found) throw new Error(`There is no calendar ${calendar}.`);
  return found.periods;
}

function customPeriod(world: World, periods: CalendarPeriods, day: number): Value {
  if (periods.kind === "table")
    return placedDays(world, periods).find((one) => one.day === day)?.period ?? null;
  const starts = periods.starts.map(dayOf);
  if (day >= starts.at(-1)!) return null;
  const start = starts.slice(0, -1).findLast((one) => one <= day);
  return start === undefined ? null : dayText(start);
}

/** The first day of the period of a calendar; undefined where there is none. */
export function customStart(world: World, calendar: string, day: number): Moment | undefined {
  const periods = periodsOf(world, calendar);
  const days = daysOfPeriods(world, periods).find((some) => some.includes(day));
  return days && { day: days[0]! };
}

interface PlacedDay {
  readonly day: number;
  readonly period: Value;
}

function placedDays(world: World, periods: Extract<CalendarPeriods, { kind: "table" }>) {
  return tableNamed(world, periods.dataset).flatMap((row): readonly PlacedDay[] => {
    const day = cell(row, periods.day);
    return typeof day === "string" ? [{ day: dayOf(day), period: cell(row, periods.column) }] : [];
  });
}

/** The days of each period, in the order of their first. */
function daysOfPeriods(world: World, periods: CalendarPeriods): readonly (readonly number[])[] {
  if (periods.kind === "listed") {
    const starts = periods.starts.map(dayOf);
    return starts
      .slice(0, -1)
      .map((start, index) => Array.from({ length: starts[index + 1]! - start }, (_, into) => start + into));
  }
  const byPeriod = new Map<string, number[]>();
  for (const { day, period } of placedDays(world, periods)) {
    if (period === null) continue;
    const key = keyText([period]);
    byPeriod.set(key, [...(byPeriod.get(key) ?? []), day]);
  }
  return [...byPeriod.values()]
    .map((days) => days.toSorted((a, b) => a - b))
    .toSorted((a, b) => a[0]! - b[0]!);
}

/** As many days into the period so many before; on its last day when it is shorter. */
export function backInCalendar(
  world: World,
  calendar: string,
  { day, count }: { readonly day: number; readonly count: number },
): number | undefined {
  const periods = daysOfPeriods(world, periodsOf(world, calendar));
  const at = periods.findIndex((days) => days.includes(day));
  const earlier = at < 0 ? undefined : periods[at - count];
  return earlier && earlier[Math.min(periods[at]!.indexOf(day), earlier.length - 1)];
}

/** Whole months of a grain; undefined for those of days, and for calendars. */
export function monthsOf(grain: string): number | undefined {
  const months: { readonly [name: string]: number } = {
    month: 1,
    quarter: 3,
    fiscal_quarter: 3,
    year: 12,
    fiscal_year: 12,
  };
  return months[grain];
}

export function monthsBack(day: number, months: number): number {
  return addMonths(day, -months);
}
