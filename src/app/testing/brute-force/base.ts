import type { BalanceKind, Duration, Expression, Measure, MetricKind } from "../../../definitions/index.ts";
import { type Asked, type Key, namesIn } from "./asked.ts";
import { isBounded } from "./asked-period.ts";
import { type Dimension, dimensionNamed, pathTo } from "./dimension-value.ts";
import { holdsWithout } from "./holds-without.ts";
import { Refused } from "./refused.ts";
import { isPart, timelineOf } from "./timeline.ts";
import type { Value } from "./value.ts";
import { timeColumn, type TimeColumn, type World } from "./world.ts";

/** A step back in time: so long before, or the first moment of the period. */
export type Shift =
  | { readonly kind: "offset"; readonly duration: Duration }
  | { readonly kind: "start"; readonly grain: string };

/** One measure under all that is asked of it: what metrics are made of. */
export interface Base {
  readonly measure: Measure;
  /** How the metric around it goes through time. */
  readonly meaning: MetricKind | undefined;
  /** Over the columns of its dataset. */
  readonly conditions: readonly Expression[];
  /** Over dimensions: its own, not the query's. */
  readonly filters: readonly Expression[];
  readonly across: readonly string[];
  /** The outermost first. */
  readonly shifts: readonly Shift[];
  /** What a group without rows shows. */
  readonly empty: Value;
  /** It shows every period asked. */
  readonly joins: boolean;
}

/** How rows reach periods: by their own dates, or by moments that are looked at. */
export type Way = "own" | "moments" | "edge" | "held";

export function wayOf({ meaning, shifts }: Base): Way {
  if (meaning?.kind === "cumulative") return "moments";
  if (meaning?.kind !== "balance") return shifts.length === 0 ? "own" : "moments";
  if (meaning.holds) return "held";
  return meaning.take === "first" || meaning.take === "last" ? "edge" : "moments";
}

/** What dates its rows; undefined for a stock, and for what nothing dates. */
export function datedBy(world: World, base: Base): TimeColumn | undefined {
  const { isStock, time, dataset } = base.measure;
  const own = time ?? world.model.schema.datasets.get(dataset)?.time ?? heldBy(base)?.from;
  const name = isStock ? undefined : own;
  return name === undefined ? undefined : timeColumn(world, dataset, name);
}

export function heldBy({ meaning }: Base): NonNullable<BalanceKind["holds"]> | undefined {
  return meaning?.kind === "balance" ? meaning.holds : undefined;
}

/** The keys of the question, without those that it ignores. */
export function keysKept({ across }: Base, { keys }: Asked): readonly (Key | undefined)[] {
  return keys.map((key) => {
    const name = key.kind === "period" ? "time" : key.dimension.base;
    return across.includes(name) ? undefined : key;
  });
}

/** The query's conditions, without those on what it ignores. */
export function conditionsKept({ across }: Base, { where }: Asked): readonly Expression[] {
  return where.filter((condition) => {
    const names = [...new Set(namesIn(condition).map((name) => name.split(":")[0]!))];
    const ignored = names.filter((name) => across.includes(name));
    if (ignored.length > 0 && ignored.length < names.length) throw new Refused("filter-across");
    return ignored.length === 0;
  });
}

/** Unless a condition on a dimension that is asked may leave out what has none. */
export function showsPeriods(base: Base, asked: Asked): boolean {
  if (!base.joins || base.measure.isStock) return false;
  if (!keysKept(base, asked).some((key) => key?.kind === "period")) return false;
  const names = asked.keys.flatMap((key) => (key.kind === "dimension" ? [key.dimension.base] : []));
  const isAsked = (name: string) => names.includes(name.split(":")[0]!);
  return [...base.filters, ...asked.where].every(
    (condition) => !namesIn(condition).some(isAsked) || holdsWithout(condition, isAsked) === true,
  );
}

export function namesPeriod(condition: Expression): boolean {
  return namesIn(condition).includes("period");
}

/** Refuses what has no answer, whatever the rows. */
export function checkBase(world: World, base: Base, asked: Asked): void {
  const dated = datedBy(world, base);
  const kept = keysKept(base, asked);
  const conditions = [...base.filters, ...conditionsKept(base, asked)];
  checkTime(world, base, { asked, kept, conditions });
  const dimensions = [
    ...kept.flatMap((key) => (key?.kind === "dimension" ? [key.dimension] : [])),
    ...conditions
      .flatMap(namesIn)
      .flatMap((name) => (name === "period" ? [] : [dimensionNamed(world, name)])),
  ];
  for (const { base: id } of dimensions)
    if (world.model.dimensions.get(id)?.metric !== undefined) world.metricValue(id, null);
  const read = dimensions.flatMap((dimension) => hopsOf(world, base.measure.dataset, dimension));
  const own = [...base.conditions, ...(base.measure.of ? [base.measure.of] : [])].flatMap(hopsIn);
  if (!dated && [...read, ...own].some(({ valid }) => valid)) throw new Refused("history-undated");
}

