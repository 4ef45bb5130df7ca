import type { Sql } from "../sql.ts";

export type DatePart =
  | "year"
  | "quarter"
  | "month"
  | "day"
  | "day_of_year"
  | "weekday"
  | "iso_week"
  | "iso_year";

/** What engines spell differently, by name. Everything else that a plan prints is portable SQL. */
export interface Dialect {
  readonly name: "duckdb" | "trino";
  /** The first day of the ISO week, month, quarter or year of a date, as a date. */
  truncateDate(unit: "week" | "month" | "quarter" | "year", day: Sql): Sql;
  /** The moment at which an hour, a minute or a second of a zone begins. */
  truncateInstant(unit: "hour" | "minute" | "second", instant: Sql, timezone: string): Sql;
  /** What the clocks of a zone show at an instant, as a timestamp. */
  localTime(instant: Sql, timezone: string): Sql;
  /** The instant at which the clocks of a zone show this: the last of two; what they skip is moved on by as much. */
  instantOf(local: Sql, timezone: string): Sql;
  /** The instant at which a day begins in a zone. */
  startOfDay(day: Sql, timezone: string): Sql;
  /** A relation of one column: every day from one to another, both included. */
  everyDay(from: Sql, to: Sql, column: string): Sql;
  /** A relation of one column: every moment from one to another, both included, so many seconds apart. */
  everyMoment(from: Sql, to: Sql, seconds: number, column: string): Sql;
  /** A date some days later. */
  addDays(day: Sql, days: Sql): Sql;
  /** A date some months later, on the last day of the month when it has no such day. */
  addMonths(day: Sql, months: Sql): Sql;
  /** Whole days from one date to another. */
  daysBetween(from: Sql, to: Sql): Sql;
  /** As an integer; Monday is weekday 1. */
  datePart(part: DatePart, day: Sql): Sql;
  /** Null when there is no such day. */
  makeDate(year: Sql, month: Sql, day: Sql): Sql;
  /** An instant some seconds later. */
  addSeconds(instant: Sql, seconds: number): Sql;
  /** An instant some days of 24 hours later. */
  addDaysToInstant(instant: Sql, days: number): Sql;
  /** The day of an instant in a zone. */
  dayOfInstant(instant: Sql, timezone: string): Sql;
  microsecondsBetween(from: Sql, to: Sql): Sql;
  /** Whole days of 24 hours from one instant to another. */
  wholeDaysBetween(from: Sql, to: Sql): Sql;
  /** An exact decimal with ten places, half away from zero; null when the divisor is null or zero. */
  divide(dividend: Sql, divisor: Sql): Sql;
  /** Of integers, cut towards zero. */
  divideIntegers(dividend: Sql, divisor: Sql): Sql;
  /** The smallest, the largest of those that are not null. */
  leastKnown(values: readonly Sql[]): Sql;
  greatestKnown(values: readonly Sql[]): Sql;
  /** Whether a text contains, starts or ends with another, taken as it is. */
  contains(text: Sql, part: Sql): Sql;
  startsWith(text: Sql, part: Sql): Sql;
  endsWith(text: Sql, part: Sql): Sql;
  /** What a text holds, null when it holds none. */
  integerIn(text: Sql): Sql;
  decimalIn(text: Sql): Sql;
  dateIn(text: Sql): Sql;
  /** An aggregate: a value near the fraction of the ordered values, from a sketch. */
  readonly approximateQuantile?: (value: Sql, fraction: SqlFraction) => Sql;
  /**
   * Aggregates that give the values at positions floor((n - 1) p) and the next of the ordered values, which
   * are not null. An engine without them numbers the rows instead.
   */
  readonly orderStatistics?: (
    value: Sql,
    fraction: SqlFraction,
  ) => { readonly below: Sql; readonly above: Sql };
}

export interface SqlFraction {
  readonly numerator: number;
  readonly denominator: number;
}
