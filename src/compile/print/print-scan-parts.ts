import { all, id, join, type Dialect, type Sql, sql } from "../../sql/index.ts";
import { unreachable, type Weekday, weekdays } from "../../core/index.ts";
import { addressOf, baseAlias, type JoinPlan } from "../plan/join-plan.ts";
import type { Condition, ScanColumn, TimeColumn, AskedPeriod } from "../plan/plan.ts";
import { printExpression, type PrintScope } from "./print-expression.ts";

/** What a printed plan stands on. */
export interface PrintContext {
  readonly dialect: Dialect;
  readonly weekStart: Weekday;
  readonly fiscalYearStartMonth: number;
}

/** `from` a table and its many-to-one joins. */
export function printFrom(table: Sql, joins: readonly JoinPlan[]): Sql {
  const joined = joins.map(
    ({ alias, dataset, key, left }) =>
      sql` left join ${id(dataset)} as ${id(alias)} on ${id(alias, key)} = ${id(left.alias, left.column)}`,
  );
  return sql`from ${table} as ${id(baseAlias)}${join(joined, "")}`;
}

export function scopeOver(joins: readonly JoinPlan[], dialect: Dialect): PrintScope {
  return {
    dialect,
    column: (column) => {
      const { alias, column: name } = addressOf(joins, column);
      return id(alias, name);
    },
  };
}

export function printScanColumn({ name, value }: ScanColumn, scope: PrintScope, context: PrintContext): Sql {
  switch (value.kind) {
    case "expression":
      return sql`${printExpression(value.expression, scope)} as ${id(name)}`;
    case "bucket":
      return sql`${printBucket(value, context)} as ${id(name)}`;
    case "condition":
      return sql`${printCondition(value.condition, scope)} as ${id(name)}`;
    default:
      return unreachable(value);
  }
}

type Bucket = Extract<ScanColumn["value"], { kind: "bucket" }>;

function printBucket({ grain, time }: Bucket, context: PrintContext): Sql {
  const { dialect, fiscalYearStartMonth } = context;
  const day = id(baseAlias, time.day);
  const shifted = (unit: "quarter" | "year", months: number) =>
    months === 0
      ? dialect.truncateDate(unit, day)
      : dialect.addMonths(
          dialect.truncateDate(unit, dialect.addMonths(dialect.truncateDate("month", day), sql`${-months}`)),
          sql`${months}`,
        );
  switch (grain) {
    case "day":
      return day;
    case "week":
      return printWeek(day, context);
    case "month":
    case "quarter":
    case "year":
      return dialect.truncateDate(grain, day);
    case "fiscal_quarter":
      return shifted("quarter", (fiscalYearStartMonth - 1) % 3);
    case "fiscal_year":
      return shifted("year", fiscalYearStartMonth - 1);
    default:
      return unreachable(grain);
  }
}

function printWeek(day: Sql, { dialect, weekStart }: PrintContext): Sql {
  const offset = weekdays.indexOf(weekStart);
  if (offset === 0) return dialect.truncateDate("week", day);
  return dialect.addDays(dialect.truncateDate("week", dialect.addDays(day, sql`${-offset}`)), sql`${offset}`);
}

export function printConditions(conditions: readonly Condition[], scope: PrintScope): Sql {
  return conditions.length === 0
    ? sql``
    : sql` where ${all(conditions.map((one) => printCondition(one, scope)))}`;
}

export function printCondition(condition: Condition, scope: PrintScope): Sql {
  switch (condition.kind) {
    case "expression":
      return printExpression(condition.expression, scope);
    case "all":
      return all(condition.of.map((one) => printCondition(one, scope)));
    case "any":
      return join(
        condition.of.map((one) => sql`(${printCondition(one, scope)})`),
        " or ",
      );
    case "period":
      return all(periodConditions(condition.time, condition.period));
    default:
      return unreachable(condition);
  }
}

function periodConditions(time: TimeColumn, { from, to, cut }: AskedPeriod): readonly Sql[] {
  const day = id(baseAlias, time.day);
  const conditions: Sql[] = [];
  if (from !== undefined) conditions.push(sql`${day} >= cast(${from} as date)`);
  if (to !== undefined) conditions.push(sql`${day} <= cast(${to} as date)`);
  if (cut) {
    const within =
      time.type === "instant"
        ? sql`${id(baseAlias, time.column)} < cast(${cut.instant.replace("Z", "")} as timestamp)`
        : sql`${day} < cast(${cut.day} as date)`;
    conditions.push(
      sql`${day} < cast(${cut.start} as date) or ${day} >= cast(${cut.end} as date) or ${within}`,
    );
  }
  return conditions;
}
