import type { Problem } from "../../core/index.ts";
import type { MetricQuery } from "../../contract/index.ts";
import { type Expression, periodName, timeAcross } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { columnsOf, conjuncts } from "../model/map-columns.ts";
import { mayBeUndated } from "../model/may-be-undated.ts";
import { timeColumnOf } from "../model/time-column.ts";
import { hasNoValue } from "../plan/levels-without-value.ts";
import type { TimeColumn } from "../plan/plan.ts";
import { problem } from "../problems.ts";
import { type AskedKey, withoutGrain } from "./asked-keys.ts";
import { type Asker, bindCondition, bindDimension } from "./bind-dimensions.ts";
import type { BoundKey, BoundLeaf } from "./bound-leaf.ts";
import type { Leaf } from "./leaf.ts";
import { grainsOf, momentUnit } from "./moment-unit.ts";

export interface Asking {
  readonly leaf: Leaf;
  /** The metric that the reader asked. */
  readonly metric: string;
  readonly where: Expression | undefined;
  readonly query: Pick<MetricQuery, "from" | "to" | "compare">;
  readonly keys: readonly AskedKey[];
}

/** A leaf over its own columns; what it cannot answer goes to `problems`. */
export function bindLeaf(compiled: CompiledModel, asking: Asking, problems: Problem[]): BoundLeaf {
  const { leaf, metric } = asking;
  const { source, measure, timing } = leaf;
  const begins = timing.kind === "held" ? timing.from.column : undefined;
  const name = measure.isStock ? undefined : (measure.time ?? source.time ?? begins);
  const dated = name === undefined ? undefined : timeColumnOf(source, name);
  const asker = { metric, source, dated };
  const asked = filtersOf(asking, problems);
  const isChosen = timing.kind === "edge" && !timing.isFilteredBefore;
  const isLate = (condition: Expression) => isChosen && !namesPeriod(condition);
  const bound = (some: readonly Expression[]) =>
    some.flatMap((one) => bindCondition(compiled, asker, one, problems) ?? []);
  const { rows, ofPeriod } = apart(
    asking,
    [...leaf.filters, ...asked.filter((one) => !isLate(one))],
    problems,
  );
  const time = timeOf(asking, ofPeriod.length > 0 || asked.some(namesPeriod), dated, problems);
  const keys = asking.keys.map((key) => keyOf(compiled, { key, asker, leaf, time }, problems));
  const result: BoundLeaf = {
    leaf,
    keys,
    unit: momentUnit([
      ...keys.flatMap((key) => (key?.kind === "period" ? [key.grain] : [])),
      ...grainsOf(timing),
    ]),
    conditions: [...leaf.conditions, ...bound(rows)],
    late: bound(asked.filter(isLate)),
    ofPeriod,
    ...(time && { time }),
    ...(dated && { dated }),
    mayBeUndated: name !== undefined && mayBeUndated(compiled, source, name),
  };
  refuseUndatedHistory(asking, result, problems);
  refuseTooFine(asking, result, problems);
  refuseTimeless(asking, result, problems);
  return result;
}

/** A condition over the period is about the row's own date, unless other moments than that are reported. */
function apart({ leaf: { timing }, metric }: Asking, filters: readonly Expression[], problems: Problem[]) {
  const isReported = timing.kind !== "own" && (timing.kind !== "edge" || timing.shifts.length > 0);
  if (!isReported) return { rows: filters, ofPeriod: [] };
  const ofPeriod = filters.filter(namesPeriod);
  for (const one of ofPeriod) {
    const others = columnsOf(one).flatMap(({ column }) => (column === periodName ? [] : [column]));
    if (others.length > 0)
      problems.push(problem("filter-period-apart", { metric, others: [...new Set(others)] }));
  }
  return { rows: filters.filter((one) => !namesPeriod(one)), ofPeriod };
}

function namesPeriod(condition: Expression): boolean {
  return columnsOf(condition).some(({ hops, column }) => hops.length === 0 && column === periodName);
}

