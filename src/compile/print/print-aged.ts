import { id, join, type Sql, sql } from "../../sql/index.ts";
import { levelColumn } from "../plan/plan.ts";
import { ageColumn, atAgeColumn, type AgedStep, type WithAgesStep } from "../plan/track-plan.ts";
import { printAges } from "./print-ages.ts";
import { printBucket } from "./print-bucket.ts";
import type { PrintContext } from "./print-context.ts";
import { printPeriodsAfter } from "./print-periods.ts";

/** Rows with the first day of their cohort, the ages that there are, and each row at those that are over. */
export function printAged(step: AgedStep, context: PrintContext): Sql {
  const { input, columns, every, asOf } = step;
  const started = sql`select *, ${printBucket(id("day"), every, context)} as ${id("start")} from ${id(input)}`;
  const named = join([
    sql`${id("started")} as (${started})`,
    sql`${id("ages")} as (${printAges({ ...step, of: "started" }, context)})`,
  ]);
  const ends = printPeriodsAfter(id("s", "start"), sql`${id("g", ageColumn)} + 1`, every, context);
  const read = join([...columns.map((name) => id("s", name)), id("g", ageColumn)]);
  return sql`with ${named} select ${read} from ${id("started")} as ${id("s")} inner join ${id("ages")} as ${id("g")} on ${ends} <= cast(${asOf.day} as date)`;
}

/** The groups, then a row for each of their ages. */
export function printWithAges({ input, keys, values, ages, agedValues }: WithAgesStep): Sql {
  const names = [levelColumn, ...keys].map((name) => id(name));
  const nothing = (some: readonly string[]) => some.map((name) => sql`null as ${id(name)}`);
  const named = (some: readonly string[]) => some.map((name) => id(name));
  const groups = [...names, ...named(values), ...nothing([atAgeColumn, ...agedValues])];
  const below = [...names, ...nothing(values), ...named([atAgeColumn, ...agedValues])];
  return sql`select ${join(groups)} from ${id(input)} union all select ${join(below)} from ${id(ages)}`;
}
