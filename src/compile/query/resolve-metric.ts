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
  /** What it ignores of what the query asks: dimensions, and the grain by its name. */
  readonly across: readonly string[];
}

/** Leaves of several metrics, each once. */
export interface LeafList {
  readonly leaves: Leaf[];
  readonly known: Map<string, number>;
  /** The dimensions that the query names, and the grain by its name when time matters. */
  readonly asked: ReadonlySet<string>;
}

/** What the side of a ratio asks of its metric. */
type Side = Pick<Leaf, "conditions" | "across">;

const wholly: Side = { conditions: [], across: [] };

function addLeaf({ leaves, known }: LeafList, leaf: Leaf): number {
  const key = [leaf.measure.id, leaf.across.join(), ...leaf.conditions.map(expressionKey)].join("\n");
  const index = known.get(key) ?? leaves.push(leaf) - 1;
  known.set(key, index);
  return index;
}

/** The arithmetic that ends a metric (or a measure named in its place), over leaves. */
export function resolveMetric(
  compiled: CompiledModel,
  id: string,
  list: LeafList,
  side: Side = wholly,
): Finish {
  const metric = compiled.model.metrics.get(id);
  if (!metric) return leafOf(compiled, compiled.model.measures.get(id), list, side);
  const { meaning } = metric;
  switch (meaning.kind) {
    case "simple":
      return leafOf(compiled, compiled.model.measures.get(meaning.measure), list, side);
    case "ratio":
      return {
        kind: "operation",
        operator: "/",
        left: inputOf(compiled, meaning.numerator, list, side),
        right: inputOf(compiled, meaning.denominator, list, side),
      };
    case "derived":
      return formulaOf(compiled, meaning.formula, list, side);
    default:
      return unreachable(meaning);
  }
}

function inputOf(compiled: CompiledModel, input: MetricInput, list: LeafList, side: Side): Finish {
  const { metric, where, across = [] } = input;
  return resolveMetric(compiled, metric, list, {
    conditions: where ? [...side.conditions, where] : side.conditions,
    across: across.filter((name) => list.asked.has(name)),
  });
}

function formulaOf(compiled: CompiledModel, formula: Formula, list: LeafList, side: Side): Finish {
  switch (formula.kind) {
    case "number":
      return formula;
    case "metric":
      return resolveMetric(compiled, formula.metric, list, side);
    case "operation":
      return {
        kind: "operation",
        operator: formula.operator,
        left: formulaOf(compiled, formula.left, list, side),
        right: formulaOf(compiled, formula.right, list, side),
      };
    default:
      return unreachable(formula);
  }
}

function leafOf(compiled: CompiledModel, measure: Measure | undefined, list: LeafList, side: Side): Finish {
  if (!measure) throw new Error("A metric names a measure that the model does not have.");
  const conditions = [...(measure.where ? [measure.where] : []), ...side.conditions].flatMap(conjuncts);
  const leaf = { measure, source: compiled.source(measure.dataset), conditions, across: side.across };
  return { kind: "leaf", leaf: addLeaf(list, leaf) };
}
