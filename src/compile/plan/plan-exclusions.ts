import type { Expression } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { columnsOf } from "../model/map-columns.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { type JoinPlan, planJoins } from "./join-plan.ts";
import { conditionOf, membersName, periodCondition, sourceTable } from "./plan-scan.ts";
import type { AskedPeriod, Condition, MembersStep, MetricTableStep } from "./plan.ts";

/** Counts the rows that a leaf's filters can neither keep nor refuse, since what they exclude is null there. */
export interface ExclusionStep {
  readonly kind: "exclusion";
  readonly leaf: number;
  readonly from: string;
  readonly members?: MembersStep;
  /** Metrics whose values its conditions read. */
  readonly tables: readonly MetricTableStep[];
  readonly joins: readonly JoinPlan[];
  readonly where: readonly Condition[];
  readonly conditions: readonly Condition[];
}

export interface ExclusionsAsked {
  readonly period: AskedPeriod;
  /** The values of metrics that are joined. */
  readonly tables: (joins: readonly JoinPlan[]) => readonly MetricTableStep[];
}

/** One count for each leaf that excludes values of a column that may be null. */
export function planExclusions(
  known: Pick<CompiledModel, "findSource">,
  leaves: readonly BoundLeaf[],
  { period, tables }: ExclusionsAsked,
): readonly ExclusionStep[] {
  return leaves.flatMap((leaf, index): readonly ExclusionStep[] => {
    if (!leaf.conditions.some((condition) => excludesNulls(known, leaf, condition))) return [];
    const { source } = leaf.leaf;
    const name = membersName(source.name);
    const joins = planJoins(leaf.conditions.flatMap(columnsOf), leaf.dated);
    return [
      {
        kind: "exclusion",
        leaf: index,
        from: sourceTable(leaf),
        ...(source.kind === "concept" && { members: { kind: "members", name, concept: source.name } }),
        tables: tables(joins),
        joins,
        where: leaf.leaf.timing.kind === "own" ? periodCondition(leaf.time, period) : [],
        conditions: leaf.conditions.map(conditionOf),
      },
    ];
  });
}

/** Whether a condition drops by `<>`, `not in` or another negation a row whose column is null. */
function excludesNulls(
  known: Pick<CompiledModel, "findSource">,
  leaf: BoundLeaf,
  condition: Expression,
): boolean {
  return negations(condition).some((negation) =>
    columnsOf(negation).some(({ hops, column }) => {
      if (hops.length > 0) return true;
      return !(known.findSource(leaf.leaf.source.name)?.columns.get(column)?.isRequired ?? false);
    }),
  );
}

function negations(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "not":
      return [expression];
    case "in":
    case "between":
    case "like":
      return expression.negated ? [expression] : [];
    case "binary":
      return expression.operator === "<>"
        ? [expression]
        : [...negations(expression.left), ...negations(expression.right)];
    default:
      return [];
  }
}
