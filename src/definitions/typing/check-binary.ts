import type { BinaryOperator, Expression, ValueType } from "../expression.ts";
import type { Syntax } from "../syntax/tree.ts";
import { checkComparable } from "./compare.ts";
import {
  type Check,
  checkCondition,
  type Checking,
  type CheckResult,
  commonType,
  condition,
  isNumeric,
  report,
  type Typed,
  typeOf,
} from "./typed.ts";
import { commonUnit, multiplyUnits, type Unit } from "./unit.ts";
import { reportUnits } from "./unite.ts";

type BinarySyntax = Syntax & { readonly kind: "binary" };

export function checkBinary(checking: Checking, tree: BinarySyntax, inner: Check): CheckResult {
  const { operator } = tree;
  if (operator === "and" || operator === "or") {
    const left = checkCondition(checking, tree.left, operator, inner);
    const right = checkCondition(checking, tree.right, operator, inner);
    return left && right && condition(binary(tree, { left, right, type: "boolean" }));
  }
  if (operator === "||") return checkConcatenation(checking, tree, inner);
  if (arithmetic.has(operator)) return checkArithmetic(checking, tree, inner);
  const left = inner(tree.left);
  const right = inner(tree.right);
  if (!left || !right) return undefined;
  const pair = checkComparable(checking, { left, right, operator, span: tree.span });
  return pair && condition(binary(tree, { ...pair, type: "boolean" }));
}

const arithmetic: ReadonlySet<BinaryOperator> = new Set(["+", "-", "*", "/"]);

interface Sides {
  readonly left: Typed;
  readonly right: Typed;
  readonly type: ValueType;
}

function binary(tree: BinarySyntax, { left, right, type }: Sides): Expression {
  const { operator, span } = tree;
  return { kind: "binary", operator, left: left.expression, right: right.expression, type, span };
}

function checkConcatenation(checking: Checking, tree: BinarySyntax, inner: Check): CheckResult {
  const sides = [tree.left, tree.right].map((side) => {
    const typed = inner(side);
    if (!typed || typeOf(typed) === "text" || typeOf(typed) === "null") return typed;
    const suggestion = `to_text(${checking.source.slice(side.span.start, side.span.end)})`;
    const facts = { operator: "||", wanted: "text", given: typeOf(typed) } as const;
    return report(checking, "operand-type", facts, { span: side.span, suggestion });
  });
  const [left, right] = sides;
  return left && right && condition(binary(tree, { left, right, type: "text" }));
}

function checkArithmetic(checking: Checking, tree: BinarySyntax, inner: Check): CheckResult {
  const left = inner(tree.left);
  const right = inner(tree.right);
  if (!left || !right) return undefined;
  const { operator, span } = tree;
  if ([left, right].some((side) => typeOf(side) === "date" || typeOf(side) === "instant")) {
    const suggestion = operator === "-" ? "days_between(from, to)" : "add_days(date, days)";
    return report(checking, "date-arithmetic", { operator }, { span, suggestion });
  }
  const wrong = [left, right].find((side) => !isNumeric(typeOf(side)) && typeOf(side) !== "null");
  if (wrong) {
    const facts = { operator, wanted: "number", given: typeOf(wrong) } as const;
    return report(checking, "operand-type", facts, { span: wrong.expression.span });
  }
  const unit = unitOf(operator, left.unit, right.unit);
  if (unit === undefined) return reportUnits(checking, [left, right], { operator, span });
  const type = arithmeticType(operator, typeOf(left), typeOf(right));
  return { expression: binary(tree, { left, right, type }), unit };
}

function unitOf(operator: BinaryOperator, left: Unit, right: Unit): Unit | undefined {
  if (operator === "*") return multiplyUnits(left, right, 1);
  return operator === "/" ? multiplyUnits(left, right, -1) : commonUnit(left, right);
}

function arithmeticType(operator: BinaryOperator, left: ValueType, right: ValueType): ValueType {
  if (operator === "/") return "decimal";
  const type = commonType(left, right) ?? "decimal";
  if (type === "null") return "decimal";
  return operator === "*" && left === "money" && right === "money" ? "decimal" : type;
}
