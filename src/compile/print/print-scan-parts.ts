import { firstFrom, firstPast, isMoment, unreachable } from "../../core/index.ts";
import { all, id, join, type Sql, sql } from "../../sql/index.ts";
import { addressOf, baseAlias, type JoinPlan } from "../plan/join-plan.ts";
import type { Condition, ScanColumn, TimeColumn, AskedPeriod } from "../plan/plan.ts";
import type { PrintContext } from "./print-context.ts";
import { printExpression, type PrintScope } from "./print-expression.ts";

/** `from` a table and its many-to-one joins. */
export function printFrom(table: Sql, joins: readonly JoinPlan[]): Sql {
  const joined = joins.map(
    (one) => sql` left join ${id(one.dataset)} as ${id(one.alias)} on ${printKeys(one)}${printValid(one)}`,
  );
  return sql`from ${table} as ${id(baseAlias)}${join(joined, "")}`;
}

function printKeys({ alias, left, key, also }: JoinPlan): Sql {
  const pairs = [{ left, key }, ...also].map(
    (one) => sql`${id(alias, one.key)} = ${id(one.left.alias, one.left.column)}`,
  );
  return join(pairs, " and ");
}

/** Of a history, the row in force: from its start, included, to its end, which is open when null. */
function printValid({ alias, valid }: JoinPlan): Sql {
  if (!valid) return sql``;
  const [begins, ends] = [printBeside(alias, valid, "from"), printBeside(alias, valid, "until")];
  return sql` and ${begins.moment} >= ${begins.end} and (${id(alias, valid.until)} is null or ${ends.moment} < ${ends.end})`;
}

/** The moment of the row and an end of the history: both by their days where one of them is a date. */
function printBeside(alias: string, { at, days, ...ends }: Valid, which: "from" | "until") {
  const [column, day] = [ends[which], days[which]];
  return at.type === "date" || day === column
    ? { moment: id(baseAlias, at.day), end: id(alias, day) }
    : { moment: asMoment(id(baseAlias, at.column)), end: asMoment(id(alias, column)) };
}

type Valid = NonNullable<JoinPlan["valid"]>;

function asMoment(column: Sql): Sql {
  return sql`cast(${column} as timestamp)`;
}

export function scopeOver(joins: readonly JoinPlan[], context: PrintContext): PrintScope {
  return {
    context,
    column: (column) => {
      const { alias, column: name } = addressOf(joins, column);
      return id(alias, name);
    },
  };
}

export function printScanColumn({ name, value }: ScanColumn, scope: PrintScope): Sql {
  return sql`${printValue(value, scope)} as ${id(name)}`;
}

function printValue(value: ScanColumn["value"], scope: PrintScope): Sql {
  switch (value.kind) {
    case "expression":
      return printExpression(value.expression, scope);
    case "condition":
      return printCondition(value.condition, scope);
    case "address":
      return id(value.address.alias, value.address.column);
    default:
      return unreachable(value);
  }
}

export function printConditions(conditions: readonly Condition[], scope: PrintScope): Sql {
  return conditions.length === 0
    ? sql``
    : sql` where ${all(conditions.map((one) => printCondition(one, scope)))}`;
}

export function printCondition(condition: Condition, scope: PrintScope): Sql {
  const printed = (of: readonly Condition[]) => of.map((one) => printCondition(one, scope));
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
      return printPeriod(condition.time, condition.period, scope.context);
    case "dated":
      return sql`${id(baseAlias, condition.time.day)} is not null`;
    case "undated":
      return sql`${id(baseAlias, condition.time.day)} is null`;
    case "same":
      return sql`${printValue(condition.key, scope)} is not distinct from ${typedKey(condition)}`;
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

function printPeriod(time: TimeColumn, period: AskedPeriod, context: PrintContext): Sql {
  const within = all(periodConditions(time, period, context));
  return period.orUndated ? sql`(${within}) or ${id(baseAlias, time.day)} is null` : within;
}

function periodConditions(
  time: TimeColumn,
  { from, to, cut }: AskedPeriod,
  { timezone }: PrintContext,
): readonly Sql[] {
  const day = id(baseAlias, time.day);
  const conditions: Sql[] = [];
  if (from !== undefined) conditions.push(printFirst(time, from, timezone));
  if (to !== undefined) conditions.push(printLast(time, to, timezone));
  if (!cut) return conditions;
  const within =
    time.type === "instant"
      ? sql`${id(baseAlias, time.column)} < ${printMoment(cut.instant)}`
      : sql`${day} < cast(${cut.day} as date)`;
  return [
    ...conditions,
    sql`${day} < cast(${cut.start} as date) or ${day} >= cast(${cut.end} as date) or ${within}`,
  ];
}

/** What is dated by its day begins with it. */
function printFirst({ type, column, day }: TimeColumn, from: string, timezone: string): Sql {
  if (type === "instant" && isMoment(from)) return sql`${id(baseAlias, column)} >= ${printMoment(from)}`;
  return sql`${id(baseAlias, day)} >= cast(${firstFrom(timezone, "day", from)} as date)`;
}

function printLast({ type, column, day }: TimeColumn, to: string, timezone: string): Sql {
  if (!isMoment(to)) return sql`${id(baseAlias, day)} <= cast(${to} as date)`;
  if (type === "instant") return sql`${id(baseAlias, column)} < ${printMoment(to)}`;
  return sql`${id(baseAlias, day)} < cast(${firstPast(timezone, "day", to)} as date)`;
}

function printMoment(instant: string): Sql {
  return sql`cast(${instant.replace("Z", "")} as timestamp)`;
}
