import { id, join, type Sql, sql } from "../../sql/index.ts";
import { businessDays } from "../print/print-business-days.ts";
import type { PrintContext } from "../print/print-context.ts";
import { printMembers } from "../print/print-members.ts";
import { printMetricTable } from "../print/print-plan.ts";
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
  const [key] = plan.columns;
  const { entries } = plan;
  const withEntries = { ...plan, joins: [...plan.joins, ...(entries ? [entries.join] : [])] };
  const named = [...members(plan, context), ...(entries ? [printEntryEvents(entries, context)] : [])];
  return sql`${withNamed(named)}select ${join(columns)} ${tables(withEntries, context)} order by ${id(key!.name)} limit ${page.limit} offset ${page.offset}`;
}

/** How many rows there are in all. */
export function printRowCount(plan: RowsPlan, context: PrintContext): Sql {
  return sql`${withNamed(members(plan, context))}select count(*) as ${id("rows")} ${tables(plan, context)}`;
}

function members(plan: RowsPlan, context: PrintContext): readonly Sql[] {
  const { members: step, tables: read } = plan;
  return [
    ...businessDays(plan, context),
    ...read.map((table) => sql`${id(table.name)} as (${printMetricTable(table, context)})`),
    ...(step ? [sql`${id(step.name)} as (${printMembers(step, context)})`] : []),
  ];
}

function withNamed(named: readonly Sql[]): Sql {
  return named.length === 0 ? sql`` : sql`with ${join(named)} `;
}

function tables({ from, joins, where }: RowsPlan, context: PrintContext): Sql {
  const scope = scopeOver(joins, context);
  return sql`${printFrom(id(from), joins)}${printConditions(where, scope)}`;
}
