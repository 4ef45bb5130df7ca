import { all, id, join, type Dialect, type Sql, sql } from "../../sql/index.ts";
import { unreachable, weekdays } from "../../core/index.ts";
import { addressOf, baseAlias, type JoinPlan } from "../plan/join-plan.ts";
import type { Condition, ScanColumn, TimeColumn, AskedPeriod } from "../plan/plan.ts";
import type { PrintContext } from "./print-context.ts";
import { printExpression, type PrintScope } from "./print-expression.ts";

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
  return sql`${printValue(value, scope, context)} as ${id(name)}`;
}

function printValue(value: ScanColumn["value"], scope: PrintScope, context: PrintContext): Sql {
  switch (value.kind) {
    case "expression":
      return printExpression(value.expression, scope);
    case "bucket":
      return printBucket(value, context);
    case "condition":
      return printCondition(value.condition, scope, context);
    case "address":
      return id(value.address.alias, value.address.column);
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

export function printConditions(
  conditions: readonly Condition[],
  scope: PrintScope,
  context: PrintContext,
): Sql {
  return conditions.length === 0
    ? sql``
    : sql` where ${all(conditions.map((one) => printCondition(one, scope, context)))}`;
}

export function printCondition(condition: Condition, scope: PrintScope, context: PrintContext): Sql {
  const printed = (of: readonly Condition[]) => of.map((one) => printCondition(one, scope, context));
  switch (condition.kind) {
    case "expression":
      return printExpression(condition.expression, scope);
    case "all":
      return all(printed(condition.of));
    case "any":
      return join(
        printed(condition.of).map((one) => sql`(${one})`),
        " or ",
      );
    case "period":
      return printPeriod(condition.time, condition.period);
    case "dated":
      return sql`${id(baseAlias, condition.time.day)} is not null`;
    case "undated":
      return sql`${id(baseAlias, condition.time.day)} is null`;
    case "same":
      return sql`${printValue(condition.key, scope, context)} is not distinct from ${typedKey(condition)}`;
    default:
      return unreachable(condition);
  }
}

/** A bound date needs its type said; other keys take the type of what they are compared with. */
function typedKey({ key, as }: Extract<Condition, { kind: "same" }>): Sql {
  if (as === null) return sql`null`;
  const type = key.kind === "expression" ? key.expression.type : "date";
  switch (type) {
    case "date":
      return sql`cast(${as} as date)`;
    case "integer":
    case "entity":
      return sql`cast(${String(as)} as bigint)`;
    case "decimal":
    case "money":
      return sql`cast(${String(as)} as decimal(38,10))`;
    case "instant":
      return sql`cast(${String(as).replace("Z", "")} as timestamp)`;
    default:
      return sql`${as}`;
  }
}

function printPeriod(time: TimeColumn, period: AskedPeriod): Sql {
  const within = all(periodConditions(time, period));
  return period.orUndated ? sql`(${within}) or ${id(baseAlias, time.day)} is null` : within;
}

function periodConditions(time: TimeColumn, { from, to, cut }: AskedPeriod): readonly Sql[] {
  const day = id(baseAlias, time.day);
  const conditions: Sql[] = [];
  if (from !== undefined) conditions.push(sql`${day} >= cast(${from} as date)`);
  if (to !== undefined) conditions.push(sql`${day} <= cast(${to} as date)`);
  if (!cut) return conditions;
  const within =
    time.type === "instant"
      ? sql`${id(baseAlias, time.column)} < cast(${cut.instant.replace("Z", "")} as timestamp)`
      : sql`${day} < cast(${cut.day} as date)`;
  return [
    ...conditions,
    sql`${day} < cast(${cut.start} as date) or ${day} >= cast(${cut.end} as date) or ${within}`,
  ];
}
