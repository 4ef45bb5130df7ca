import { Temporal } from "temporal-polyfill";
import { unreachable } from "../result.ts";
import { type Weekday, weekdays } from "../settings.ts";
import type { Grain } from "./grain.ts";

/** What a workspace declares of its calendar. Dates are `YYYY-MM-DD`. */
export interface Calendar {
  readonly weekStart: Weekday;
  /** From 1. */
  readonly fiscalYearStartMonth: number;
}

/** The first day of the bucket that holds a day. */
export function bucketStart(calendar: Calendar, grain: Grain, day: string): string {
  const date = Temporal.PlainDate.from(day);
  return startOf(calendar, grain, date).toString();
}

/** The first day of the bucket after the one that starts on `start`. */
export function nextBucket(grain: Grain, start: string): string {
  return Temporal.PlainDate.from(start).add(lengthOf(grain)).toString();
}

export function previousBucket(grain: Grain, start: string): string {
  return Temporal.PlainDate.from(start).subtract(lengthOf(grain)).toString();
}

/**
 * The same bucket a year before. Days and weeks go back 52 weeks, so that a Monday meets a Monday.
 */
export function sameBucketLastYear(grain: Grain, start: string): string {
  const back = grain === "day" || grain === "week" ? { days: 364 } : { years: 1 };
  return Temporal.PlainDate.from(start).subtract(back).toString();
}

/** Starts of every bucket that touches the days from `from` to `to`, both included. */
export function bucketsBetween(calendar: Calendar, grain: Grain, from: string, to: string): string[] {
  const starts: string[] = [];
  const step = lengthOf(grain);
  const last = Temporal.PlainDate.from(to);
  let start = startOf(calendar, grain, Temporal.PlainDate.from(from));
  while (Temporal.PlainDate.compare(start, last) <= 0) {
    starts.push(start.toString());
    start = start.add(step);
  }
  return starts;
}

/** Days to add (negative: to go back) from a day. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** So many months later, on the last day of the month when it has no such day. */
export function addMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

/** Whole days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: "days" }).days;
}

function startOf(calendar: Calendar, grain: Grain, date: Temporal.PlainDate): Temporal.PlainDate {
  switch (grain) {
    case "day":
      return date;
    case "week":
      return date.subtract({ days: (date.dayOfWeek - 1 - weekdays.indexOf(calendar.weekStart) + 7) % 7 });
    case "month":
      return date.with({ day: 1 });
    case "quarter":
      return monthsInto(date, 1, 3);
    case "year":
      return date.with({ month: 1, day: 1 });
    case "fiscal_quarter":
      return monthsInto(date, calendar.fiscalYearStartMonth, 3);
    case "fiscal_year":
      return monthsInto(date, calendar.fiscalYearStartMonth, 12);
    default:
      return unreachable(grain);
  }
}

function monthsInto(date: Temporal.PlainDate, firstMonth: number, length: number): Temporal.PlainDate {
  return date.with({ day: 1 }).subtract({ months: (date.month - firstMonth + 12) % length });
}

/** How long a period is: in days, or in months, which are not alike. */
export type GrainLength =
  | { readonly days: number; readonly months?: never }
  | { readonly months: number; readonly days?: never };

export function lengthOf(grain: Grain): GrainLength {
  switch (grain) {
    case "day":
      return { days: 1 };
    case "week":
      return { days: 7 };
    case "month":
      return { months: 1 };
    case "quarter":
    case "fiscal_quarter":
      return { months: 3 };
    case "year":
    case "fiscal_year":
      return { months: 12 };
    default:
      return unreachable(grain);
  }
}
