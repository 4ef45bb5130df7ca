import { unreachable } from "../../core/index.ts";
import type {
  DerivedKind,
  Expression,
  Formula,
  FormulaInput,
  Measure,
  Metric,
  MetricInput,
} from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { isAdded } from "../model/is-added.ts";
import { conjuncts } from "../model/map-columns.ts";
import type { Shift } from "../plan/calendar-plan.ts";
import type { Finish } from "../plan/plan.ts";
import { addLeaf, type LeafList } from "./leaf.ts";
import { timingOf } from "./timing-of.ts";

/** What is asked of a metric by those that it is part of. */
export interface Side {
  readonly conditions: readonly Expression[];
  readonly filters: readonly Expression[];
  readonly across: readonly string[];
  readonly shifts: readonly Shift[];
}

export const wholly: Side = { conditions: [], filters: [], across: [], shifts: [] };

interface Resolving {
  readonly compiled: CompiledModel;
  readonly list: LeafList;
}

/** The arithmetic that ends a metric (or a measure named in its place), over leaves. */
export function resolveMetric(compiled: CompiledModel, id: string, list: LeafList): Finish {
  return metricOf({ compiled, list }, id, wholly);
}

function metricOf(resolving: Resolving, id: string, side: Side): Finish {
  const { metrics, measures } = resolving.compiled.model;
  const metric = metrics.get(id);
  if (!metric) return leafOf(resolving, { measure: measures.get(id), side });
  const { meaning, filter } = metric;
  const inside = filter ? { ...side, filters: [...side.filters, filter] } : side;
  switch (meaning.kind) {
    case "simple":
    case "cumulative":
    case "balance":
      return leafOf(resolving, { measure: measures.get(meaning.measure), side: inside, metric });
    case "ratio":
      return filled(metric, {
        kind: "operation",
        operator: "/",
        left: inputOf(resolving, meaning.numerator, inside),
        right: inputOf(resolving, meaning.denominator, inside),
      });
    case "derived":
      return filled(metric, formulaOf(resolving, meaning, meaning.formula, inside));
    default:
      return unreachable(meaning);
  }
}

function filled({ fillNullsWith }: Metric, of: Finish): Finish {
  return typeof fillNullsWith === "string" ? { kind: "fill", of, with: fillNullsWith } : of;
}

function inputOf(resolving: Resolving, input: MetricInput, side: Side): Finish {
  const { metric, where, filter, across = [] } = input;
  return metricOf(resolving, metric, {
    ...side,
    conditions: where ? [...side.conditions, where] : side.conditions,
    filters: filter ? [...side.filters, filter] : side.filters,
    across: [...new Set([...side.across, ...across.filter((name) => resolving.list.asked.has(name))])].sort(),
  });
}

function formulaOf(resolving: Resolving, derived: DerivedKind, formula: Formula, side: Side): Finish {
  switch (formula.kind) {
    case "number":
      return formula;
    case "metric":
      return formulaInput(resolving, derived.inputs[formula.input]!, side);
    case "operation":
      return {
        kind: "operation",
        operator: formula.operator,
        left: formulaOf(resolving, derived, formula.left, side),
        right: formulaOf(resolving, derived, formula.right, side),
      };
    default:
      return unreachable(formula);
  }
}

function formulaInput(resolving: Resolving, input: FormulaInput, side: Side): Finish {
  const { metric, filter, offset, atStartOf } = input;
  const shifts: readonly Shift[] = [
    ...side.shifts,
    ...(offset ? [{ kind: "offset", duration: offset } as const] : []),
    ...(atStartOf === undefined ? [] : [{ kind: "start", grain: atStartOf } as const]),
  ];
  return metricOf(resolving, metric, {
    ...side,
    filters: filter ? [...side.filters, filter] : side.filters,
    shifts,
  });
}

interface Part {
  readonly measure: Measure | undefined;
  readonly side: Side;
  readonly metric?: Metric;
}

function leafOf({ compiled, list }: Resolving, { measure, side, metric }: Part): Finish {
  if (!measure) throw new Error("A metric names a measure that the model does not have.");
  const conditions = [...(measure.where ? [measure.where] : []), ...side.conditions].flatMap(conjuncts);
  const source = compiled.source(measure.dataset);
  const leaf = {
    measure,
    source,
    conditions,
    filters: side.filters.flatMap(conjuncts),
    across: side.across,
    timing: timingOf(source, metric?.meaning, side.shifts),
    empty: metric?.fillNullsWith === undefined ? (isAdded(measure) ? "0" : null) : metric.fillNullsWith,
    isFilled: metric?.joinToCalendar ?? false,
  };
  return { kind: "leaf", leaf: addLeaf(list, leaf) };
}
