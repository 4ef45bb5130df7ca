import { isMoment, nearest, ok, type Problem, type Result } from "../../core/index.ts";
import type { MetricQuery } from "../../contract/index.ts";
import {
  type Expression,
  grainNames,
  isDayGrain,
  isHourGrain,
  parseCondition,
  periodName,
} from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { bucketType } from "../model/find-dimension.ts";
import { problem } from "../problems.ts";
import { ownKeyOf } from "../track/own-key.ts";
import { periodPart } from "./asked-keys.ts";

/** What can be said wrong of a query before its measures are looked at. */
export function checkQuery(compiled: CompiledModel, query: MetricQuery): readonly Problem[] {
  return [
    ...unknownMetrics(compiled, query),
    ...nothingAsked(query),
    ...unknownDimensions(compiled, query),
    ...unknownGrains(compiled, query),
    ...twice([...query.metrics, ...query.by, ...ownKeys(compiled, query)]),
    ...ofSeveralValues(compiled, query),
    ...wrongPeriod(query),
    ...comparedPeriods(query),
    ...unknownOrder(compiled, query),
  ];
}

/** The query's condition over dimensions; undefined when it has none. */
export function parseWhere(
  compiled: CompiledModel,
  where: string | undefined,
): Result<Expression | undefined, readonly Problem[]> {
  if (where === undefined || where.trim() === "") return ok(undefined);
  return parseCondition(where, compiled.conditions);
}

function unknownMetrics({ model }: CompiledModel, { metrics }: MetricQuery): readonly Problem[] {
  const isKnown = (id: string) => model.metrics.has(id) || model.measures.has(id);
  return metrics
    .filter((id) => !isKnown(id))
    .map((name) => {
      const near = nearest(name, model.metrics.keys());
      return problem(
        "metric-unknown",
        { name, ...(near !== undefined && { nearest: near }) },
        { suggestion: near },
      );
    });
}

function nothingAsked({ metrics, by, grain }: MetricQuery): readonly Problem[] {
  return metrics.length === 0 && by.length === 0 && grain === undefined ? [problem("nothing-asked", {})] : [];
}

/** The grain of the query, and those after `period:`. */
function unknownGrains({ model }: CompiledModel, { grain, by }: MetricQuery): readonly Problem[] {
  const asked = [...(grain === undefined ? [] : [grain]), ...by.flatMap((name) => periodPart(name) ?? [])];
  return asked
    .filter((name) => bucketType(model, name) === undefined)
    .map((name) => {
      const near = nearest(name, [...grainNames, ...model.calendars.keys()]);
      const facts = { name, ...(near !== undefined && { nearest: near }) };
      return problem("grain-unknown", facts, { suggestion: near });
    });
}

function unknownDimensions({ model, dimension }: CompiledModel, { by }: MetricQuery): readonly Problem[] {
  return by
    .filter((name) => periodPart(name) === undefined && !dimension(name))
    .map((name) => {
      const near = nearest(name, [...model.dimensions.keys(), ...model.concepts.keys()]);
      return problem(
        "dimension-unknown",
        { name, ...(near !== undefined && { nearest: near }) },
        { suggestion: near },
      );
    });
}

function twice(names: readonly string[]): readonly Problem[] {
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  return [...new Set(repeated)].map((name) => problem("dimension-twice", { name }));
}

function wrongPeriod({ from, to, compare, grain, fill }: MetricQuery): readonly Problem[] {
  const problems: Problem[] = [];
  if (from !== undefined && to !== undefined && from > to)
    problems.push(problem("period-reversed", { from, to }));
  if (compare && [from, to].some((bound) => bound !== undefined && isMoment(bound)))
    problems.push(problem("compare-by-moments", {}));
  if (compare && !grain && from === undefined) problems.push(problem("compare-without-period", { compare }));
  return [...problems, ...wrongSequence({ grain, fill, compare })];
}

/** Groups of `period:month` meet groups of the same month: those of an earlier period would meet none. */
function comparedPeriods({ by, compare }: MetricQuery): readonly Problem[] {
  if (!compare) return [];
  return by.flatMap((name) => {
    const grain = periodPart(name);
    return grain === undefined ? [] : [problem("compare-by-period", { name, grain })];
  });
}

/** Periods are filled and compared by grains whose sequence is known without the data. */
function wrongSequence({
  grain,
  fill,
  compare,
}: Pick<MetricQuery, "grain" | "fill" | "compare">): readonly Problem[] {
  if (grain === undefined) return fill ? [problem("fill-without-grain", { grains: grainNames })] : [];
  const isSequence = isDayGrain(grain) || (!compare && (!fill || isHourGrain(grain)));
  return isSequence ? [] : [problem("grain-without-sequence", { grain })];
}

function ownKeys(compiled: CompiledModel, { metrics }: MetricQuery): readonly string[] {
  return metrics.flatMap((id) => ownKeyOf(compiled, id)?.name ?? []);
}

/** What answers several values stands alone, and shows those that there are. */
function ofSeveralValues(compiled: CompiledModel, { metrics, fill }: MetricQuery): readonly Problem[] {
  const several = metrics.flatMap((metric) => {
    const key = ownKeyOf(compiled, metric)?.name;
    return key === undefined ? [] : [{ metric, key }];
  });
  const [first] = several;
  if (!first) return [];
  return [
    ...(metrics.length > 1 ? [problem("asked-alone", first)] : []),
    ...(fill ? [problem("fill-of-several", first)] : []),
  ];
}

function unknownOrder(compiled: CompiledModel, query: MetricQuery): readonly Problem[] {
  const { order, metrics, by, grain } = query;
  const columns = [...(grain ? [periodName] : []), ...by, ...ownKeys(compiled, query), ...metrics];
  return order
    .filter((one) => !columns.includes(one.by))
    .map(({ by: name }) => {
      const near = nearest(name, columns);
      return problem(
        "order-unknown",
        { name, ...(near !== undefined && { nearest: near }) },
        { suggestion: near },
      );
    });
}
