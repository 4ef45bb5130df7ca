import type { Problem } from "../../core/index.ts";
import type { MetricQuery } from "../../contract/index.ts";
import { type Expression, periodName, timeAcross } from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { columnsOf, conjuncts } from "../model/map-columns.ts";
import { mayBeUndated } from "../model/may-be-undated.ts";
import { timeColumnOf } from "../model/time-column.ts";
import type { TimeColumn } from "../plan/plan.ts";
import { problem } from "../problems.ts";
import type { AskedKey } from "./asked-keys.ts";
import { type Asker, bindCondition, bindDimension } from "./bind-dimensions.ts";
import type { BoundKey, BoundLeaf } from "./bound-leaf.ts";
import type { Leaf } from "./leaf.ts";
import { periodOfRow } from "./period-of-row.ts";

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
  const name = measure.isStock ? undefined : (measure.time ?? source.time);
  const dated = name === undefined ? undefined : timeColumnOf(source, name);
  const asker = { metric, source, dated };
  const asked = filtersOf(asking, problems);
  const isChosen = timing.kind === "edge" && !timing.isFilteredBefore;
  const bound = (some: readonly Expression[], who = asker) =>
    some.flatMap((one) => bindCondition(compiled, who, one, problems) ?? []);
  const { rows, ofPeriod } = apart(leaf, [...leaf.filters, ...(isChosen ? [] : asked)]);
  const time = timeOf(asking, ofPeriod.length > 0 || asked.some(namesPeriod), dated, problems);
  const result: BoundLeaf = {
    leaf,
    keys: asking.keys.map((key) => keyOf(compiled, { key, asker, leaf, time }, problems)),
    conditions: [...leaf.conditions, ...bound(rows)],
    late: bound(isChosen ? asked : []),
    ofPeriod: isTracked(leaf) ? bound(ofPeriod, { ...asker, dated: datedLater }) : ofPeriod,
    ...(time && { time }),
    ...(dated && { dated }),
    mayBeUndated: name !== undefined && mayBeUndated(compiled, source, name),
  };
  refuseUndatedHistory(asking, result, problems);
  return result;
}

/** Its rows get their date when it is known what follows them. */
function isTracked({ track, timing }: Leaf): boolean {
  return track !== undefined && timing.kind === "own";
}

const datedLater: TimeColumn = { column: periodOfRow, day: periodOfRow, type: "date" };

/** A condition over the period is about the row's own date, unless other moments than that are reported. */
function apart(leaf: Leaf, filters: readonly Expression[]) {
  const { timing } = leaf;
  const isReported = timing.kind === "reported" || timing.kind === "held" || isTracked(leaf);
  if (!isReported) return { rows: filters, ofPeriod: [] };
  return { rows: filters.filter((one) => !namesPeriod(one)), ofPeriod: filters.filter(namesPeriod) };
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
    const asksMoments = asksBuckets || (query.compare !== undefined && !across.includes(timeAcross));
    if (asksMoments) problems.push(problem("stock-by-time", { metric, source: source.name }));
    return undefined;
  }
  const isBounded = query.from !== undefined || query.to !== undefined;
  const isAsked = asksBuckets || isBounded || isFiltered || timing.kind !== "own" || leaf.track !== undefined;
  if (!isAsked) return undefined;
  if (!dated) problems.push(problem("time-missing", { metric, source: source.name }));
  return dated;
}

/** The query's conditions, without those on dimensions that the leaf ignores. */
function filtersOf({ where, leaf: { across }, metric }: Asking, problems: Problem[]): readonly Expression[] {
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
  if (key.kind === "own") return { kind: "own", column: key.column, type: key.type };
  if (across.includes(key.name)) return undefined;
  const expression = bindDimension(compiled, asker, key.name, problems);
  return expression && { kind: "expression", expression };
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
