import type { Expression } from "../../definitions/index.ts";
import { type DatePart, type Dialect, type Sql, sql } from "../../sql/index.ts";

type Call = Extract<Expression, { kind: "call" }>;

const parts: { readonly [name: string]: DatePart } = {
  year: "year",
  quarter: "quarter",
  month: "month",
  day: "day",
  day_of_year: "day_of_year",
  weekday: "weekday",
  iso_week: "iso_week",
  iso_year: "iso_year",
};

export function printDateCall(call: Call, values: readonly Sql[], dialect: Dialect): Sql | undefined {
  const [first = sql``] = values;
  const part = parts[call.name];
  if (part) return dialect.datePart(part, first);
  if (call.name === "is_weekend") return sql`(${dialect.datePart("weekday", first)} >= 6)`;
  return (
    shifted(call.name, values, dialect) ??
    between(call.name, values, dialect) ??
    periodOf(call, values, dialect)
  );
}

function shifted(name: string, values: readonly Sql[], dialect: Dialect): Sql | undefined {
  const [day = sql``, count = sql``, third = sql``] = values;
  switch (name) {
    case "add_days":
      return dialect.addDays(day, count);
    case "add_weeks":
      return dialect.addDays(day, sql`(7 * ${count})`);
    case "add_months":
      return dialect.addMonths(day, count);
    case "add_years":
      return dialect.addMonths(day, sql`(12 * ${count})`);
    case "make_date":
      return dialect.makeDate(day, count, third);
    default:
      return undefined;
  }
}

function between(name: string, values: readonly Sql[], dialect: Dialect): Sql | undefined {
  const [from = sql``, to = sql``] = values;
  const elapsed = (microseconds: Sql) => dialect.divide(dialect.microsecondsBetween(from, to), microseconds);
  switch (name) {
    case "days_between":
      return dialect.daysBetween(from, to);
    case "weeks_between":
      return dialect.divideIntegers(dialect.daysBetween(from, to), sql`7`);
    case "months_between":
      return monthsBetween(from, to, dialect);
    case "years_between":
      return dialect.divideIntegers(monthsBetween(from, to, dialect), sql`12`);
    case "minutes_between":
      return elapsed(sql`60000000`);
    case "hours_between":
      return elapsed(sql`3600000000`);
    case "elapsed_days":
      return elapsed(sql`86400000000`);
    default:
      return undefined;
  }
}

/** The difference of the months, less one when so many months after the earlier day pass the later one. */
function monthsBetween(from: Sql, to: Sql, dialect: Dialect): Sql {
  const whole = (earlier: Sql, later: Sql) => {
    const number = (day: Sql) =>
      sql`(${dialect.datePart("year", day)} * 12 + ${dialect.datePart("month", day)})`;
    const months = sql`(${number(later)} - ${number(earlier)})`;
    return sql`(${months} - case when ${dialect.addMonths(earlier, months)} > ${later} then 1 else 0 end)`;
  };
  return sql`case when ${to} >= ${from} then ${whole(from, to)} else - ${whole(to, from)} end`;
}

function periodOf(call: Call, [, day = sql``]: readonly Sql[], dialect: Dialect): Sql | undefined {
  if (call.name !== "date_trunc" && call.name !== "last_day") return undefined;
  const unit = grainOf(call);
  const start = unit === "day" ? day : dialect.truncateDate(unit, day);
  if (call.name === "date_trunc" || unit === "day") return start;
  return dialect.addDays(nextOf(unit, start, dialect), sql`-1`);
}

const units = ["day", "week", "month", "quarter", "year"] as const;
type Unit = (typeof units)[number];

function grainOf(call: Call): Unit {
  const [grain] = call.arguments;
  const written = grain?.kind === "literal" ? units.find((unit) => unit === grain.value) : undefined;
  if (!written) throw new Error(`The grain of ${call.name} is not written out.`);
  return written;
}

function nextOf(unit: Exclude<Unit, "day">, start: Sql, dialect: Dialect): Sql {
  if (unit === "week") return dialect.addDays(start, sql`7`);
  const months = { month: sql`1`, quarter: sql`3`, year: sql`12` }[unit];
  return dialect.addMonths(start, months);
}
