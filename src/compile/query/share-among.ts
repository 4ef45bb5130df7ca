import type { Problem } from "../../core/index.ts";
import type { Expression, Hop, Measure } from "../../definitions/index.ts";
import { columnsOf } from "../model/map-columns.ts";
import { problem } from "../problems.ts";
import type { BoundLeaf } from "./bound-leaf.ts";

/** The bridges that a leaf's rows cross, each once. */
export function bridgesCrossed({
  keys,
  conditions,
  late,
}: Pick<BoundLeaf, "keys" | "conditions" | "late">): readonly Hop[] {
  const read = keys.flatMap((key) => (key?.kind === "expression" ? [key.expression] : []));
  const hops = [...read, ...conditions, ...late].flatMap(columnsOf).flatMap((column) => column.hops);
  return [...new Map(hops.filter(({ bridge }) => bridge).map((hop) => [hop.to, hop])).values()];
}

/**
 * A leaf whose rows cross a bridge: what is added up is shared by the bridge's weights, so that the parts add
 * up to the whole; an extreme or a distinct count is the same however often a row stands there. Anything else
 * cannot be right, and goes to `problems`.
 */
export function shareAmong(bound: BoundLeaf, metric: string, problems: Problem[]): BoundLeaf {
  const [bridge, ...others] = bridgesCrossed(bound);
  if (!bridge) return bound;
  const { measure } = bound.leaf;
  const facts = { metric, bridge: bridge.to, aggregation: measure.aggregation };
  if (others.length > 0)
    problems.push(problem("bridges-several", { metric, bridges: [bridge, ...others].map(({ to }) => to) }));
  switch (measure.aggregation) {
    case "count_distinct":
    case "min":
    case "max":
      return bound;
    case "count":
    case "sum": {
      const weight = bridge.bridge?.weight;
      if (weight !== undefined)
        return { ...bound, leaf: { ...bound.leaf, measure: shared(measure, bridge, weight) } };
      problems.push(problem("bridge-without-weight", facts));
      return bound;
    }
    default:
      problems.push(problem("bridge-aggregation", facts));
      return bound;
  }
}

const nowhere = { start: 0, end: 0 };

/** A row on no bridge bears all of itself. */
function shared(measure: Measure, bridge: Hop, weight: string): Measure {
  const column: Expression = {
    kind: "column",
    hops: [bridge],
    column: weight,
    type: "decimal",
    span: nowhere,
  };
  const whole: Expression = { kind: "literal", value: "1", type: "decimal", span: nowhere };
  const part: Expression = {
    kind: "call",
    name: "coalesce",
    arguments: [column, whole],
    type: "decimal",
    span: nowhere,
  };
  return { ...measure, aggregation: "sum", of: times(measure, part) };
}

function times({ aggregation, of }: Measure, part: Expression): Expression {
  if (!of) return part;
  if (aggregation === "sum")
    return {
      kind: "binary",
      operator: "*",
      left: of,
      right: part,
      type: of.type === "money" ? "money" : "decimal",
      span: nowhere,
    };
  const isKnown: Expression = { kind: "is-null", operand: of, negated: true, type: "boolean", span: nowhere };
  // oxlint-disable-next-line unicorn/no-thenable -- the branches of the tree are named by the language's words
  return { kind: "case", branches: [{ when: isKnown, then: part }], type: "decimal", span: nowhere };
}
