import { id, join, type Sql, sql } from "../../sql/index.ts";
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
  const { entries, order } = plan;
  const withEntries = { ...plan, joins: [...plan.joins, ...(entries ? [entries.join] : [])] };
  const events = entries ? [printEntryEvents(entries, context)] : [];
  return sql`${withTables(plan, events, context)}select ${join(columns)} ${tables(withEntries, context)} order by ${join(order.map((name) => id(name)))} limit ${page.limit} offset ${page.offset}`;
}

/** How many rows there are in all. */
export function printRowCount(plan: RowsPlan, context: PrintContext): Sql {
  return sql`${withTables(plan, [], context)}select count(*) as ${id("rows")} ${tables(plan, context)}`;
}

function withTables(plan: RowsPlan, others: readonly Sql[], context: PrintContext): Sql {
  const named = [...printSteps(plan.tables, context), ...others];
  return named.length === 0 ? sql`` : sql`with ${join(named)} `;
}

function tables({ from, joins, where }: RowsPlan, context: PrintContext): Sql {
  const scope = scopeOver(joins, context);
  return sql`${printFrom(id(from), joins)}${printConditions(where, scope)}`;
}
