import { Temporal } from "temporal-polyfill";
import { addDays } from "./bucket.ts";
import type { HourGrain } from "./grain.ts";

/** What periods are made of: days, or a unit inside a day. */
export type PeriodUnit = "day" | HourGrain;

/** Whether the end of a period is a moment, which lies outside of it; a day lies inside. */
export function isMoment(bound: string): boolean {
  return bound.length > "2024-01-31".length;
}

/** The first day (the first moment of a unit) that does not begin before a bound, which is a day or a moment. */
export function firstFrom(timezone: string, unit: PeriodUnit, bound: string): string {
  if (unit === "day")
    return isMoment(bound) ? roundedUp(timezone, unit, bound).toPlainDate().toString() : bound;
  return isMoment(bound)
    ? textOf(roundedUp(timezone, unit, bound))
    : textOf(Temporal.PlainDate.from(bound).toZonedDateTime(timezone));
}

/** The first one that a period with this end leaves out: a day as its end is part of it, a moment is not. */
export function firstPast(timezone: string, unit: PeriodUnit, bound: string): string {
  return firstFrom(timezone, unit, isMoment(bound) ? bound : addDays(bound, 1));
}

/** Every moment of a unit between two bounds. */
export function momentsBetween(
  timezone: string,
  unit: HourGrain,
  from: string,
  to: string,
): readonly string[] {
  const past = Temporal.Instant.from(firstPast(timezone, unit, to));
  const moments: string[] = [];
  let moment = Temporal.Instant.from(firstFrom(timezone, unit, from));
  while (Temporal.Instant.compare(moment, past) < 0) {
    moments.push(moment.toString({ fractionalSecondDigits: 3 }));
    moment = moment.add({ [`${unit}s`]: 1 });
  }
  return moments;
}

function roundedUp(timezone: string, unit: PeriodUnit, moment: string): Temporal.ZonedDateTime {
  return Temporal.Instant.from(moment)
    .toZonedDateTimeISO(timezone)
    .round({ smallestUnit: unit, roundingMode: "ceil" });
}

function textOf(moment: Temporal.ZonedDateTime): string {
  return moment.toInstant().toString({ fractionalSecondDigits: 3 });
}
