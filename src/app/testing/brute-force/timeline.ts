import { isHourGrain } from "../../../definitions/index.ts";
import type { Asked, Key } from "./asked.ts";
import { endSecond, firstDay, firstUnit, lastDay } from "./asked-period.ts";
import type { Base, Shift } from "./base.ts";
import type { Moment } from "./moment.ts";
import {
  backInCalendar,
  customStart,
  grainStart,
  monthsBack,
  monthsOf,
  unitSeconds,
  unitStart,
  datePart,
} from "./periods.ts";
import { Refused } from "./refused.ts";
import type { World } from "./world.ts";
import { localDay, localOf, momentAt, startOfDay } from "./zone.ts";
import { dayText } from "./civil.ts";

const daySeconds = 86_400;

/** Moments one after the other: days, or shorter units counted in seconds. Each is a point, a number. */
export interface Timeline {
  readonly isDaily: boolean;
  readonly step: number;
  readonly momentOf: (point: number) => Moment;
  readonly pointOf: (moment: Moment) => number;
}

/** In the coarsest unit in which all that a base asks of time can be told. */
export function timelineOf(world: World, base: Base, keys: readonly (Key | undefined)[]): Timeline {
  const grains = [
    ...keys.flatMap((key) => (key?.kind === "period" ? [key.grain] : [])),
    ...base.shifts.map((shift) => (shift.kind === "start" ? shift.grain : shift.duration.unit)),
    ...reachGrains(base),
  ];
  const seconds = grains.flatMap((grain) => unitSeconds[grain] ?? []);
  if (seconds.length === 0)
    return { isDaily: true, step: 1, momentOf: (day) => ({ day }), pointOf: ({ day }) => day };
  const step = Math.min(...seconds);
  return {
    isDaily: false,
    step,
    momentOf: (second) => ({ day: localDay(world.zone, second), second }),
    pointOf: ({ second }) => {
      if (second === undefined) throw new Refused("time-by-day");
      return unitStart(world, step, second);
    },
  };
}

function reachGrains({ meaning }: Base): readonly string[] {
  if (meaning?.kind !== "cumulative") return [];
  return [meaning.window?.unit, meaning.toDate].filter((grain) => grain !== undefined);
}

/** The points that are asked, in order; `earliest` is where the data begin, when the question does not say. */
export function pointsAsked(
  world: World,
  timeline: Timeline,
  { period }: Asked,
  earliest: number,
): readonly number[] {
  const { step, isDaily } = timeline;
  const to = period.to ?? dayText(world.today);
  const first =
    period.from === undefined
      ? earliest
      : isDaily
        ? firstDay(world, period.from)
        : firstUnit(world, step, period.from);
  const end = isDaily ? lastDay(world, to) + 1 : endSecond(world, to);
  const points = Array.from(
    { length: Math.max(0, Math.ceil((end - first) / step)) },
    (_, index) => first + index * step,
  );
  const { cut } = period;
  if (!cut) return points;
  return points.filter((point) => {
    const { day } = timeline.momentOf(point);
    return day < cut.start || day >= cut.end || day < cut.day;
  });
}

/** Where the periods begin that a point is in. */
export function startOfPeriods(
  world: World,
  timeline: Timeline,
  keys: readonly (Key | undefined)[],
  point: number,
): number {
  const starts = keys.flatMap((key) => {
    if (key?.kind !== "period" || isHourGrain(key.grain) || isPart(key.grain)) return [];
    return startOf(world, timeline, key.grain, point) ?? [];
  });
  return Math.min(point, ...starts);
}

export function isPart(grain: string): boolean {
  return datePart(grain, 0) !== undefined;
}

/** A point seen from another: shifted back, one shift after the other; undefined beyond a calendar. */
export function shifted(
  world: World,
  timeline: Timeline,
  shifts: readonly Shift[],
  point: number,
): number | undefined {
  return shifts.reduce<number | undefined>((at, shift) => {
    if (at === undefined) return undefined;
    return shift.kind === "start"
      ? startOf(world, timeline, shift.grain, at)
      : back(world, timeline, shift.duration, at);
  }, point);
}

/** The first point of the period of a grain that a point is in. */
export function startOf(world: World, timeline: Timeline, grain: string, point: number): number | undefined {
  const { day, second } = timeline.momentOf(point);
  const seconds = unitSeconds[grain];
  if (seconds !== undefined) return unitStart(world, seconds, second!);
  const start = grainStart(world, grain, day) ?? customStart(world, grain, day)?.day;
  if (start === undefined || timeline.isDaily) return start;
  return startOfDay(world.zone, start);
}

/** So long before, at the same hour of local clocks when it is by days or longer. */
export function back(
  world: World,
  timeline: Timeline,
  { count, unit }: { readonly count: number; readonly unit: string },
  point: number,
): number | undefined {
  const seconds = unitSeconds[unit];
  if (seconds !== undefined) return point - count * seconds;
  const { day, second } = timeline.momentOf(point);
  const earlier = dayBack(world, { count, unit }, day);
  if (earlier === undefined || second === undefined) return earlier;
  const into = localOf(world.zone, second) - day * daySeconds;
  return momentAt(world.zone, earlier * daySeconds + into);
}

function dayBack(
  world: World,
  { count, unit }: { readonly count: number; readonly unit: string },
  day: number,
): number | undefined {
  const days: { readonly [grain: string]: number | undefined } = { day: 1, week: 7 };
  if (days[unit] !== undefined) return day - count * days[unit];
  const months = monthsOf(unit);
  if (months !== undefined) return monthsBack(day, count * months);
  return backInCalendar(world, unit, { day, count });
}