interface Checked {
  readonly asked: Asked;
  readonly kept: readonly (Key | undefined)[];
  readonly conditions: readonly Expression[];
}

function checkTime(world: World, base: Base, { asked, kept, conditions }: Checked): void {
  const way = wayOf(base);
  const asksPeriods = kept.some((key) => key?.kind === "period");
  if (base.measure.isStock) checkStock(base, asked, asksPeriods);
  const isTimed = asksPeriods || way !== "own" || isBounded(asked.period);
  const needs = conditions.some(namesPeriod) || (isTimed && !base.measure.isStock);
  if (needs && !datedBy(world, base)) throw new Refused("time-missing");
  checkUnit(world, base, kept);
  const places = kept.flatMap((key, at) => (key ? [at] : []));
  if (hasNoValue(base, asked, places)) throw new Refused("offset-without-time");
  checkMixed(base, { asked, kept, conditions });
}

/** The moments that are reported carry no dimension. */
function checkMixed(base: Base, { asked, conditions }: Checked): void {
  const way = wayOf(base);
  const isByMoment =
    showsPeriods(base, asked) || way === "moments" || way === "held" || base.shifts.length > 0;
  const mixes = (condition: Expression) =>
    namesPeriod(condition) && namesIn(condition).some((name) => name !== "period");
  if (isByMoment && conditions.some(mixes)) throw new Refused("filter-mixes-period");
}

/** What stands today has no past. */
function checkStock(base: Base, asked: Asked, asksPeriods: boolean): void {
  const isCompared = asked.isCompared && !base.across.includes("time");
  if (wayOf(base) !== "own" || asksPeriods || isCompared) throw new Refused("stock-by-time");
}

/** Dates carry no hour. */
function checkUnit(world: World, base: Base, kept: readonly (Key | undefined)[]): void {
  const isTimed = kept.some((key) => key?.kind === "period") || wayOf(base) !== "own";
  if (!isTimed || timelineOf(world, base, kept).isDaily) return;
  const holds = heldBy(base);
  const dated = datedBy(world, base);
  const columns = holds
    ? [holds.from, holds.until].map((name) => timeColumn(world, base.measure.dataset, name))
    : dated
      ? [dated]
      : [];
  if (columns.some(({ type }) => type === "date")) throw new Refused("time-by-day");
}

/** What looks back has no value over all periods together, nor has the first moment of a time that never began. */
export function hasNoValue(base: Base, asked: Asked, kept: readonly number[]): boolean {
  const way = wayOf(base);
  if (way === "own") return false;
  const isOpen = asked.period.from === undefined;
  const keys = keysKept(base, asked);
  const periods = kept.flatMap((at) => {
    const key = keys[at];
    return key?.kind === "period" ? [key.grain] : [];
  });
  if (isOpen && looksAtFirst(base) && periods.every(isPart)) return true;
  if (base.shifts.length === 0 || periods.length > 0) return false;
  return isOpen || keys.some((key) => key?.kind === "period");
}

/** Whether a period is taken at its first moment. */
export function looksAtFirst({ meaning, shifts }: Base): boolean {
  if (meaning?.kind === "cumulative") return meaning.periodValue === "start";
  if (meaning?.kind === "balance") return meaning.holds !== undefined && meaning.take === "first";
  return shifts.some(({ kind }) => kind === "start");
}

interface Read {
  readonly valid?: unknown;
}

function hopsOf(world: World, dataset: string, dimension: Dimension): readonly Read[] {
  const path = pathTo(world, dataset, dimension);
  return [...path, ...hopsIn(dimension.on.get(path.at(-1)?.to ?? dataset))];
}

function hopsIn(expression: unknown): readonly Read[] {
  if (Array.isArray(expression)) return expression.flatMap(hopsIn);
  if (typeof expression !== "object" || expression === null) return [];
  if ("kind" in expression && expression.kind === "column" && "hops" in expression)
    return expression.hops as readonly Read[];
  return Object.values(expression).flatMap(hopsIn);
}
