import type { ColumnExpression, Expression } from "../../definitions/index.ts";

/** Whether a condition is sure to hold where some columns are null, whatever the others hold. */
export function holdsForNull(condition: Expression, isNull: (column: ColumnExpression) => boolean): boolean {
  return truthOf(condition, isNull) === true;
}

/** Undefined when nothing can be told. */
function truthOf(condition: Expression, isNull: (column: ColumnExpression) => boolean): boolean | undefined {
  switch (condition.kind) {
    case "literal":
      return typeof condition.value === "boolean" ? condition.value : undefined;
    case "not": {
      const truth = truthOf(condition.operand, isNull);
      return truth === undefined ? undefined : !truth;
    }
    case "binary": {
      const sides = [truthOf(condition.left, isNull), truthOf(condition.right, isNull)];
      if (condition.operator === "and") return junction(sides, false);
      return condition.operator === "or" ? junction(sides, true) : undefined;
    }
    case "is-null":
      return isNullThere(condition.operand, isNull) ? !condition.negated : undefined;
    default:
      return undefined;
  }
}

/** One side alone decides when it has the deciding truth; else both must be known. */
function junction(sides: readonly (boolean | undefined)[], deciding: boolean): boolean | undefined {
  if (sides.includes(deciding)) return deciding;
  return sides.includes(undefined) ? undefined : !deciding;
}

function isNullThere(operand: Expression, isNull: (column: ColumnExpression) => boolean): boolean {
  if (operand.kind === "column") return isNull(operand);
  return operand.kind === "bucket" && isNullThere(operand.operand, isNull);
}
