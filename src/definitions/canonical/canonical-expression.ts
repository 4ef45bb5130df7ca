import { unreachable } from "../../core/index.ts";
import type { ColumnExpression, Expression, Hop } from "../expression.ts";

/**
 * An expression in one writing: names in full, with the columns that lead to them, every operation in parentheses. It says
 * what was understood, not what was typed: a moment read as its day is its day here.
 */
export function canonicalExpression(expression: Expression): string {
  const text = canonicalExpression;
  switch (expression.kind) {
    case "literal":
      return literalText(expression);
    case "column":
      return columnText(expression);
    case "not":
      return `(not ${text(expression.operand)})`;
    case "negate":
      return `(-${text(expression.operand)})`;
    case "binary":
      return `(${text(expression.left)} ${expression.operator} ${text(expression.right)})`;
    case "case": {
      const branches = expression.branches.map(({ when, then }) => `when ${text(when)} then ${text(then)}`);
      const otherwise = expression.otherwise ? [`else ${text(expression.otherwise)}`] : [];
      return ["case", ...branches, ...otherwise, "end"].join(" ");
    }
    case "bucket":
      return `period_of(${quoted(expression.grain)}, ${text(expression.operand)})`;
    case "call":
      return `${expression.name}(${expression.arguments.map(text).join(", ")})`;
    default:
      return testText(expression);
  }
}

type Test = Extract<Expression, { readonly kind: "in" | "between" | "like" | "is-null" }>;

function testText(expression: Test): string {
  const text = canonicalExpression;
  const operand = text(expression.operand);
  const not = expression.negated ? "not " : "";
  switch (expression.kind) {
    case "in":
      return `(${operand} ${not}in (${expression.items.map(text).join(", ")}))`;
    case "between":
      return `(${operand} ${not}between ${text(expression.low)} and ${text(expression.high)})`;
    case "like":
      return `(${operand} ${not}like ${quoted(expression.pattern)})`;
    case "is-null":
      return `(${operand} is ${not}null)`;
    default:
      return unreachable(expression);
  }
}

/** `person[person_id].company[company_id].industry` */
function columnText({ hops, column }: ColumnExpression): string {
  return [...hops.map(hopText), nameText(column)].join(".");
}

function hopText({ to, column, also = [] }: Hop): string {
  const columns = [column, ...also.map((pair) => pair.column)];
  return `${nameText(to)}[${columns.map(nameText).join(", ")}]`;
}

function nameText(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

function literalText({ value, type }: Expression & { readonly kind: "literal" }): string {
  if (value === null) return "null";
  if (type === "date" || type === "instant") return `${type} ${quoted(String(value))}`;
  return type === "text" ? quoted(String(value)) : String(value);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
