import type { Problem } from "../../core/index.ts";
import type { MetricQuery } from "../../contract/index.ts";
import {
  type ColumnExpression,
  conceptOfTable,
  type Expression,
  isHourGrain,
  periodDay,
  periodName,
  timeAcross,
} from "../../definitions/index.ts";
import type { CompiledModel } from "../model/compiled-model.ts";
import { columnsOf, conjuncts } from "../model/map-columns.ts";
import { mayBeUndated } from "../model/may-be-undated.ts";
import { timeColumnOf } from "../model/time-column.ts";
import type { TimeColumn } from "../plan/plan.ts";
import { problem } from "../problems.ts";
import { type AskedKey, plainName } from "./asked-keys.ts";
import { type Asker, bindCondition, bindDimension } from "./bind-dimensions.ts";
import type { BoundKey, BoundLeaf } from "./bound-leaf.ts";
import { holdsForNull } from "./holds-for-null.ts";
import type { Leaf } from "./leaf.ts";
import { lacksValue } from "./lacks-value.ts";
import { matureCondition } from "./mature-condition.ts";
import { grainsOfTiming } from "./moment-unit.ts";
import { shareAmong } from "./share-among.ts";
import { periodOfRow } from "./period-of-row.ts";

export interface Asking {
  readonly leaf: Leaf;
  /** The metric that the reader asked. */
  readonly metric: string;
  readonly where: Expression | undefined;
  readonly query: Pick<MetricQuery, "from" | "to" | "compare">;
  readonly keys: readonly AskedKey[];
  readonly asOf: string;
}

/** A leaf over its own columns; what it cannot answer goes to `problems`. */
export function bindLeaf(compiled: CompiledModel, asking: Asking, problems: Problem[]): BoundLeaf {
  const { leaf, metric } = asking;
  const isShown = showsEveryPeriod(asking);
  const { source, measure, timing } = leaf;
  const name = measure.isStock ? undefined : (measure.time ?? source.time);
  const begun = timing.kind === "held" && !measure.isStock ? timing.from : undefined;
  const dated = name === undefined ? begun : timeColumnOf(source, name);
  const asker = { metric, source, dated };
  const { isFiltered, ...told } = conditionsOf(compiled, { asking, asker }, problems);
  const time = measure.isStock
    ? refuseMoments(asking, problems)
    : timeOf(asking, { dated: movedBy(leaf, dated), isFiltered }, problems);
  const result: BoundLeaf = {
    leaf,
    keys: asking.keys.map((key) => keyOf(compiled, { key, asker, leaf, time }, problems)),
    ...told,
    ...(time && { time }),
    ...(dated && { dated }),
    isShown,
    mayBeUndated: name !== undefined && mayBeUndated(compiled, source, name),
  };
  refuseUndatedHistory(asking, result, problems);
  return shareAmong(result, metric, problems);
}

/** What puts its rows into periods: of those that begin and end, a day where one of the two is a day. */
function movedBy({ timing }: Leaf, dated: TimeColumn | undefined): TimeColumn | undefined {
  if (timing.kind !== "held") return dated;
  return timing.from.type === "instant" && timing.until.type === "date" ? timing.until : timing.from;
}

interface Told extends Pick<BoundLeaf, "conditions" | "late" | "ofPeriod"> {
  /** A condition is about the period. */
  readonly isFiltered: boolean;
}

/** The conditions of the definition and those of the query, each where it holds. */
function conditionsOf(
  compiled: CompiledModel,
  { asking, asker }: { readonly asking: Asking; readonly asker: Asker },
  problems: Problem[],
): Told {
  const { leaf } = asking;
  const { timing } = leaf;
  const asked = filtersOf(asking, problems);
  const isChosen = timing.kind === "edge" && !timing.isFilteredBefore;
  const bound = (some: readonly Expression[], who = asker) =>
    some.flatMap((one) => bindCondition(compiled, who, one, problems) ?? []);
  const late = isChosen ? asked.filter((one) => !namesPeriod(one)) : [];
  const { rows, ofPeriod } = apart(asking, [...leaf.filters, ...asked.filter((one) => !late.includes(one))]);
  if (!isTracked(leaf)) refuseMixed(asking, ofPeriod, problems);
  bound(ofPeriod.filter(isOfPeriodAlone));
  return {
    conditions: [
      ...leaf.conditions,
      ...bound(rows),
      ...matureCondition(compiled, leaf, { dated: asker.dated, asOf: asking.asOf }),
    ],
    late: bound(late),
    ofPeriod: isTracked(leaf) ? bound(ofPeriod, { ...asker, dated: datedLater }) : ofPeriod,
    isFiltered: ofPeriod.length > 0 || asked.some(namesPeriod),
  };
}

/** Its rows get their date when it is known what follows them. */
function isTracked({ track, timing }: Leaf): boolean {
  return track !== undefined && timing.kind === "own";
}

const datedLater: TimeColumn = { column: periodOfRow, day: periodOfRow, type: "date" };

/** A condition over the period is about the row's own date, unless other moments than that are reported. */
function apart(asking: Asking, filters: readonly Expression[]) {
  const { leaf } = asking;
  const { timing } = leaf;
  const isShifted = timing.kind === "edge" && timing.shifts.length > 0;
  const isReported = timing.kind === "reported" || timing.kind === "held" || isShifted || isTracked(leaf);
  if (!isReported)
    return { rows: filters, ofPeriod: showsEveryPeriod(asking) ? filters.filter(namesPeriod) : [] };
  return { rows: filters.filter((one) => !namesPeriod(one)), ofPeriod: filters.filter(namesPeriod) };
}

