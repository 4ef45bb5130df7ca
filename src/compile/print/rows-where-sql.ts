import type { Expression } from "../../definitions/index.ts";
import { type Dialect, duckdbDialect, id, type Sql, sql } from "../../sql/index.ts";
import { columnsOf } from "../model/map-columns.ts";
import { baseAlias, planJoins } from "../plan/join-plan.ts";
import { printExpression } from "./print-expression.ts";
import { printFrom, scopeOver } from "./print-scan-parts.ts";

/** The rows of a dataset, with its own columns, for which a condition holds. */
export function rowsWhereSql(dataset: string, where: Expression, dialect: Dialect = duckdbDialect): Sql {
  const joins = planJoins(columnsOf(where));
  return sql`select ${id(baseAlias)}.* ${printFrom(id(dataset), joins)} where ${printExpression(where, scopeOver(joins, dialect))}`;
}
