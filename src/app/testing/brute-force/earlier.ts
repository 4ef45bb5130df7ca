import type { MetricQuery } from "../../../contract/index.ts";
import type { AskedPeriod } from "./asked-period.ts";
import { addMonths, civilOf, dayOf, dayText } from "./civil.ts";
import { grainStart, monthsOf } from "./periods.ts";
import type { World } from "./world.ts";
import { startOfDay } from "./zone.ts";

export type Compare = NonNullable<MetricQuery["compare"]>;

export interface Compared extends MetricQuery {
  readonly compare: Compare;
}

/** The first day of the next period of a grain. */
export function nextStart(grain: string, start: number): number {
  const months = monthsOf(grain);
  return months === undefined ? start + (grain === "week" ? 7 : 1) : addMonths(start, months);
}

/** The first day of the period that one is compared with: a Monday meets a Monday. */
export function earlierStart(compare: Compare, grain: string, start: number): number {
  const months = monthsOf(grain);
  if (compare === "year") return months === undefined ? start - 364 : addMonths(start, -12);
  return months === undefined ? start - (grain === "week" ? 7 : 1) : addMonths(start, -months);
}

export function laterStart(compare: Compare, grain: string, start: number): number {
  if (compare === "previous") return nextStart(grain, start);
  return monthsOf(grain) === undefined ? start + 364 : addMonths(start, 12);
}

/** The days that those asked are compared with, cut where the running period stands. */
export function earlierPeriod(world: World, query: Compared, second: number): AskedPeriod | undefined {
  return query.grain === undefined
    ? wholePeriod(world, query, second)
    : byPeriod(world, { ...query, grain: query.grain }, second);
}

type ByGrain = Compared & { readonly grain: string };

function byPeriod(world: World, { compare, grain, from, to }: ByGrain, second: number): AskedPeriod {
  const start = (day: number) => grainStart(world, grain, day)!;
  const running = start(world.today);
  const [first, last] = [from === undefined ? running : dayOf(from), to === undefined ? running : dayOf(to)];
  const isRunning = first < nextStart(grain, running) && last >= running;
  const earlier = earlierStart(compare, grain, running);
  const ends = { start: earlier, end: nextStart(grain, earlier) };
  const asked = { start: running, end: nextStart(grain, running) };
  const moved = (day: number) => {
    const into = day - start(day);
    const before = earlierStart(compare, grain, start(day));
    return Math.min(before + into, nextStart(grain, before) - 1);
  };
  const movedEnd = (day: number) =>
    start(day + 1) === day + 1 ? nextStart(grain, earlierStart(compare, grain, start(day))) - 1 : moved(day);
  return {
    ...(from !== undefined && { from: dayText(moved(dayOf(from))) }),
    ...(to !== undefined && { to: dayText(movedEnd(dayOf(to))) }),
    ...(isRunning && { cut: { ...ends, ...cutOf(world, asked, ends, second) } }),
  };
}

/** From the first day to before the last. */
interface Days {
  readonly start: number;
  readonly end: number;
}

/** As much of the earlier days as has passed of those that run: of dates, whole days. */
function cutOf(world: World, running: Days, earlier: Days, second: number) {
  const at = (day: number) => startOfDay(world.zone, day);
  const passed = (second - at(running.start)) / (at(running.end) - at(running.start));
  const share = Math.min(1, Math.max(0, passed));
  const moment = at(earlier.start) + share * (at(earlier.end) - at(earlier.start));
  return {
    second: Math.round(moment * 1000) / 1000,
    day: earlier.start + Math.round(share * (earlier.end - earlier.start)),
  };
}

function wholePeriod(world: World, { compare, from, to }: Compared, second: number): AskedPeriod | undefined {
  if (from === undefined) return undefined;
  const asked: Days = { start: dayOf(from), end: (to === undefined ? world.today : dayOf(to)) + 1 };
  const earlier =
    compare === "year"
      ? { start: addMonths(asked.start, -12), end: addMonths(asked.end, -12) }
      : justBefore(asked);
  const isRunning = asked.start <= world.today && world.today < asked.end;
  return {
    from: dayText(earlier.start),
    to: dayText(earlier.end - 1),
    ...(isRunning && { cut: { ...earlier, ...cutOf(world, asked, earlier, second) } }),
  };
}

/** As many months before whole months, else as many days. */
function justBefore({ start, end }: Days): Days {
  const [a, b] = [civilOf(start), civilOf(end)];
  if (a.day > 1 || b.day > 1) return { start: 2 * start - end, end: start };
  return { start: addMonths(start, -((b.year - a.year) * 12 + b.month - a.month)), end: start };
}
