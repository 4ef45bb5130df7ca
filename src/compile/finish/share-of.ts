import type { Expression } from "../../definitions/index.ts";
import { expressionKey } from "../model/map-columns.ts";
import type { MetricPlan, ShareOfCounts } from "../plan/plan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";

/** Whether a ratio counts a part of the very rows that its denominator counts, so that it has a Wilson interval. */
export function shareOf(
  { finish, share }: MetricPlan,
  leaves: readonly BoundLeaf[],
): ShareOfCounts | undefined {
  if (share !== undefined) return share ?? undefined;
  if (finish.kind !== "operation" || finish.operator !== "/") return undefined;
  if (finish.left.kind !== "leaf" || finish.right.kind !== "leaf") return undefined;
  const [count, total] = [finish.left.leaf, finish.right.leaf];
  const [part, whole] = [leaves[count]!, leaves[total]!];
  return countsSame(part, whole) && isPartOf(part, whole) ? { count, total } : undefined;
}

function countsSame(part: BoundLeaf, whole: BoundLeaf): boolean {
  const [a, b] = [part.leaf, whole.leaf];
  const of = (expression: Expression | undefined) => (expression ? expressionKey(expression) : "");
  return (
    a.source.name === b.source.name &&
    part.time?.column === whole.time?.column &&
    a.measure.aggregation === b.measure.aggregation &&
    (a.measure.aggregation === "count" || a.measure.aggregation === "count_distinct") &&
    of(a.measure.of) === of(b.measure.of)
  );
}

function isPartOf(part: BoundLeaf, whole: BoundLeaf): boolean {
  return whole.conditions.every((wide) => part.conditions.some((narrow) => implies(narrow, wide)));
}

/** What can be told from the form alone: the same condition, a value among several, a value where any is asked. */
function implies(narrow: Expression, wide: Expression): boolean {
  if (expressionKey(narrow) === expressionKey(wide)) return true;
  const values = valuesOf(narrow);
  if (!values) return false;
  if (wide.kind === "is-null" && wide.negated) return expressionKey(wide.operand) === values.operand;
  const among = valuesOf(wide);
  return (
    among !== undefined &&
    among.operand === values.operand &&
    values.items.every((one) => among.items.includes(one))
  );
}

interface Values {
  readonly operand: string;
  readonly items: readonly string[];
}

function valuesOf(expression: Expression): Values | undefined {
  if (expression.kind === "binary" && expression.operator === "=" && expression.right.kind === "literal")
    return { operand: expressionKey(expression.left), items: [expressionKey(expression.right)] };
  if (expression.kind !== "in" || expression.negated) return undefined;
  return { operand: expressionKey(expression.operand), items: expression.items.map(expressionKey) };
}
