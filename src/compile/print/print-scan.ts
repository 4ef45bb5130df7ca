import { id, join, type Sql, sql } from "../../sql/index.ts";
import type { ScanStep } from "../plan/plan.ts";
import type { PrintContext } from "./print-context.ts";
import { printConditions, printFrom, printScanColumn, scopeOver } from "./print-scan-parts.ts";

export function printScan({ from, joins, columns, where }: ScanStep, context: PrintContext): Sql {
  const scope = scopeOver(joins, context);
  const printed = columns.map((column) => printScanColumn(column, scope));
  const selected = printed.length === 0 ? sql`1 as ${id("one")}` : join(printed);
  return sql`select ${selected} ${printFrom(id(from), joins)}${printConditions(where, scope)}`;
}
