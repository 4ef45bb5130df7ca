import { unreachable } from "../../core/index.ts";
import type { Expression, Span, ValueType } from "../expression.ts";
import type { LiteralSyntax, OperandSyntax, Syntax } from "../syntax/tree.ts";
import { checkBinary } from "./check-binary.ts";
import { checkCall } from "./check-call.ts";
import { checkName } from "./check-name.ts";
import { checkBetween, checkIn, checkIsNull, checkLike } from "./check-tests.ts";
import {
  type Check,
  checkCondition,
  type Checking,
  type CheckResult,
  condition,
  isNumeric,
  report,
  type Typed,
} from "./typed.ts";
import { unite } from "./unite.ts";

/** Resolves names and types of a tree; undefined when something in it is at fault, which is then reported. */
export function check(checking: Checking, tree: Syntax): CheckResult {
  const inner: Check = (child) => check(checking, child);
  if ("operand" in tree) return checkWithOperand(checking, tree, inner);
  switch (tree.kind) {
    case "literal":
      return checkLiteral(tree);
    case "name":
      return checkName(checking, tree);
    case "binary":
      return checkBinary(checking, tree, inner);
    case "case":
      return checkCase(checking, tree, inner);
    case "call":
      return checkCall(checking, tree, inner);
    default:
      return unreachable(tree);
  }
}

function checkWithOperand(checking: Checking, tree: OperandSyntax, inner: Check): CheckResult {
  switch (tree.kind) {
    case "not":
      return checkNot(checking, tree, inner);
    case "negate":
      return checkNegate(checking, tree, inner);
    case "in":
      return checkIn(checking, tree, inner);
    case "between":
      return checkBetween(checking, tree, inner);
    case "like":
      return checkLike(checking, tree, inner);
    case "is-null":
      return checkIsNull(tree, inner);
    default:
      return unreachable(tree);
  }
}

function checkLiteral({ type, value, span }: LiteralSyntax): Typed {
  const literal = (kept: string | number | boolean | null): Expression => ({
    kind: "literal",
    value: kept,
    type,
    span,
  });
  if (type === "integer") return { expression: literal(Number(value)), unit: "plain" };
  if (type === "decimal") return { expression: literal(shortest(String(value))), unit: "plain" };
  return condition(literal(value));
}

/** The shortest writing of a decimal: 1.50 and 1.5 mean the same. */
function shortest(text: string): string {
  return text.replace(/(\.\d+?)0+$/u, "$1");
}

function checkNot(
  checking: Checking,
  tree: Syntax & { readonly kind: "not" | "negate" },
  inner: Check,
): CheckResult {
  const operand = checkCondition(checking, tree.operand, "not", inner);
  return operand && condition({ kind: "not", operand: operand.expression, type: "boolean", span: tree.span });
}

function checkNegate(
  checking: Checking,
  tree: Syntax & { readonly kind: "not" | "negate" },
  inner: Check,
): CheckResult {
  const operand = inner(tree.operand);
  if (!operand) return undefined;
  const { expression, unit } = operand;
  const { span } = tree;
  if (!isNumeric(expression.type)) {
    const facts = { operator: "-", wanted: "number", given: expression.type } as const;
    return report(checking, "operand-type", facts, { span });
  }
  return { expression: withSignChanged(expression, span), unit };
}

function withSignChanged(operand: Expression, span: Span): Expression {
  if (operand.kind !== "literal") return { kind: "negate", operand, type: operand.type, span };
  const { value, type } = operand;
  if (typeof value === "number") return { kind: "literal", value: value === 0 ? 0 : -value, type, span };
  const text = String(value);
  return { kind: "literal", value: text.startsWith("-") ? text.slice(1) : `-${text}`, type, span };
}

function checkCase(checking: Checking, tree: Syntax & { readonly kind: "case" }, inner: Check): CheckResult {
  const whens = tree.branches.map((branch) => checkCondition(checking, branch.when, "when", inner));
  const thens = tree.branches.map((branch) => inner(branch.then));
  const otherwise = tree.otherwise && inner(tree.otherwise);
  const values = tree.otherwise ? [...thens, otherwise] : thens;
  const united = unite(checking, values, "case");
  if (!united || whens.includes(undefined)) return undefined;
  const branches = whens.map((when, index) => {
    const then = thens[index]!.expression;
    // oxlint-disable-next-line unicorn/no-thenable -- the branches of the tree are named by the language's words
    return { when: when!.expression, then };
  });
  const type: ValueType = united.type;
  return {
    expression: {
      kind: "case",
      branches,
      ...(otherwise && { otherwise: otherwise.expression }),
      type,
      span: tree.span,
    },
    unit: united.unit,
  };
}
