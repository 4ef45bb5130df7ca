import { id, join, type Sql, sql } from "../../sql/index.ts";
import { businessDays } from "../print/print-business-days.ts";
import type { PrintContext } from "../print/print-context.ts";
import { printSteps } from "../print/print-plan.ts";
import { printConditions, printFrom, printScanColumn, scopeOver } from "../print/print-scan-parts.ts";
import { printEntryEvents } from "./entry-events.ts";
import type { RowsPlan } from "./plan-rows.ts";

/** One page of rows, ordered by their key. */
export function printRows(
  plan: RowsPlan,
  page: { readonly offset: number; readonly limit: number },
  context: PrintContext,
): Sql {
  const scope = scopeOver(plan.joins, context);
  const columns = plan.columns.map((column) => printScanColumn(column, scope));
  const order = plan.order.map((name) => id(name));
  return sql`${withNamed(plan, context)}select ${join(columns)} ${tables(plan, context)} order by ${join(order)} limit ${page.limit} offset ${page.offset}`;
}

/** How many rows there are in all. */
export function printRowCount(plan: RowsPlan, context: PrintContext): Sql {
  return sql`${withNamed(plan, context)}select count(*) as ${id("rows")} ${tables(plan, context)}`;
}

function withNamed(plan: RowsPlan, context: PrintContext): Sql {
  const { entries, steps } = plan;
  const named = [
    ...businessDays(plan, context),
    ...(entries ? [printEntryEvents(entries, context)] : []),
    ...printSteps(steps, context),
  ];
  return named.length === 0 ? sql`` : sql`with ${join(named)} `;
}

function tables({ from, joins, where }: RowsPlan, context: PrintContext): Sql {
  const scope = scopeOver(joins, context);
  return sql`${printFrom(id(from), joins)}${printConditions(where, scope)}`;
}