function namesPeriod(condition: Expression): boolean {
  return columnsOf(condition).some(isPeriod);
}

function isOfPeriodAlone(condition: Expression): boolean {
  return columnsOf(condition).every(isPeriod);
}

function isPeriod({ hops, column }: ColumnExpression): boolean {
  return hops.length === 0 && (column === periodName || column === periodDay);
}

/** The moments that are reported carry no dimension. */
function refuseMixed({ metric }: Asking, ofPeriod: readonly Expression[], problems: Problem[]): void {
  for (const condition of ofPeriod) {
    const dimensions = columnsOf(condition).filter((column) => !isPeriod(column));
    const names = [...new Set(dimensions.map(({ column }) => column))];
    if (names.length > 0) problems.push(problem("filter-mixes-period", { metric, dimensions: names }));
  }
}

interface Dating {
  readonly dated: TimeColumn | undefined;
  /** A condition is about the period. */
  readonly isFiltered: boolean;
}

/** What dates its rows, when the query asks for time. */
function timeOf(asking: Asking, { dated, isFiltered }: Dating, problems: Problem[]): TimeColumn | undefined {
  const { leaf, metric, query } = asking;
  const { source, timing } = leaf;
  const grains = grainsAsked(asking);
  const isByPeriod = grains.length > 0;
  if (lacksValue(timing, { grains, isOpen: query.from === undefined }))
    problems.push(problem("offset-without-time", { metric }));
  const isBounded = query.from !== undefined || query.to !== undefined;
  const isOwn = timing.kind === "own" && leaf.track === undefined;
  if (!isByPeriod && !isBounded && !isFiltered && isOwn) return undefined;
  if (!dated) problems.push(problem("time-missing", { metric, source: source.name }));
  if (dated) refuseHoursOfDays(asking, dated, problems);
  return dated;
}

function refuseHoursOfDays(
  { leaf, metric }: Asking,
  { type, column }: TimeColumn,
  problems: Problem[],
): void {
  if (type === "date" && grainsOfTiming(leaf).some(isHourGrain))
    problems.push(problem("time-by-day", { metric, source: leaf.source.name, column }));
}

function asksPeriods(asking: Asking): boolean {
  return grainsAsked(asking).length > 0;
}

function grainsAsked({ keys, leaf: { across } }: Asking): readonly string[] {
  if (across.includes(timeAcross)) return [];
  return keys.flatMap((key) => (key.kind === "period" ? [key.grain] : []));
}

/** A stock of today has neither a value by period nor an earlier one: nothing dates it. */
function refuseMoments(asking: Asking, problems: Problem[]): undefined {
  const { query, leaf, metric } = asking;
  const isCompared = query.compare !== undefined && !leaf.across.includes(timeAcross);
  if (asksPeriods(asking) || isCompared || leaf.timing.kind !== "own")
    problems.push(problem("stock-by-time", { metric, source: leaf.source.name }));
}

/** Unless a condition on a dimension that is asked leaves out what has none. */
function showsEveryPeriod(asking: Asking): boolean {
  const { leaf, where, keys } = asking;
  if (!leaf.isFilled || leaf.track || leaf.measure.isStock || !asksPeriods(asking)) return false;
  const asked = new Set(keys.flatMap((key) => (key.kind === "dimension" ? [plainName(key.name)] : [])));
  const isNull = ({ column }: ColumnExpression) => asked.has(plainName(column));
  const conditions = [...(where ? conjuncts(where) : []), ...leaf.filters];
  return conditions.every((one) => !columnsOf(one).some(isNull) || holdsForNull(one, isNull));
}

/** The query's conditions, without those on dimensions that the leaf ignores. */
function filtersOf({ where, leaf: { across }, metric }: Asking, problems: Problem[]): readonly Expression[] {
  if (!where) return [];
  return conjuncts(where).filter((condition) => {
    const names = [...new Set(columnsOf(condition).map(({ column }) => plainName(column)))];
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
  if (key.kind === "period") {
    if (!time || across.includes(timeAcross)) return undefined;
    if (isHourGrain(key.grain) && time.type === "date")
      problems.push(problem("time-by-day", { ...namesIn(asker), column: time.column }));
    return { kind: "period", grain: key.grain, type: key.type };
  }
  if (key.kind === "own") return { kind: "own", column: key.column, type: key.type };
  if (across.includes(plainName(key.name))) return undefined;
  const expression = bindDimension(compiled, asker, key.name, problems);
  return expression && { kind: "expression", expression };
}

function namesIn({ metric, source }: Asker) {
  return { metric, source: source.name };
}

/** A history is read as of the date of the row that leads to it. */
function refuseUndatedHistory({ metric }: Asking, bound: BoundLeaf, problems: Problem[]): void {
  if (bound.dated) return;
  const { of } = bound.leaf.measure;
  const keys = bound.keys.flatMap((key) => (key?.kind === "expression" ? [key.expression] : []));
  const columns = [...bound.conditions, ...bound.late, ...keys, ...(of ? [of] : [])].flatMap(columnsOf);
  const history = columns.flatMap(({ hops }) => hops).find(({ valid }) => valid);
  if (history)
    problems.push(problem("history-undated", { metric, history: conceptOfTable(history.to) ?? history.to }));
}
