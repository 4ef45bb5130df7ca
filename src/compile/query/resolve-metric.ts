import { unreachable } from "../../core/index.ts";
import type {
  DerivedKind,
  Formula,
  FormulaInput,
  Measure,
  Metric,
  MetricInput,
} from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { conjuncts } from "../model/map-columns.ts";
import type { Shift } from "../plan/calendar-plan.ts";
import type { Finish, MetricPlan } from "../plan/plan.ts";
import { conversionFinish, conversionPlan } from "../track/conversion-leaves.ts";
import { funnelPlan } from "../track/funnel-leaves.ts";
import { retentionPlan } from "../track/retention-leaves.ts";
import { addLeaf, type LeafList } from "./leaf.ts";
import { type Side, wholly } from "./side.ts";
import { timingOf } from "./timing-of.ts";

interface Resolving {
  readonly compiled: CompiledModel;
  readonly list: LeafList;
}

/** What ends a metric (or a measure named in its place), over leaves. */
export function resolveMetric(compiled: CompiledModel, id: string, list: LeafList): MetricPlan {
  const metric = compiled.model.metrics.get(id);
  const side = metric ? inside(metric, wholly) : wholly;
  switch (metric?.meaning.kind) {
    case "conversion":
      return conversionPlan({ compiled, list }, { metric, meaning: metric.meaning, side });
    case "funnel":
      return funnelPlan({ compiled, list }, { metric, meaning: metric.meaning, side });
    case "retention":
      return retentionPlan({ compiled, list }, { metric, meaning: metric.meaning, side });
    default:
      return { id, finish: metricOf({ compiled, list }, id, wholly) };
  }
}

/** What is asked of a metric's parts: its own filter beside what is asked of it. */
function inside({ filter }: Metric, side: Side): Side {
  return filter ? { ...side, filters: [...side.filters, filter] } : side;
}

function metricOf(resolving: Resolving, id: string, side: Side): Finish {
  const { metrics, measures } = resolving.compiled.model;
  const metric = metrics.get(id);
  if (!metric) return leafOf(resolving, { measure: measures.get(id), side });
  const { meaning } = metric;
  const own = inside(metric, side);
  switch (meaning.kind) {
    case "simple":
    case "cumulative":
    case "balance":
      return leafOf(resolving, { measure: measures.get(meaning.measure), side: own, metric });
    case "ratio":
      return filled(metric, {
        kind: "operation",
        operator: "/",
        left: inputOf(resolving, meaning.numerator, own),
        right: inputOf(resolving, meaning.denominator, own),
      });
    case "derived":
      return filled(metric, formulaOf(resolving, meaning, meaning.formula, own));
    case "conversion":
      return conversionFinish(resolving, { metric, meaning, side: own });
    case "funnel":
    case "retention":
      throw new Error(`Nothing is computed from a ${meaning.kind}.`);
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
    across: [...new Set([...side.across, ...across.filter((name) => resolving.list.asked.has(name))])],
  });
}

function formulaOf(resolving: Resolving, derived: DerivedKind, formula: Formula, side: Side): Finish {
  switch (formula.kind) {
    case "number":
      return formula;
    case "metric":
      return formulaInput(resolving, derived.inputs[formula.input]!, side);
    case "nullif-zero":
      return { kind: "nullif-zero", of: formulaOf(resolving, derived, formula.of, side) };
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
    empty: metric?.fillNullsWith === undefined ? usualEmpty(measure) : metric.fillNullsWith,
    isFilled: metric?.joinToCalendar ?? false,
  };
  return { kind: "leaf", leaf: addLeaf(list, leaf) };
}

/** A count or a sum of nothing is 0; every other aggregation of nothing is null. */
function usualEmpty({ aggregation }: Measure): string | null {
  return aggregation === "count" || aggregation === "count_distinct" || aggregation === "sum" ? "0" : null;
}
