import { addDays, dayIn, startOfDay } from "../../core/index.ts";

/** A period begins and ends with a day, or with a moment: the last of them is outside. */
export function isDay(text: string): boolean {
  return text.length === "YYYY-MM-DD".length;
}

/** The first day that a period touches in a zone. */
export function firstDay(timezone: string, from: string): string {
  return isDay(from) ? from : dayIn(timezone, from);
}

/** The last day that a period touches in a zone. */
export function lastDay(timezone: string, to: string): string {
  return isDay(to) ? to : dayIn(timezone, before(to));
}

/** The moment at which a period begins. */
export function firstMoment(timezone: string, from: string): string {
  return isDay(from) ? new Date(startOfDay(timezone, from)).toISOString() : from;
}

/** The last millisecond before a period is over. */
export function lastMoment(timezone: string, to: string): string {
  return before(isDay(to) ? new Date(startOfDay(timezone, addDays(to, 1))).toISOString() : to);
}

function before(instant: string): string {
  return new Date(Date.parse(instant) - 1).toISOString();
}
