import {
  addMonths,
  civilOf,
  dayOf,
  dayText,
  isoWeekOf,
  monthsFrom,
  numberOf,
  weekdayOf,
  wholeMonths,
} from "./civil.ts";
import { quotient } from "./division.ts";
import { datePart, monthsOf } from "./periods.ts";
import { exact, type Exact, type Value } from "./value.ts";
import { secondOf } from "./world.ts";

const part = (name: string) => (day: string) => exact(datePart(name, dayOf(day))!);

/** Of no date that is null. */
export const dateCalls = {
  year: part("year_number"),
  quarter: part("quarter_of_year"),
  month: part("month_of_year"),
  day: part("day_of_month"),
  day_of_year: part("day_of_year"),
  weekday: part("day_of_week"),
  iso_week: (day: string) => exact(isoWeekOf(dayOf(day)).week),
  iso_year: (day: string) => exact(isoWeekOf(dayOf(day)).year),
  is_weekend: (day: string) => weekdayOf(dayOf(day)) > 5,
  date_trunc: (grain: string, day: string) => dayText(startOf(grain, dayOf(day))),
  last_day: (grain: string, day: string) => dayText(nextStart(grain, startOf(grain, dayOf(day))) - 1),
  add_days: (day: string, days: Exact) => dayText(dayOf(day) + days.toNumber()),
  add_weeks: (day: string, weeks: Exact) => dayText(dayOf(day) + 7 * weeks.toNumber()),
  add_months: (day: string, months: Exact) => dayText(addMonths(dayOf(day), months.toNumber())),
  add_years: (day: string, years: Exact) => dayText(addMonths(dayOf(day), 12 * years.toNumber())),
  days_between: (from: string, to: string) => exact(dayOf(to) - dayOf(from)),
  weeks_between: (from: string, to: string) => exact(Math.trunc((dayOf(to) - dayOf(from)) / 7) || 0),
  months_between: (from: string, to: string) => exact(wholeMonths(dayOf(from), dayOf(to))),
  years_between: (from: string, to: string) =>
    exact(Math.trunc(wholeMonths(dayOf(from), dayOf(to)) / 12) || 0),
  make_date: (year: Exact, month: Exact, day: Exact) => madeDate(year, month, day),
  hours_between: (from: string, to: string) => elapsed(from, to, 3600),
  minutes_between: (from: string, to: string) => elapsed(from, to, 60),
  elapsed_days: (from: string, to: string) => elapsed(from, to, 86_400),
  to_date: (text: string): Value => {
    const found = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
    return found ? madeDate(exact(found[1]!), exact(found[2]!), exact(found[3]!)) : null;
  },
};

function startOf(grain: string, day: number): number {
  if (grain === "day") return day;
  return grain === "week" ? day - weekdayOf(day) + 1 : monthsFrom(day, 1, monthsOf(grain)!);
}

function nextStart(grain: string, start: number): number {
  const days: { readonly [name: string]: number | undefined } = { day: 1, week: 7 };
  return days[grain] === undefined ? addMonths(start, monthsOf(grain)!) : start + days[grain];
}

function madeDate(year: Exact, month: Exact, day: Exact): Value {
  if (year.lt(1) || year.gt(9999) || month.lt(1) || month.gt(12) || day.lt(1) || day.gt(31)) return null;
  const wanted = { year: year.toNumber(), month: month.toNumber(), day: day.toNumber() };
  const number = numberOf(wanted);
  return civilOf(number).day === wanted.day ? dayText(number) : null;
}

function elapsed(from: string, to: string, seconds: number): Value {
  return quotient(exact(Math.round((secondOf(to) - secondOf(from)) * 1e6)), exact(seconds * 1e6));
}
