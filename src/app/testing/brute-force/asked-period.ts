import { dayOf } from "./civil.ts";
import type { Moment } from "./moment.ts";
import { unitStart } from "./periods.ts";
import { secondOf, type World } from "./world.ts";
import { localDay, startOfDay } from "./zone.ts";

/** Days, both included; or moments, the last excluded. Open where absent. */
export interface AskedPeriod {
  readonly from?: string;
  readonly to?: string;
  /** Of the days from `start` to before `end`, only what precedes it counts. */
  readonly cut?: {
    readonly start: number;
    readonly end: number;
    readonly day: number;
    readonly second: number;
  };
}

export function isBounded({ from, to, cut }: AskedPeriod): boolean {
  return from !== undefined || to !== undefined || cut !== undefined;
}

/** Whether a row of that moment is asked for; one without a date only where no time is asked. */
export function holdsMoment(world: World, period: AskedPeriod, moment: Moment | undefined): boolean {
  if (!moment) return !isBounded(period);
  const { cut } = period;
  if (!isInside(world, period, moment)) return false;
  if (!cut || moment.day < cut.start || moment.day >= cut.end) return true;
  return moment.second === undefined ? moment.day < cut.day : moment.second < cut.second;
}

function isInside(world: World, { from, to }: AskedPeriod, { day, second }: Moment): boolean {
  const isAfter =
    from === undefined ||
    (isDay(from) || second === undefined ? day >= firstDay(world, from) : second >= secondOf(from));
  const isBefore =
    to === undefined ||
    (isDay(to) || second === undefined ? day <= lastDay(world, to) : second < secondOf(to));
  return isAfter && isBefore;
}

function isDay(text: string): boolean {
  return text.length === 10;
}

/** A day is asked for when it does not begin before the first moment. */
export function firstDay({ zone }: World, from: string): number {
  if (isDay(from)) return dayOf(from);
  const day = localDay(zone, secondOf(from));
  return startOfDay(zone, day) < secondOf(from) ? day + 1 : day;
}

export function lastDay({ zone }: World, to: string): number {
  return isDay(to) ? dayOf(to) : localDay(zone, secondOf(to) - 0.001);
}

/** The first second asked, and the one before which it ends. */
function firstSecond({ zone }: World, from: string): number {
  return isDay(from) ? startOfDay(zone, dayOf(from)) : secondOf(from);
}

/** The first unit inside a day that does not begin before the first moment. */
export function firstUnit(world: World, seconds: number, from: string): number {
  const second = firstSecond(world, from);
  const start = unitStart(world, seconds, second);
  return start < second ? start + seconds : start;
}

export function endSecond({ zone }: World, to: string): number {
  return isDay(to) ? startOfDay(zone, dayOf(to) + 1) : secondOf(to);
}
