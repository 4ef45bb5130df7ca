import type { MetricQuery } from "../../../contract/index.ts";
import { isDayGrain } from "../../../definitions/index.ts";
import { divideExactly } from "./aggregate.ts";
import { type Asked, conditionsOf, keysOf, type Level, levelsOf } from "./asked.ts";
import type { AskedPeriod } from "./asked-period.ts";
import type { Cells } from "./cells.ts";
import { dayOf, dayText } from "./civil.ts";
import { type Compared, earlierPeriod, earlierStart, laterStart } from "./earlier.ts";
import { filledGroups, type LevelGroups } from "./filled.ts";
import { groupsWithoutMetrics } from "./groups-alone.ts";
import { metricCells, metricDimensionValue } from "./metric-cells.ts";
import { ordered } from "./ordered.ts";
import { grainStart } from "./periods.ts";
import { Refused } from "./refused.ts";
import { isNumber, keyText, type Value } from "./value.ts";
import { secondOf, type World, worldOf, type WorldParts } from "./world.ts";

/** A row of an answer: its keys, then for each metric its value, and where it is compared what it was before. */
export interface PlainRow {
  readonly keys: readonly Value[];
  readonly metrics: readonly PlainCell[];
}

export interface PlainCell {
  readonly value: Value;
  readonly isQuotient: boolean;
  readonly earlier?: Value;
  readonly change?: Value;
  readonly relative?: Value;
}

export interface PlainAnswer {
  readonly rows: readonly PlainRow[];
  /** The levels above the detail, each with its rows. */
  readonly totals: readonly { readonly keys: readonly string[]; readonly row: PlainRow }[];
}

/** Every cell and total of a question, from what the definitions mean, row by row; or the code of its refusal. */
export function answerPlainly(
  parts: WorldParts,
  query: MetricQuery,
): PlainAnswer | { readonly refused: string } {
  try {
    return answered(worldOf(parts, metricDimensionValue), query, secondOf(parts.asOf));
  } catch (error) {
    if (error instanceof Refused) return { refused: error.code };
    throw error;
  }
}

function answered(world: World, query: MetricQuery, second: number): PlainAnswer {
  const keys = keysOf(world, query);
  const where = conditionsOf(world, query.where);
  const period: AskedPeriod = {
    ...(query.from !== undefined && { from: query.from }),
    ...(query.to !== undefined && { to: query.to }),
  };
  const levels = levelsOf(query);
  const isCompared = query.compare !== undefined;
  const asked: Asked = { keys, levels, where, period, isCompared, divide: divideExactly };
  if (query.metrics.length === 0)
    return {
      rows: groupsWithoutMetrics(world, asked).map((one) => ({ keys: one, metrics: [] })),
      totals: [],
    };
  const now = query.metrics.map((id) => metricCells(world, id, asked));
  const shown = groupsShown(world, query, groupsOf(now, asked));
  const { compare } = query;
  const compared = compare && { ...query, compare };
  const before = compared && earlierPeriod(world, compared, second);
  const earlier = before && {
    query: compared,
    keys,
    cells: query.metrics.map((id) => metricCells(world, id, { ...asked, period: before })),
  };
  const rows = shown.map(({ level, groups }) => ({
    level,
    rows: (earlier ? withGone(world, earlier, { level, groups }) : groups).map((group) =>
      rowOf(group, { level, now, ...(earlier && { earlier }) }),
    ),
  }));
  const [detail, ...totals] = rows;
  const names = keys.map(({ name }) => name);
  return {
    rows: ordered(detail!.rows, query, names).slice(0, query.limit),
    totals: totals.flatMap(({ level, rows: some }) =>
      ordered(some, { order: [], metrics: query.metrics }, names).map((row) => ({
        keys: names.filter((_, at) => level.includes(at)),
        row,
      })),
    ),
  };
}

/** The groups with rows behind them; all together there always is one. */
function groupsOf(metrics: readonly Cells[], { keys, levels }: Asked): readonly LevelGroups[] {
  return levels.map((level) => ({ level, groups: groupsAt(metrics, keys, level) }));
}

