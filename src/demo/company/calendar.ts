import { start } from "../plan.ts";

const dayMs = 86_400_000;

/** A day of the history, counted from 0, as a date at midnight UTC. */
export function dateOfDay(day: number): Date {
  return new Date(Date.parse(`${start}T00:00:00Z`) + day * dayMs);
}

export function isoDay(day: number): string {
  return dateOfDay(day).toISOString().slice(0, 10);
}

/** From 0 (Monday) to 6 (Sunday). */
export function weekdayOf(day: number): number {
  return (dateOfDay(day).getUTCDay() + 6) % 7;
}

/** The days on which months of the history start. */
export function monthStarts(days: number): readonly number[] {
  return Array.from({ length: days }, (_, day) => day).filter((day) => isoDay(day).endsWith("-01"));
}