/** What dates its rows, when the query asks for time. */
function timeOf(
  { leaf, metric, query, keys }: Asking,
  isFiltered: boolean,
  dated: TimeColumn | undefined,
  problems: Problem[],
): TimeColumn | undefined {
  const { measure, source, across, timing } = leaf;
  const asksBuckets = keys.some(({ kind }) => kind === "period") && !across.includes(timeAcross);
  if (measure.isStock) {
    const asksMoments =
      asksBuckets || timing.kind !== "own" || (query.compare !== undefined && !across.includes(timeAcross));
    if (asksMoments) problems.push(problem("stock-by-time", { metric, source: source.name }));
    return undefined;
  }
  const isBounded = query.from !== undefined || query.to !== undefined;
  const isAsked = asksBuckets || isBounded || isFiltered || timing.kind !== "own";
  if (!isAsked) return query.compare === undefined ? undefined : dated;
  if (!dated) problems.push(problem("time-missing", { metric, source: source.name }));
  return dated;
}

/** The query's conditions, without those on dimensions that the leaf ignores. */
function filtersOf({ where, leaf: { across }, metric }: Asking, problems: Problem[]): readonly Expression[] {
  if (!where) return [];
  return conjuncts(where).filter((condition) => {
    const names = [...new Set(columnsOf(condition).map(({ column }) => withoutGrain(column)))];
    const ignored = names.filter((name) => across.includes(name));
    if (ignored.length > 0 && ignored.length < names.length) {
      const kept = names.filter((name) => !across.includes(name));
      problems.push(problem("filter-across", { metric, ignored, kept }));
    }
    return ignored.length === 0;
  });
}

interface Keyed {
  readonly key: AskedKey;
  readonly asker: Asker;
  readonly leaf: Leaf;
  readonly time: TimeColumn | undefined;
}

function keyOf(
  compiled: CompiledModel,
  { key, asker, leaf: { across }, time }: Keyed,
  problems: Problem[],
): BoundKey | undefined {
  if (key.kind === "period")
    return time && !across.includes(timeAcross)
      ? { kind: "period", grain: key.grain, type: key.type }
      : undefined;
  if (across.includes(withoutGrain(key.name))) return undefined;
  const expression = bindDimension(compiled, asker, key.name, problems);
  return expression && { kind: "expression", expression };
}

/** What looks back, or at the start of a period, needs a period to look from. */
function refuseTimeless({ metric, query }: Asking, bound: BoundLeaf, problems: Problem[]): void {
  const kept = bound.keys.flatMap((key) => (key?.kind === "period" ? [{ name: "", grain: key.grain }] : []));
  const { from } = query;
  if (hasNoValue(bound, kept, from === undefined ? {} : { from }))
    problems.push(problem("offset-without-time", { metric }));
}

/** Dates carry no hour. */
function refuseTooFine({ metric }: Asking, { leaf, unit, time }: BoundLeaf, problems: Problem[]): void {
  const { timing } = leaf;
  const columns = timing.kind === "held" ? [timing.from, timing.until] : time ? [time] : [];
  const day = columns.find(({ type }) => type === "date");
  if (unit !== "day" && day)
    problems.push(problem("grain-too-fine", { metric, grain: unit, column: day.column }));
}

/** A history is read as of the date of the row that leads to it. */
function refuseUndatedHistory({ metric }: Asking, bound: BoundLeaf, problems: Problem[]): void {
  if (bound.dated) return;
  const { of } = bound.leaf.measure;
  const keys = bound.keys.flatMap((key) => (key?.kind === "expression" ? [key.expression] : []));
  const columns = [...bound.conditions, ...bound.late, ...keys, ...(of ? [of] : [])].flatMap(columnsOf);
  const history = columns.flatMap(({ hops }) => hops).find(({ valid }) => valid);
  if (history) problems.push(problem("history-undated", { metric, history: history.to }));
}
