import { id, join, type Sql, sql } from "../../sql/index.ts";
import type { PrintContext } from "../print/print-context.ts";
import { printMembers } from "../print/print-members.ts";
import { printConditions, printFrom, printScanColumn, scopeOver } from "../print/print-scan-parts.ts";
import type { RowsPlan } from "./plan-rows.ts";

/** One page of rows, ordered by their key. */
export function printRows(
  plan: RowsPlan,
  page: { readonly offset: number; readonly limit: number },
  context: PrintContext,
): Sql {
  const scope = scopeOver(plan.joins, context.dialect);
  const columns = plan.columns.map((column) => printScanColumn(column, scope, context));
  const [key] = plan.columns;
  return sql`${withMembers(plan, context)}select ${join(columns)} ${tables(plan, context)} order by ${id(key!.name)} limit ${page.limit} offset ${page.offset}`;
}

/** How many rows there are in all. */
export function printRowCount(plan: RowsPlan, context: PrintContext): Sql {
  return sql`${withMembers(plan, context)}select count(*) as ${id("rows")} ${tables(plan, context)}`;
}

function withMembers({ members }: RowsPlan, context: PrintContext): Sql {
  return members ? sql`with ${id(members.name)} as (${printMembers(members, context)}) ` : sql``;
}

function tables({ from, joins, where }: RowsPlan, context: PrintContext): Sql {
  const scope = scopeOver(joins, context.dialect);
  return sql`${printFrom(id(from), joins)}${printConditions(where, scope, context)}`;
}
