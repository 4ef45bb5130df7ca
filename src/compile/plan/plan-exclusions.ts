import type { Problem } from "../../core/index.ts";
import type { Expression } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { columnsOf } from "../model/map-columns.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import { type JoinPlan, planJoins } from "./join-plan.ts";
import { relationsIn, tablesFor } from "../query/plan-for.ts";
import { conditionOf, periodCondition, sourceTable } from "./plan-scan.ts";
import type { AskedPeriod, Condition, Step } from "./plan.ts";

/** Counts the rows that a leaf's filters can neither keep nor refuse, since what they exclude is null there. */
export interface ExclusionStep {
  readonly kind: "exclusion";
  readonly leaf: number;
  readonly from: string;
  /** The relations that it reads beside datasets. */
  readonly tables: readonly Step[];
  readonly joins: readonly JoinPlan[];
  readonly where: readonly Condition[];
  readonly conditions: readonly Condition[];
}

interface ExclusionsAsked {
  readonly period: AskedPeriod;
  readonly asOf: string;
  readonly problems: Problem[];
}

/** One count for each leaf that excludes values of a column that may be null. */
export function planExclusions(
  compiled: CompiledModel,
  leaves: readonly BoundLeaf[],
  { period, asOf, problems }: ExclusionsAsked,
): readonly ExclusionStep[] {
  return leaves.flatMap((leaf, index): readonly ExclusionStep[] => {
    if (!leaf.conditions.some((condition) => excludesNulls(compiled, leaf, condition))) return [];
    const from = sourceTable(leaf);
    const joins = planJoins(leaf.conditions.flatMap(columnsOf), leaf.dated);
    return [
      {
        kind: "exclusion",
        leaf: index,
        from,
        tables: tablesFor(compiled, relationsIn([{ from, joins }]), asOf, problems),
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
