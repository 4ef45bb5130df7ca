import { type Grain, lengthOf } from "../../core/index.ts";
import { literalSql, type Sql, sql } from "../../sql/index.ts";
import type { PrintContext } from "./print-context.ts";

/** How many periods lie between the first days of two. */
export function printPeriodsBetween(from: Sql, to: Sql, every: Grain, { dialect }: PrintContext): Sql {
  const { days, months } = lengthOf(every);
  if (days !== undefined) return over(dialect.daysBetween(from, to), days, dialect);
  const part = (name: "year" | "month", day: Sql) => dialect.datePart(name, day);
  const between = sql`(12 * (${part("year", to)} - ${part("year", from)}) + ${part("month", to)} - ${part("month", from)})`;
  return over(between, months, dialect);
}

function over(count: Sql, size: number, dialect: PrintContext["dialect"]): Sql {
  return size === 1 ? count : dialect.divideIntegers(count, literalSql(size));
}

/** The first day of the period so many after another. */
export function printPeriodsAfter(start: Sql, periods: Sql, every: Grain, { dialect }: PrintContext): Sql {
  const { days, months } = lengthOf(every);
  return days === undefined
    ? dialect.addMonths(start, sql`(${periods}) * ${literalSql(months)}`)
    : dialect.addDays(start, sql`(${periods}) * ${literalSql(days)}`);
}
