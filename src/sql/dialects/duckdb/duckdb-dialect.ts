import { unreachable } from "../../../core/index.ts";
import { literalSql } from "../../literal-sql.ts";
import { id, join, type Sql, sql } from "../../sql.ts";
import type { DatePart, Dialect, SqlFraction } from "../dialect.ts";

/** DuckDB 1.5. `/` on decimals gives a double there, hence the division over scaled integers. */
export const duckdbDialect: Dialect = {
  name: "duckdb",
  truncateDate,
  truncateInstant: (unit, instant, timezone) => {
    const local = localTime(instant, timezone);
    // Back from local time an hour that clocks read twice would be one.
    return sql`(${instant} - (${local} - date_trunc(${literalSql(unit)}, ${local})))`;
  },
  localTime,
  instantOf,
  startOfDay,
  everyDay: (from, to, column) =>
    sql`select cast(unnest(generate_series(${from}, ${to}, interval 1 day)) as date) as ${id(column)}`,
  everyMoment: (from, to, seconds, column) =>
    sql`select unnest(generate_series(${from}, ${to}, to_seconds(${literalSql(seconds)}))) as ${id(column)}`,
  namedOnce: (name, select) => sql`${name} as materialized (${select})`,
  addDays: (day, days) => sql`(${day} + cast(${days} as integer))`,
  addMonths: (day, months) => sql`cast(${day} + to_months(cast(${months} as integer)) as date)`,
  daysBetween: (from, to) => sql`(${to} - ${from})`,
  datePart: (part, day) => sql`date_part(${literalSql(partNames[part])}, ${day})`,
  makeDate,
  addSeconds: (instant, seconds) => sql`(${instant} + to_seconds(${literalSql(seconds)}))`,
  addDaysToInstant: (instant, days) => sql`(${instant} + to_days(cast(${days} as integer)))`,
  dayOfInstant: (instant, timezone) => sql`cast(${localTime(instant, timezone)} as date)`,
  microsecondsBetween: (from, to) => sql`(epoch_us(${to}) - epoch_us(${from}))`,
  wholeDaysBetween: (from, to) => sql`((epoch_us(${to}) - epoch_us(${from})) // cast(86400000000 as bigint))`,
  divide,
  divideIntegers: (dividend, divisor) =>
    sql`cast(trunc(cast(${dividend} as hugeint) // nullif(${divisor}, 0)) as bigint)`,
  leastKnown: (values) => sql`least(${join(values)})`,
  greatestKnown: (values) => sql`greatest(${join(values)})`,
  contains: (text, part) => sql`contains(${text}, ${part})`,
  startsWith: (text, part) => sql`starts_with(${text}, ${part})`,
  endsWith: (text, part) => sql`ends_with(${text}, ${part})`,
  integerIn: (text) => textHolding(text, "[ ]*[+-]?[0-9]+[ ]*", sql`bigint`),
  decimalIn: (text) => textHolding(text, "[ ]*[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)[ ]*", sql`decimal(24,6)`),
  dateIn: (text) => textHolding(text, "[0-9]{4}-[0-9]{2}-[0-9]{2}", sql`date`),
  approximateQuantile: (value, { numerator, denominator }) =>
    sql`approx_quantile(cast(${value} as double), cast(${literalSql(numerator)} / ${literalSql(denominator)} as float))`,
  orderStatistics,
};

function localTime(instant: Sql, timezone: string): Sql {
  return timezone === "UTC" ? instant : betweenZones(instant, "UTC", timezone);
}

function instantOf(local: Sql, timezone: string): Sql {
  return timezone === "UTC" ? local : betweenZones(local, timezone, "UTC");
}

/** By way of the last second of the day before: where clocks go back to midnight, they show it twice. */
function startOfDay(day: Sql, timezone: string): Sql {
  const midnight = sql`cast(${day} as timestamp)`;
  if (timezone === "UTC") return midnight;
  return sql`(${instantOf(sql`${midnight} - to_seconds(1)`, timezone)} + to_seconds(1))`;
}

/** From what the clocks of one zone show to what those of another show then. */
function betweenZones(time: Sql, from: string, to: string): Sql {
  return sql`timezone(${literalSql(to)}, timezone(${literalSql(from)}, ${time}))`;
}

/** Written without `date_trunc`, which goes by way of a timestamp and takes twice the time. */
function truncateDate(unit: "week" | "month" | "quarter" | "year", day: Sql): Sql {
  switch (unit) {
    case "week":
      return sql`(${day} - (cast(isodow(${day}) as integer) - 1))`;
    case "month":
      return sql`(${day} - (cast(day(${day}) as integer) - 1))`;
    case "quarter":
      return sql`make_date(year(${day}), 3 * quarter(${day}) - 2, 1)`;
    case "year":
      return sql`(${day} - (cast(dayofyear(${day}) as integer) - 1))`;
    default:
      return unreachable(unit);
  }
}

const partNames: { readonly [Part in DatePart]: string } = {
  year: "year",
  quarter: "quarter",
  month: "month",
  day: "day",
  day_of_year: "doy",
  weekday: "isodow",
  iso_week: "week",
  iso_year: "isoyear",
};

function makeDate(year: Sql, month: Sql, day: Sql): Sql {
  const inRange = sql`${year} between 1 and 9999 and ${month} between 1 and 12 and ${day} between 1 and 31`;
  return sql`case when ${inRange} then try_cast(printf('%04d-%02d-%02d', ${year}, ${month}, ${day}) as date) end`;
}

/** `try_cast` alone reads more forms than the language allows: '1e3', '1.5' as an integer. */
function textHolding(text: Sql, pattern: string, type: Sql): Sql {
  return sql`case when regexp_full_match(${text}, ${literalSql(pattern)}) then try_cast(trim(${text}) as ${type}) end`;
}

/**
 * Both sides are scaled to millionths and divided as integers to twelve places, cut towards zero; the cast
 * to ten places then rounds half away from zero, as it would have rounded the exact quotient.
 */
function divide(dividend: Sql, divisor: Sql): Sql {
  const scaled = (value: Sql) => sql`cast(cast(${value} as decimal(28,6)) * 1000000 as hugeint)`;
  const quotient = sql`(${scaled(dividend)} * 1000000000000 // nullif(${scaled(divisor)}, 0))`;
  return sql`cast(cast(${quotient} as decimal(38,0)) * cast(0.000000000001 as decimal(12,12)) as decimal(28,10))`;
}

/**
 * `quantile_disc` takes position ceil(n p) - 1, which for a median is the lower of the two in the middle; of
 * the values negated, the upper. For another fraction the two positions differ, hence the sorted list.
 */
function orderStatistics(value: Sql, { numerator, denominator }: SqlFraction): { below: Sql; above: Sql } {
  if (numerator * 2 === denominator)
    return { below: sql`quantile_disc(${value}, 0.5)`, above: sql`(- quantile_disc(- ${value}, 0.5))` };
  const sorted = sql`list_sort(list(${value}))`;
  const [a, b] = [literalSql(numerator), literalSql(denominator)];
  const at = (offset: number) =>
    sql`list_extract(${sorted}, ${literalSql(offset)} + ((count(${value}) - 1) * ${a}) // ${b})`;
  return { below: at(1), above: sql`coalesce(${at(2)}, ${at(1)})` };
}
