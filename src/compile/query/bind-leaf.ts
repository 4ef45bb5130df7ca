import type { Problem } from "../../core/index.ts";
import type { MetricQuery } from "../../contract/index.ts";
import { type Expression, timeAcross } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { columnsOf, conjuncts } from "../model/map-columns.ts";
import { mayBeUndated } from "../model/may-be-undated.ts";
import { timeColumnOf } from "../model/time-column.ts";
import type { ScanColumn, TimeColumn } from "../plan/plan.ts";
import { problem } from "../problems.ts";
import { type Asker, bindCondition, bindDimension } from "./bind-dimensions.ts";
import type { BoundLeaf } from "./bound-leaf.ts";
import type { Leaf } from "./resolve-metric.ts";

export interface Asking {
  readonly leaf: Leaf;
  /** The metric that the reader asked. */
  readonly metric: string;
  readonly where: Expression | undefined;
}

/** A leaf over its own columns; what it cannot answer goes to `problems`. */
export function bindLeaf(
  compiled: CompiledModel,
  query: MetricQuery,
  { leaf, metric, where }: Asking,
  problems: Problem[],
): BoundLeaf {
  const { source, across, measure } = leaf;
  const asker = { metric, source };
  const time = timeOf(query, leaf, metric, problems);
  const filters = filtersOf(where, leaf, metric, problems);
  const bound = filters.flatMap((one) => bindCondition(compiled, asker, one, problems) ?? []);
  const name = measure.isStock ? undefined : (measure.time ?? source.time);
  return {
    leaf,
    keys: [
      ...(query.grain ? [bucketOf(query.grain, across, time)] : []),
      ...query.by.map((one) => dimensionOf(compiled, { asker, across, name: one }, problems)),
    ],
    conditions: [...leaf.conditions, ...bound],
    ...(time && { time }),
    mayBeUndated: name !== undefined && mayBeUndated(compiled.model, source, name),
  };
}

/** What dates its rows, when the query asks for time. */
function timeOf(
  { grain, from, to, compare }: MetricQuery,
  { measure, source, across }: Leaf,
  metric: string,
  problems: Problem[],
): TimeColumn | undefined {
  const asksBuckets = grain !== undefined && !across.includes(timeAcross);
  if (measure.isStock) {
    const asksMoments = asksBuckets || (compare !== undefined && !across.includes(timeAcross));
    if (asksMoments) problems.push(problem("stock-by-time", { metric, source: source.name }));
    return undefined;
  }
  const name = measure.time ?? source.time;
  const isAsked = asksBuckets || from !== undefined || to !== undefined;
  if (!isAsked) return undefined;
  if (name !== undefined) return timeColumnOf(source.name, name);
  problems.push(problem("time-missing", { metric, source: source.name }));
  return undefined;
}

/** The query's conditions, without those on dimensions that the leaf ignores. */
function filtersOf(
  where: Expression | undefined,
  { across }: Leaf,
  metric: string,
  problems: Problem[],
): readonly Expression[] {
  if (!where) return [];
  return conjuncts(where).filter((condition) => {
    const names = [...new Set(columnsOf(condition).map(({ column }) => column))];
    const ignored = names.filter((name) => across.includes(name));
    if (ignored.length > 0 && ignored.length < names.length) {
      const kept = names.filter((name) => !across.includes(name));
      problems.push(problem("filter-across", { metric, ignored, kept }));
    }
    return ignored.length === 0;
  });
}

function bucketOf(
  grain: NonNullable<MetricQuery["grain"]>,
  across: readonly string[],
  time: TimeColumn | undefined,
): ScanColumn["value"] | undefined {
  return time && !across.includes(timeAcross) ? { kind: "bucket", grain, time } : undefined;
}

interface AskedDimension {
  readonly asker: Asker;
  readonly across: readonly string[];
  readonly name: string;
}

function dimensionOf(
  compiled: CompiledModel,
  { asker, across, name }: AskedDimension,
  problems: Problem[],
): ScanColumn["value"] | undefined {
  if (across.includes(name)) return undefined;
  const expression = bindDimension(compiled, asker, name, problems);
  return expression && { kind: "expression", expression };
}
