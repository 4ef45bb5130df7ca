import { unreachable } from "../../core/index.ts";
import { type Dialect, id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { type Aggregate, type AggregateStep, type Fraction, type Level, levelColumn } from "../plan/plan.ts";
import type { PrintContext } from "./print-context.ts";
import { printGroupBy } from "./print-group-by.ts";

/** Each level is grouped from the rows: for distinct counts engines do that faster than by grouping sets. */
export function printAggregate(step: AggregateStep, { dialect }: PrintContext): Sql {
  return join(
    step.levels.map((level) => printLevel(step, level, dialect)),
    " union all ",
  );
}

function printLevel({ input, keys, values }: AggregateStep, level: Level, dialect: Dialect): Sql {
  const kept = keys.map((key) => (level.keys.includes(key) ? id(key) : sql`null as ${id(key)}`));
  const columns = [
    sql`cast(${literalSql(level.mask)} as integer) as ${id(levelColumn)}`,
    ...kept,
    ...values.map((value) => printNamed(value, dialect)),
  ];
  return sql`select ${join(columns)} from ${id(input)}${printGroupBy(level.keys, [level])}`;
}

function printNamed(value: Aggregate, dialect: Dialect): Sql {
  return sql`${printValue(value, dialect)} as ${id(value.name)}`;
}

function printValue({ function: name, of, filter, fraction }: Aggregate, dialect: Dialect): Sql {
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
    case "quantile":
      return sql`${estimate(value, fraction, dialect)}${filtered}`;
    default:
      return unreachable(name);
  }
}

function estimate(value: Sql, fraction: Fraction | undefined, { approximateQuantile, name }: Dialect): Sql {
  if (!approximateQuantile || !fraction) throw new Error(`${name} estimates no quantile.`);
  return approximateQuantile(value, fraction);
}
