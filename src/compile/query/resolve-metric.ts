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
import { funnelCount, funnelPlan } from "../track/funnel-leaves.ts";
import { type AgedInput, agedParts, agedShare } from "../track/aged-parts.ts";
import { retentionAt, retentionPlan } from "../track/retention-leaves.ts";
import { addLeaf, type LeafList } from "./leaf.ts";
import type { AgedTrack } from "../track/track.ts";
import { agesRead } from "../track/ages-read.ts";
import { restrictedTo, type Side, wholly } from "./side.ts";
import { timingOf } from "./timing-of.ts";

interface Resolving {
  readonly compiled: CompiledModel;
  readonly list: LeafList;
  /** The retentions that are read at an age, as they are met. */
  readonly aged: AgedInput[];
}

/** What ends a metric (or a measure named in its place), over leaves. */
export function resolveMetric(compiled: CompiledModel, id: string, list: LeafList): MetricPlan {
  const metric = compiled.model.metrics.get(id);
  const side = metric ? inside(metric, wholly) : wholly;
  switch (metric?.meaning.kind) {
    case "conversion":
      return conversionPlan({ compiled, list }, { metric, meaning: metric.meaning, side });
    case "funnel": {
      const funnel = { metric, meaning: metric.meaning, side };
      return metric.meaning.counting
        ? funnelCount({ compiled, list }, funnel)
        : funnelPlan({ compiled, list }, funnel);
    }
    case "retention":
      return retentionPlan({ compiled, list }, { metric, meaning: metric.meaning, side });
    default:
      return plainPlan({ compiled, list, aged: [] }, id);
  }
}

/** What a metric of one value is; beside what it reads of retentions, the members that stand behind or are too young. */
function plainPlan(resolving: Resolving, id: string): MetricPlan {
  const finish = metricOf(resolving, id, wholly);
  if (resolving.aged.length === 0) return { id, finish };
  return {
    id,
    finish,
    share: agedShare(resolving.aged, finish),
    parts: agedParts(resolving, resolving.aged),
  };
}

/** What is asked of a metric's parts: its own filter, and its periods, beside what is asked of it. */
function inside({ filter, joinToCalendar }: Metric, side: Side): Side {
  return {
    ...side,
    filters: filter ? [...side.filters, filter] : side.filters,
    isFilled: side.isFilled || (joinToCalendar ?? false),
  };
}

function metricOf(resolving: Resolving, id: string, side: Side): Finish {
  const { metrics, measures } = resolving.compiled.model;
  const metric = metrics.get(id);
  if (!metric) return leafOf(resolving, { measure: measures.get(id), side });
  const { meaning } = metric;
  const own = matureOnly(resolving.compiled, metric, inside(metric, side));
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

/** All that a formula reads beside a retention at an age is of the cohorts that have come to it. */
function matureOnly({ model }: CompiledModel, { id }: Metric, side: Side): Side {
  const ages = agesRead(model, id);
  return ages.length === 0 ? side : { ...side, mature: [...side.mature, ...ages] };
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
      return formulaInput(resolving, { name: formula.input, input: derived.inputs[formula.input]! }, side);
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

interface NamedInput {
  readonly name: string;
  readonly input: FormulaInput;
}

/** A retention at an age, or the first age at which it reaches a metric of the same cohorts. */
function agedInput(resolving: Resolving, { name, input }: NamedInput, side: Side): Finish {
  const { metric: id, age, reaches, filter } = input;
  const metric = resolving.compiled.model.metrics.get(id)!;
  const { meaning } = metric;
  if (meaning.kind !== "retention") throw new Error(`${id} has no ages.`);
  const filters = filter ? [...side.filters, filter] : side.filters;
  const retention = { metric, meaning, side: inside(metric, { ...side, filters }) };
  const value = retentionAt(resolving, retention, age === undefined ? { isByAge: true } : { age });
  const { every, upTo } = meaning;
  const byAge: AgedTrack = {
    kind: "aged",
    metric: id,
    every,
    ...(upTo !== undefined && { upTo }),
    part: "aged",
  };
  const finish: Finish =
    reaches === undefined
      ? value
      : { kind: "first-age", value, target: metricOf(resolving, reaches, { ...side, byAge }) };
  resolving.aged.push({ name, retention, ...(age !== undefined && { age }), finish });
  return finish;
}

function formulaInput(resolving: Resolving, { name, input }: NamedInput, side: Side): Finish {
  const { metric, filter, age, reaches, offset, eachDay, atStartOf } = input;
  if (age !== undefined || reaches !== undefined) return agedInput(resolving, { name, input }, side);
  const shifts: readonly Shift[] = [
    ...side.shifts,
    ...(offset ? [{ kind: "offset", duration: offset, ...(eachDay && { eachDay }) } as const] : []),
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
    isFilled: side.isFilled,
    ...restrictedTo(side),
  };
  return { kind: "leaf", leaf: addLeaf(list, leaf) };
}

/** A count or a sum of nothing is 0; every other aggregation of nothing is null. */
function usualEmpty({ aggregation }: Measure): string | null {
  return aggregation === "count" || aggregation === "count_distinct" || aggregation === "sum" ? "0" : null;
}
