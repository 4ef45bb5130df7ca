import { unreachable } from "../../core/index.ts";
import type { Expression } from "../../definitions/index.ts";

/** A checked expression as it would be written, its names in full. */
export function expressionText(expression: Expression): string {
  const text = expressionText;
  switch (expression.kind) {
    case "literal":
      return literalText(expression);
    case "column":
      return [...expression.hops.map((hop) => hop.name), expression.column].join(".");
    case "not":
      return `not ${enclosed(expression.operand)}`;
    case "negate":
      return `-${enclosed(expression.operand)}`;
    case "binary":
      return `${enclosed(expression.left)} ${expression.operator} ${enclosed(expression.right)}`;
    case "case": {
      const branches = expression.branches.map(({ when, then }) => `when ${text(when)} then ${text(then)}`);
      const otherwise = expression.otherwise ? [`else ${text(expression.otherwise)}`] : [];
      return ["case", ...branches, ...otherwise, "end"].join(" ");
    }
    case "bucket":
      return `period_of('${expression.grain}', ${text(expression.operand)})`;
    case "call":
      return `${expression.name}(${expression.arguments.map(text).join(", ")})`;
    default:
      return testText(expression);
  }
}

type Test = Extract<Expression, { readonly kind: "in" | "between" | "like" | "is-null" }>;

function testText(expression: Test): string {
  const operand = enclosed(expression.operand);
  const not = expression.negated ? "not " : "";
  switch (expression.kind) {
    case "in":
      return `${operand} ${not}in (${expression.items.map(expressionText).join(", ")})`;
    case "between":
      return `${operand} ${not}between ${enclosed(expression.low)} and ${enclosed(expression.high)}`;
    case "like":
      return `${operand} ${not}like ${quoted(expression.pattern)}`;
    case "is-null":
      return `${operand} is ${not}null`;
    default:
      return unreachable(expression);
  }
}

/** In parentheses when it is made of several parts. */
function enclosed(expression: Expression): string {
  const text = expressionText(expression);
  return expression.kind === "binary" || expression.kind === "not" ? `(${text})` : text;
}

function literalText({ value, type }: Extract<Expression, { kind: "literal" }>): string {
  if (value === null) return "null";
  if (type === "date" || type === "instant") return `${type} ${quoted(String(value))}`;
  return type === "text" ? quoted(String(value)) : String(value);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
