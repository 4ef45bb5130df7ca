import type { Expression } from "../../definitions/index.ts";

const nowhere = { start: 0, end: 0 };

export function not(operand: Expression): Expression {
  return { kind: "not", operand, type: "boolean", span: nowhere };
}

export function isNull(operand: Expression): Expression {
  return { kind: "is-null", operand, negated: false, type: "boolean", span: nowhere };
}

export function isKnown(operand: Expression): Expression {
  return { kind: "is-null", operand, negated: true, type: "boolean", span: nowhere };
}
