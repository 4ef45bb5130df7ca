import { all, id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { levelColumn, type OrderStatisticStep } from "../plan/plan.ts";

/**
 * The rows at position floor((n - 1) p) and the next, counting from 0, by row number and count alone: with
 * p = a / b, the row numbers r (from 1) for which (n - 1) a < r b <= (n - 1) a + 2 b.
 */
export function printOrderStatistic(step: OrderStatisticStep): Sql {
  const kept = step.level.keys.map((key) => id(key));
  const partition = kept.length === 0 ? sql`` : sql`partition by ${join(kept)}`;
  const value = id(step.of);
  const numbered = sql`select ${join([...kept, sql`${value} as ${id("ordered")}`])}, row_number() over (${partition} order by ${value}) as ${id("number")}, count(*) over (${partition}) as ${id("known")} from ${id(step.input)} where ${all(conditionsOf(step))}`;
  const [a, b] = [literalSql(step.fraction.numerator), literalSql(step.fraction.denominator)];
  const position = sql`${id("number")} * ${b}`;
  const start = sql`(${id("known")} - 1) * ${a}`;
  const results = [
    sql`cast(${literalSql(step.level.mask)} as integer) as ${id(levelColumn)}`,
    ...step.keys.map((key) => (step.level.keys.includes(key) ? id(key) : sql`null as ${id(key)}`)),
    sql`min(${id("ordered")}) as ${id(step.below)}`,
    sql`max(${id("ordered")}) as ${id(step.above)}`,
    sql`max(${id("known")}) as ${id(step.known)}`,
  ];
  const groups = kept.length === 0 ? sql`` : sql` group by ${join(kept)}`;
  return sql`select ${join(results)} from (${numbered}) as n where ${position} > ${start} and ${position} <= ${start} + 2 * ${b}${groups}`;
}

function conditionsOf({ of, filter }: OrderStatisticStep): readonly Sql[] {
  return [sql`${id(of)} is not null`, ...(filter === undefined ? [] : [id(filter)])];
}
