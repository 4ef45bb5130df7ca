import { unreachable } from "../../core/index.ts";
import { id, join, type Sql, sql } from "../../sql/index.ts";
import type { Aggregate, AggregateStep } from "../plan/plan.ts";
import { printGroupBy, printGroupKeys } from "./print-group-by.ts";

export function printAggregate(step: AggregateStep): Sql {
  const { input, keys, levels, values } = step;
  const distinct = new Set(
    values.filter((value) => value.function === "count-distinct").map((value) => value.of),
  );
  const [of] = distinct;
  if (levels.length > 1 && distinct.size === 1 && of !== undefined) return printDistinctFirst(step, of);
  const printed = values.map((value) => sql`${printValue(value)} as ${id(value.name)}`);
  return sql`select ${join([printGroupKeys(keys, levels), ...printed])} from ${id(input)}${printGroupBy(keys, levels)}`;
}

function printValue({ function: name, of, filter }: Aggregate): Sql {
  const filtered = filter === undefined ? sql`` : sql` filter (where ${id(filter)})`;
  const value = of === undefined ? sql`*` : id(of);
  switch (name) {
    case "count":
      return sql`count(*)${filtered}`;
    case "count-known":
      return sql`count(${value})${filtered}`;
    case "count-distinct":
      return sql`count(distinct ${value})${filtered}`;
    case "sum":
      return sql`sum(${value})${filtered}`;
    case "min":
      return sql`min(${value})${filtered}`;
    case "max":
      return sql`max(${value})${filtered}`;
    default:
      return unreachable(name);
  }
}

/**
 * Several levels of a distinct count: rows are first gathered by keys and value, once, so that each level
 * counts over what is left.
 */
function printDistinctFirst({ input, keys, levels, values }: AggregateStep, of: string): Sql {
  const names = [...keys, of].map((name) => id(name));
  const partial = values.map((value) => {
    const isDistinct = value.function === "count-distinct";
    return sql`${printValue(isDistinct ? { ...value, function: "count" } : value)} as ${id(value.name)}`;
  });
  const gathered = sql`select ${join([...names, ...partial])} from ${id(input)} group by ${join(names)}`;
  const whole = values.map((value) => sql`${printWhole(value, of)} as ${id(value.name)}`);
  return sql`select ${join([printGroupKeys(keys, levels), ...whole])} from (${gathered}) as g${printGroupBy(keys, levels)}`;
}

function printWhole(value: Aggregate, of: string): Sql {
  const partial = id(value.name);
  switch (value.function) {
    case "count-distinct":
      return sql`count(distinct case when ${partial} > 0 then ${id(of)} end)`;
    case "min":
      return sql`min(${partial})`;
    case "max":
      return sql`max(${partial})`;
    default:
      return sql`sum(${partial})`;
  }
}
