import { all, id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { levelColumn, type OrderStatisticStep } from "../plan/plan.ts";
import type { PrintContext } from "./print-context.ts";

export function printOrderStatistic(step: OrderStatisticStep, { dialect }: PrintContext): Sql {
  return dialect.orderStatistics
    ? printAggregated(step, dialect.orderStatistics(id(step.of), step.fraction))
    : printNumbered(step);
}

function printAggregated(step: OrderStatisticStep, { below, above }: { below: Sql; above: Sql }): Sql {
  const results = [
    ...groupOf(step),
    sql`${below} as ${id(step.below)}`,
    sql`${above} as ${id(step.above)}`,
    sql`count(${id(step.of)}) as ${id(step.known)}`,
  ];
  return sql`select ${join(results)} from ${id(step.input)} where ${all(conditionsOf(step))}${groupBy(step)}`;
}

/**
 * The rows at position floor((n - 1) p) and the next, counting from 0, by row number and count alone: with
 * p = a / b, the row numbers r (from 1) for which (n - 1) a < r b <= (n - 1) a + 2 b.
 */
function printNumbered(step: OrderStatisticStep): Sql {
  const kept = step.level.keys.map((key) => id(key));
  const partition = kept.length === 0 ? sql`` : sql`partition by ${join(kept)}`;
  const value = id(step.of);
  const numbered = sql`select ${join([...kept, sql`${value} as ${id("ordered")}`])}, row_number() over (${partition} order by ${value}) as ${id("number")}, count(*) over (${partition}) as ${id("known")} from ${id(step.input)} where ${all(conditionsOf(step))}`;
  const [a, b] = [literalSql(step.fraction.numerator), literalSql(step.fraction.denominator)];
  const position = sql`${id("number")} * ${b}`;
  const start = sql`(${id("known")} - 1) * ${a}`;
  const results = [
    ...groupOf(step),
    sql`min(${id("ordered")}) as ${id(step.below)}`,
    sql`max(${id("ordered")}) as ${id(step.above)}`,
    sql`max(${id("known")}) as ${id(step.known)}`,
  ];
  return sql`select ${join(results)} from (${numbered}) as n where ${position} > ${start} and ${position} <= ${start} + 2 * ${b}${groupBy(step)}`;
}

function groupOf({ keys, level }: OrderStatisticStep): readonly Sql[] {
  return [
    sql`cast(${literalSql(level.mask)} as integer) as ${id(levelColumn)}`,
    ...keys.map((key) => (level.keys.includes(key) ? id(key) : sql`null as ${id(key)}`)),
  ];
}

function groupBy({ level }: OrderStatisticStep): Sql {
  return level.keys.length === 0 ? sql`` : sql` group by ${join(level.keys.map((key) => id(key)))}`;
}

function conditionsOf({ of, filter }: OrderStatisticStep): readonly Sql[] {
  return [sql`${id(of)} is not null`, ...(filter === undefined ? [] : [id(filter)])];
}
