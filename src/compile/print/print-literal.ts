import { decimal, unreachable } from "../../core/index.ts";
import type { Expression } from "../../definitions/index.ts";
import { literalSql, type Sql, sql } from "../../sql/index.ts";

/** A literal, bound with its type: a bare number would be bound as a double. */
export function literalOf({ value, type }: Extract<Expression, { kind: "literal" }>): Sql {
  if (value === null) return sql`null`;
  switch (type) {
    case "boolean":
      return value === true ? sql`true` : sql`false`;
    case "integer":
    case "entity":
      return sql`cast(${String(value)} as bigint)`;
    case "decimal":
    case "money":
      return decimalLiteral(String(value));
    case "date":
      return sql`cast(${String(value)} as date)`;
    case "instant":
      return sql`cast(${String(value).replace(/Z$/u, "")} as timestamp)`;
    case "text":
      return sql`${String(value)}`;
    case "null":
      return sql`null`;
    default:
      return unreachable(type);
  }
}

export function decimalLiteral(value: string): Sql {
  const exact = decimal(value);
  const scale = exact.decimalPlaces();
  const width = Math.max(exact.precision(true), scale) + 1;
  return sql`cast(${exact.toFixed()} as decimal(${literalSql(width)},${literalSql(scale)}))`;
}
