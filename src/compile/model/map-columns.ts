import { unreachable } from "../../core/index.ts";
import type { ColumnExpression, Expression } from "../../definitions/index.ts";

/** The expression with each of its columns replaced. */
export function mapColumns(
  expression: Expression,
  replace: (column: ColumnExpression) => Expression,
): Expression {
  if (expression.kind === "literal") return expression;
  if (expression.kind === "column") return replace(expression);
  return mapParts(expression, (part) => mapColumns(part, replace));
}

type Composed = Exclude<Expression, { readonly kind: "literal" | "column" }>;

function mapParts(expression: Composed, map: (part: Expression) => Expression): Expression {
  switch (expression.kind) {
    case "not":
    case "negate":
    case "like":
    case "bucket":
    case "is-null":
      return { ...expression, operand: map(expression.operand) };
    case "binary":
      return { ...expression, left: map(expression.left), right: map(expression.right) };
    case "in":
      return { ...expression, operand: map(expression.operand), items: expression.items.map(map) };
    case "between":
      return {
        ...expression,
        operand: map(expression.operand),
        low: map(expression.low),
        high: map(expression.high),
      };
    case "case":
      return {
        ...expression,
        // oxlint-disable-next-line unicorn/no-thenable -- the branches of the tree are named by the language's words
        branches: expression.branches.map(({ when, then }) => ({ when: map(when), then: map(then) })),
        ...(expression.otherwise && { otherwise: map(expression.otherwise) }),
      };
    case "call":
      return { ...expression, arguments: expression.arguments.map(map) };
    default:
      return unreachable(expression);
  }
}

/** The parts that an expression is put together from. */
export function partsOf(expression: Composed): readonly Expression[] {
  const found: Expression[] = [];
  mapParts(expression, (part) => {
    found.push(part);
    return part;
  });
  return found;
}

/** Every column that an expression reads. */
export function columnsOf(expression: Expression): readonly ColumnExpression[] {
  const found: ColumnExpression[] = [];
  mapColumns(expression, (column) => {
    found.push(column);
    return column;
  });
  return found;
}

/** The conditions that must all hold, apart. */
export function conjuncts(expression: Expression): readonly Expression[] {
  if (expression.kind !== "binary" || expression.operator !== "and") return [expression];
  return [...conjuncts(expression.left), ...conjuncts(expression.right)];
}

/** Equal meanings have equal keys: where it was written is left out. */
export function expressionKey(expression: Expression): string {
  return JSON.stringify(expression, (name, value: unknown) => (name === "span" ? undefined : value));
}
