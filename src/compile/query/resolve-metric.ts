import { unreachable } from "../../core/index.ts";
import type { Expression, Formula, Measure, MetricInput } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { conjuncts, expressionKey } from "../model/map-columns.ts";
import type { Source } from "../model/source.ts";
import type { Finish } from "../plan/plan.ts";

/** One measure under its own filters: what a metric is made of, and what opens the rows behind it. */
export interface Leaf {
  readonly measure: Measure;
  readonly source: Source;
  /** All must hold; over the source's columns. */
  readonly conditions: readonly Expression[];
}

/** Leaves of several metrics, each once. */
export interface LeafList {
  readonly leaves: Leaf[];
  readonly known: Map<string, number>;
}

function addLeaf({ leaves, known }: LeafList, leaf: Leaf): number {
  const key = [leaf.measure.id, ...leaf.conditions.map(expressionKey)].join("\n");
  const index = known.get(key) ?? leaves.push(leaf) - 1;
  known.set(key, index);
  return index;
}

/** The arithmetic that ends a metric (or a measure named in its place), over leaves. */
export function resolveMetric(
  compiled: CompiledModel,
  id: string,
  list: LeafList,
  where: readonly Expression[] = [],
): Finish {
  const metric = compiled.model.metrics.get(id);
  if (!metric) return leafOf(compiled, compiled.model.measures.get(id), list, where);
  const { meaning } = metric;
  switch (meaning.kind) {
    case "simple":
      return leafOf(compiled, compiled.model.measures.get(meaning.measure), list, where);
    case "ratio":
      return {
        kind: "operation",
        operator: "/",
        left: inputOf(compiled, meaning.numerator, list, where),
        right: inputOf(compiled, meaning.denominator, list, where),
      };
    case "derived":
      return formulaOf(compiled, meaning.formula, list, where);
    default:
      return unreachable(meaning);
  }
}

function inputOf(
  compiled: CompiledModel,
  input: MetricInput,
  list: LeafList,
  where: readonly Expression[],
): Finish {
  return resolveMetric(compiled, input.metric, list, input.where ? [...where, input.where] : where);
}

function formulaOf(
  compiled: CompiledModel,
  formula: Formula,
  list: LeafList,
  where: readonly Expression[],
): Finish {
  switch (formula.kind) {
    case "number":
      return formula;
    case "metric":
      return resolveMetric(compiled, formula.metric, list, where);
    case "operation":
      return {
        kind: "operation",
        operator: formula.operator,
        left: formulaOf(compiled, formula.left, list, where),
        right: formulaOf(compiled, formula.right, list, where),
      };
    default:
      return unreachable(formula);
  }
}

function leafOf(
  compiled: CompiledModel,
  measure: Measure | undefined,
  list: LeafList,
  where: readonly Expression[],
): Finish {
  if (!measure) throw new Error("A metric names a measure that the model does not have.");
  const conditions = [...(measure.where ? [measure.where] : []), ...where].flatMap(conjuncts);
  return {
    kind: "leaf",
    leaf: addLeaf(list, { measure, source: compiled.source(measure.dataset), conditions }),
  };
}
