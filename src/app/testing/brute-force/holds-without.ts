import type { Expression } from "../../../definitions/index.ts";

type IsNothing = (name: string) => boolean;

/** Whether a condition holds where some names stand for nothing; undefined when that depends on others. */
export function holdsWithout(condition: Expression, isNothing: IsNothing): boolean | undefined {
  switch (condition.kind) {
    case "literal":
      return typeof condition.value === "boolean" ? condition.value : undefined;
    case "not": {
      const held = holdsWithout(condition.operand, isNothing);
      return held === undefined ? undefined : !held;
    }
    case "is-null":
      return standsForNothing(condition.operand, isNothing) ? !condition.negated : undefined;
    case "binary":
      return ofBoth(condition, isNothing);
    default:
      return undefined;
  }
}

function standsForNothing(operand: Expression, isNothing: IsNothing): boolean {
  const named = operand.kind === "bucket" ? operand.operand : operand;
  return named.kind === "column" && isNothing(named.column);
}

function ofBoth(
  { operator, left, right }: Extract<Expression, { kind: "binary" }>,
  isNothing: IsNothing,
): boolean | undefined {
  if (operator !== "and" && operator !== "or") return undefined;
  const sides = [holdsWithout(left, isNothing), holdsWithout(right, isNothing)];
  const deciding = operator === "or";
  if (sides.includes(deciding)) return deciding;
  return sides.includes(undefined) ? undefined : !deciding;
}
