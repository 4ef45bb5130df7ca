import type { MeasureInput, MetricFlowMeaning, MetricFlowMetric } from "../manifest.ts";
import { bareColumn } from "../project/bare-column.ts";
import { entityOf } from "../project/element-text.ts";
import type { Leaf } from "../metrics/leaves.ts";
import { draftMeasure } from "./draft-measure.ts";
import { type Drafting, leafIn, measureReference, type Refusals, whereOf } from "./drafting.ts";
import { durationText, grainText } from "./durations.ts";
import type { Body } from "./entry.ts";

type Simple = Extract<MetricFlowMeaning, { kind: "simple" }>;
type Cumulative = Extract<MetricFlowMeaning, { kind: "cumulative" }>;

export function draftSimple(
  drafting: Drafting,
  { filters, meaning }: MetricFlowMetric & { readonly meaning: Simple },
  refusals: Refusals,
): Body | undefined {
  const { measure: input } = meaning;
  const leaf = leafIn(drafting, input, refusals);
  if (!leaf) return undefined;
  const where = whereOf(drafting, { filters: [...input.filters, ...filters], leaves: [leaf] }, refusals);
  const counted = leaf.measure.nonAdditive
    ? balanceOf(drafting, leaf, refusals)
    : simpleOf(drafting, leaf, refusals);
  return where && counted && { ...counted, ...where, ...emptyOf(input, leaf), ...spineOf(input) };
}

function simpleOf(drafting: Drafting, leaf: Leaf, refusals: Refusals): Body | undefined {
  const measure = measureReference(drafting, leaf, refusals);
  return measure === undefined ? undefined : { kind: "simple", measure };
}

/** What does not add up along time. */
function balanceOf({ project }: Drafting, leaf: Leaf, { reasons }: Refusals): Body | undefined {
  const { model, measure, timeDimension } = leaf;
  const { dimension, take, per } = measure.nonAdditive!;
  const body = draftMeasure(project, leaf, reasons);
  if (dimension !== timeDimension) {
    reasons.push({ kind: "semi-additive", measure: measure.name });
    return undefined;
  }
  const columns = per.map((name) => {
    const entity = entityOf(model, name);
    const column = entity && bareColumn(entity.expr, entity.name);
    if (column === undefined) reasons.push({ kind: "key-computed", entity: name });
    else project.columns.use(model.table, column);
    return column;
  });
  const found = columns.filter((one) => one !== undefined);
  if (!body || found.length < columns.length) return undefined;
  return { kind: "balance", measure: body, take, filter: "before", ...(found.length > 0 && { per: found }) };
}

export function draftCumulative(
  drafting: Drafting,
  { filters, meaning }: MetricFlowMetric & { readonly meaning: Cumulative },
  refusals: Refusals,
): Body | undefined {
  const { measure: input, window, toDate, take } = meaning;
  const { reasons } = refusals;
  const leaf = leafIn(drafting, input, refusals);
  if (!leaf) return undefined;
  if (leaf.measure.nonAdditive) reasons.push({ kind: "semi-additive", measure: leaf.measure.name });
  const where = whereOf(drafting, { filters: [...input.filters, ...filters], leaves: [leaf] }, refusals);
  const measure = measureReference(drafting, leaf, refusals);
  const within = window && durationText(drafting.project, window, reasons);
  const from = toDate === undefined ? undefined : grainText(drafting.project, toDate, reasons);
  if (!where || measure === undefined || reasons.length > 0) return undefined;
  return {
    kind: "cumulative",
    measure,
    ...(within !== undefined && { window: within }),
    ...(from !== undefined && { to_date: from }),
    period_value: take,
    ...where,
    ...emptyOf(input, leaf),
    ...spineOf(input),
  };
}

const addUp: ReadonlySet<string> = new Set(["sum", "count", "count_distinct", "sum_boolean"]);

/** A group without rows is null there, and 0 here for what adds up. */
function emptyOf({ fillNullsWith }: MeasureInput, { measure }: Leaf): Body {
  if (fillNullsWith !== undefined) return { fill_nulls_with: fillNullsWith };
  return addUp.has(measure.aggregation) ? { fill_nulls_with: "none" } : {};
}

function spineOf({ joinsToSpine }: MeasureInput): Body {
  return joinsToSpine ? { join_to_calendar: true } : {};
}
