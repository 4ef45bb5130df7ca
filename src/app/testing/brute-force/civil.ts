/** Days are counted from 1970-01-01. */

const daySeconds = 86_400;

export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function dayOf(text: string): number {
  const [year = 0, month = 1, day = 1] = text.split("-").map(Number);
  return numberOf({ year, month, day });
}

export function dayText(day: number): string {
  return new Date(day * daySeconds * 1000).toISOString().slice(0, 10);
}

export function civilOf(day: number): Civil {
  const date = new Date(day * daySeconds * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function numberOf({ year, month, day }: Civil): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.floor(date.getTime() / (daySeconds * 1000));
}

/** On the last day of the month when it has no such day. */
export function addMonths(day: number, months: number): number {
  const civil = civilOf(day);
  const index = civil.year * 12 + civil.month - 1 + months;
  const [year, month] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return numberOf({ year, month, day: Math.min(civil.day, lastDay) });
}

/** Monday is 1. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function firstOfYear(day: number): number {
  return numberOf({ year: civilOf(day).year, month: 1, day: 1 });
}

/** The week's Thursday says which year it is of. */
export function isoWeekOf(day: number): { readonly year: number; readonly week: number } {
  const thursday = day - weekdayOf(day) + 4;
  const start = firstOfYear(thursday);
  return { year: civilOf(thursday).year, week: Math.floor((thursday - start) / 7) + 1 };
}

/** The first day of the stretch of so many months that a day is in, when years begin in a month. */
export function monthsFrom(day: number, firstMonth: number, length: number): number {
  const { year, month } = civilOf(day);
  return addMonths(numberOf({ year, month, day: 1 }), -((((month - firstMonth) % length) + length) % length));
}

/** So long ago that the count of its months says how many lie between two days. */
export function wholeMonths(from: number, to: number): number {
  if (to < from) return -wholeMonths(to, from) || 0;
  const [a, b] = [civilOf(from), civilOf(to)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return addMonths(from, months) > to ? months - 1 : months;
}
