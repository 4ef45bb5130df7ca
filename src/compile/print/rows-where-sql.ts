import type { Expression } from "../../definitions/index.ts";
import { id, join, type Sql, sql } from "../../sql/index.ts";
import { columnsOf } from "../model/map-columns.ts";
import { baseAlias, planJoins } from "../plan/join-plan.ts";
import { businessDays } from "./print-business-days.ts";
import type { PrintContext } from "./print-context.ts";
import { printExpression } from "./print-expression.ts";
import { printFrom, scopeOver } from "./print-scan-parts.ts";

/** The rows of a dataset, with its own columns, for which a condition holds. */
export function rowsWhereSql(context: PrintContext, dataset: string, where: Expression): Sql {
  const joins = planJoins(columnsOf(where));
  const scope = scopeOver(joins, context);
  const named = businessDays(where, context);
  const head = named.length === 0 ? sql`` : sql`with ${join(named)} `;
  return sql`${head}select ${id(baseAlias)}.* ${printFrom(id(dataset), joins)} where ${printExpression(where, scope)}`;
}