/** Those with rows, and the periods without any that are shown. */
function groupsAt(
  metrics: readonly Cells[],
  keys: Asked["keys"],
  level: Level,
): readonly (readonly Value[])[] {
  const periodOf = (group: readonly Value[]) => keyText(group.filter((_, at) => keys[at]?.kind === "period"));
  const found = metrics.flatMap((cells) => cells.groups(level));
  const held = new Set(found.map(periodOf));
  const shown = metrics.flatMap((cells) => cells.periods(level)).filter((one) => !held.has(periodOf(one)));
  return [...new Map([...found, ...shown].map((group) => [keyText(group), group])).values()];
}

function groupsShown(
  world: World,
  query: MetricQuery,
  levels: readonly LevelGroups[],
): readonly LevelGroups[] {
  const { grain, by, fill } = query;
  const isFilled = grain !== undefined && isDayGrain(grain) && fill;
  const shown = isFilled ? filledGroups(world, { ...query, grain }, levels) : levels;
  const width = by.length + (grain === undefined ? 0 : 1);
  return shown.map(({ level, groups }) => {
    const isEverything = level.length === 0 && groups.length === 0;
    return { level, groups: isEverything ? [Array.from({ length: width }, () => null)] : groups };
  });
}

interface Earlier {
  readonly query: Compared;
  readonly keys: Asked["keys"];
  readonly cells: readonly Cells[];
}

/** With the groups that only the earlier period has. */
function withGone(
  world: World,
  { query, keys, cells }: Earlier,
  { level, groups }: LevelGroups,
): LevelGroups["groups"] {
  const found = groupsAt(cells, keys, level);
  const gone = found.flatMap((group) => laterGroup(world, query, { level, group }) ?? []);
  const distinct = new Map([...groups, ...gone].map((group) => [keyText(group), group]));
  return [...distinct.values()];
}

interface At {
  readonly level: Level;
  readonly group: readonly Value[];
}

/** Over all periods together only years compare. */
function comparesWhole({ grain, compare }: Compared): boolean {
  return grain === undefined || compare === "year";
}

function earlierGroup({ query }: Earlier, { level, group }: At): readonly Value[] | undefined {
  const { grain, compare } = query;
  if (grain === undefined || !level.includes(0)) return comparesWhole(query) ? group : undefined;
  const [start, ...rest] = group;
  return typeof start === "string"
    ? [dayText(earlierStart(compare, grain, dayOf(start))), ...rest]
    : undefined;
}

function laterGroup(
  world: World,
  query: Compared,
  { level, group }: At,
): readonly (readonly Value[])[] | undefined {
  const { grain, compare, from, to } = query;
  if (grain === undefined || !level.includes(0)) return comparesWhole(query) ? [group] : undefined;
  const [start, ...rest] = group;
  if (typeof start !== "string") return undefined;
  const later = laterStart(compare, grain, dayOf(start));
  const last = to === undefined ? world.today : dayOf(to);
  const first = from === undefined ? later : grainStart(world, grain, dayOf(from))!;
  return later > last || later < first ? undefined : [[dayText(later), ...rest]];
}

interface Valued {
  readonly level: Level;
  readonly now: readonly Cells[];
  readonly earlier?: Earlier;
}

function rowOf(group: readonly Value[], { level, now, earlier }: Valued): PlainRow {
  const before = earlier && earlierGroup(earlier, { level, group });
  return {
    keys: group,
    metrics: now.map(({ value, isQuotient }, at): PlainCell => {
      const current = value(level, group);
      if (!earlier) return { value: current, isQuotient };
      const old = before ? earlier.cells[at]!.value(level, before) : null;
      return { value: current, isQuotient, ...changeOf(current, old) };
    }),
  };
}

function changeOf(now: Value, earlier: Value) {
  if (!isNumber(now) || !isNumber(earlier)) return { earlier, change: null, relative: null };
  const change = now.minus(earlier);
  return { earlier, change, relative: divideExactly(change, earlier.abs()) };
}
