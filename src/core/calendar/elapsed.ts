import { Temporal } from "temporal-polyfill";
import { daysBetween } from "./bucket.ts";

/** A stretch of days, the end excluded. */
export interface Period {
  readonly start: string;
  readonly end: string;
}

/** Where an earlier period is cut so that as much of it counts as has passed of the running one. */
export interface Cut {
  /** UTC; instants before it count. */
  readonly instant: string;
  /** Dates before it count. */
  readonly day: string;
}

/** The day on which an instant falls in a zone. */
export function dayIn(timezone: string, instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timezone).toPlainDate().toString();
}

/** The last day of a zone that has begun before an instant: at midnight, the day that ends. */
export function lastDayBefore(timezone: string, instant: string): string {
  const before = Temporal.Instant.from(instant).subtract({ milliseconds: 1 });
  return before.toZonedDateTimeISO(timezone).toPlainDate().toString();
}

/** The share of a period that has passed at an instant: from 0 to 1. */
export function elapsedShare(timezone: string, period: Period, instant: string): number {
  const [start, end] = [startOfDay(timezone, period.start), startOfDay(timezone, period.end)];
  const share = (Temporal.Instant.from(instant).epochMilliseconds - start) / (end - start);
  return Math.min(1, Math.max(0, share));
}

/**
 * The cut of `earlier` at the share of `running` that has passed. Dates carry no hour, so they are cut at
 * the nearest whole day.
 */
export function cutAtSameShare(timezone: string, running: Period, earlier: Period, instant: string): Cut {
  const share = elapsedShare(timezone, running, instant);
  const [start, end] = [startOfDay(timezone, earlier.start), startOfDay(timezone, earlier.end)];
  const moment = Temporal.Instant.fromEpochMilliseconds(Math.round(start + share * (end - start)));
  const days = Math.round(share * daysBetween(earlier.start, earlier.end));
  return {
    instant: moment.toString({ fractionalSecondDigits: 3 }),
    day: Temporal.PlainDate.from(earlier.start).add({ days }).toString(),
  };
}

/** The epoch milliseconds at which a day begins in a zone. */
export function startOfDay(timezone: string, day: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(timezone).epochMilliseconds;
}
