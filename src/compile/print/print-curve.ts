import { id, join, type Sql, sql } from "../../sql/index.ts";
import { levelColumn } from "../plan/plan.ts";
import { curveColumns, type CurveStep } from "../plan/track-plan.ts";

/** The groups, then a row for each day of their curves. */
export function printCurve({ input, keys, values, curve, counts }: CurveStep): Sql {
  const names = [levelColumn, ...keys].map((name) => id(name));
  const { elapsed, events, competing, censored } = curveColumns;
  const nothing = [elapsed, events, competing, censored].map((name) => sql`null as ${id(name)}`);
  const groups = [...names, ...values.map((name) => id(name)), ...nothing];
  const days = [
    ...names,
    ...values.map((name) => sql`null as ${id(name)}`),
    id(elapsed),
    sql`${id(counts.events)} as ${id(events)}`,
    sql`${id(counts.competing)} as ${id(competing)}`,
    sql`${id(counts.censored)} as ${id(censored)}`,
  ];
  return sql`select ${join(groups)} from ${id(input)} union all select ${join(days)} from ${id(curve)}`;
}
