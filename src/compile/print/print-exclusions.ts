import { all, id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { ExclusionStep } from "../plan/plan-exclusions.ts";
import { businessDays } from "./print-business-days.ts";
import type { PrintContext } from "./print-context.ts";
import { printSteps } from "./print-plan.ts";
import { printCondition, printFrom, scopeOver } from "./print-scan-parts.ts";

/** One row a leaf: its number, and its rows for which the filters together are neither true nor false. */
export function printExclusions(steps: readonly ExclusionStep[], context: PrintContext): Sql {
  const named = [
    ...businessDays(steps, context),
    ...printSteps(
      steps.flatMap(({ tables }) => tables),
      context,
    ),
  ];
  const head = named.length === 0 ? sql`` : sql`with ${join(named)} `;
  return sql`${head}${join(
    steps.map((step) => printExclusion(step, context)),
    " union all ",
  )}`;
}

function printExclusion({ leaf, from, joins, where, conditions }: ExclusionStep, context: PrintContext): Sql {
  const scope = scopeOver(joins, context);
  const printed = (list: ExclusionStep["where"]) => list.map((one) => printCondition(one, scope));
  const isUnknown = sql`(${all(printed(conditions))}) is null`;
  return sql`select cast(${literalSql(leaf)} as integer) as ${id("leaf")}, count(*) as ${id("rows")} ${printFrom(id(from), joins)} where ${all([...printed(where), isUnknown])}`;
}
