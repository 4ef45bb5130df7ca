import { unreachable } from "../../core/index.ts";
import type { BinaryOperator, ColumnExpression, Expression } from "../../definitions/index.ts";
import { join, type Sql, sql } from "../../sql/index.ts";
import { printBucket } from "./print-bucket.ts";
import { printCall } from "./print-call.ts";
import type { PrintContext } from "./print-context.ts";
import { literalOf } from "./print-literal.ts";
import { printMomentCall } from "./print-moment-call.ts";

/** Where an expression is printed: how its columns are named, for which engine. */
export interface PrintScope {
  readonly context: PrintContext;
  column(column: ColumnExpression): Sql;
}

/** A checked expression in SQL, its values bound. */
export function printExpression(expression: Expression, scope: PrintScope): Sql {
  const printed = (part: Expression) => printExpression(part, scope);
  switch (expression.kind) {
    case "literal":
      return literalOf(expression);
    case "column":
      return scope.column(expression);
    case "not":
      return sql`(not ${printed(expression.operand)})`;
    case "negate":
      return sql`(- ${printed(expression.operand)})`;
    case "binary":
      return binary(expression.operator, [printed(expression.left), printed(expression.right)], scope);
    case "call": {
      const values = expression.arguments.map(printed);
      return (
        printMomentCall(expression, values, scope.context) ??
        printCall(expression, values, scope.context.dialect)
      );
    }
    case "bucket":
      return printBucket(printed(expression.operand), expression.grain, scope.context);
    case "case":
      return printCase(expression, printed);
    default:
      return printPredicate(expression, printed);
  }
}

type Predicate = Extract<Expression, { readonly kind: "in" | "between" | "like" | "is-null" }>;

function printPredicate(expression: Predicate, printed: (part: Expression) => Sql): Sql {
  const operand = printed(expression.operand);
  const not = expression.negated ? sql`not ` : sql``;
  switch (expression.kind) {
    case "in":
      return sql`(${operand} ${not}in (${join(expression.items.map(printed))}))`;
    case "between":
      return sql`(${operand} ${not}between ${printed(expression.low)} and ${printed(expression.high)})`;
    case "like":
      return sql`(${operand} ${not}like ${expression.pattern})`;
    case "is-null":
      return sql`(${operand} is ${not}null)`;
    default:
      return unreachable(expression);
  }
}

function printCase(
  expression: Extract<Expression, { kind: "case" }>,
  printed: (part: Expression) => Sql,
): Sql {
  const branches = expression.branches.map(
    ({ when, then }) => sql`when ${printed(when)} then ${printed(then)}`,
  );
  const otherwise = expression.otherwise ? sql` else ${printed(expression.otherwise)}` : sql``;
  return sql`case ${join(branches, " ")}${otherwise} end`;
}

function binary(
  operator: BinaryOperator,
  [left, right]: readonly [Sql, Sql],
  { context: { dialect } }: PrintScope,
): Sql {
  switch (operator) {
    case "/":
      return dialect.divide(left, right);
    case "+":
      return sql`(${left} + ${right})`;
    case "-":
      return sql`(${left} - ${right})`;
    case "*":
      return sql`(${left} * ${right})`;
    case "and":
      return sql`(${left} and ${right})`;
    case "or":
      return sql`(${left} or ${right})`;
    case "||":
      return sql`(${left} || ${right})`;
    default:
      return comparison(operator, left, right);
  }
}

function comparison(operator: "=" | "<>" | "<" | "<=" | ">" | ">=", left: Sql, right: Sql): Sql {
  switch (operator) {
    case "=":
      return sql`(${left} = ${right})`;
    case "<>":
      return sql`(${left} <> ${right})`;
    case "<":
      return sql`(${left} < ${right})`;
    case "<=":
      return sql`(${left} <= ${right})`;
    case ">":
      return sql`(${left} > ${right})`;
    case ">=":
      return sql`(${left} >= ${right})`;
    default:
      return unreachable(operator);
  }
}
