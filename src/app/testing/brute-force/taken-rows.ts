import { unreachable } from "../../../core/index.ts";
import type { Asked, Key } from "./asked.ts";
import { type AskedPeriod, holdsMoment } from "./asked-period.ts";
import {
  type Base,
  conditionsKept,
  datedBy,
  heldBy,
  keysKept,
  looksAtFirst,
  namesPeriod,
  wayOf,
} from "./base.ts";
import { type CountedRow, holdsFor, rowsKept, withValues } from "./counted-rows.ts";
import { edgeRows } from "./edge-rows.ts";
import { valueOf } from "./expression-value.ts";
import { momentOf } from "./moment.ts";
import { periodValue } from "./periods.ts";
import { reachRows, type TimedRow } from "./reach-rows.ts";
import { dayText } from "./civil.ts";
import { isPart, pointsAsked, shifted, startOfPeriods, type Timeline, timelineOf } from "./timeline.ts";
import { keyText, type Value } from "./value.ts";
import { timeColumn, type World } from "./world.ts";

/** A period, by the values of the keys of time that are kept, and the rows that it takes in. */
export interface Taken {
  /** One for each key of the question; null for those that are no kept key of time. */
  readonly times: readonly Value[];
  /** One set; or one for each moment, where values stand at each. */
  readonly sets: readonly (readonly CountedRow[])[];
}

/** The periods that there are when so many keys of time are kept. */
export type TakenBy = (kept: readonly number[]) => readonly Taken[];

export function takenRows(world: World, base: Base, asked: Asked): TakenBy {
  const way = wayOf(base);
  switch (way) {
    case "own":
      return ownRows(world, base, asked);
    case "moments":
    case "held":
      return reportedRows(world, base, asked);
    case "edge":
      return edgeRows(world, base, asked, periodsBy);
    default:
      return unreachable(way);
  }
}

/** Each row in the period of its own date. */
function ownRows(world: World, base: Base, asked: Asked): TakenBy {
  const keys = keysKept(base, asked);
  const conditions = [...base.filters, ...conditionsKept(base, asked)];
  const isDated = datedBy(world, base) !== undefined;
  const period = conditions.some(namesPeriod) ? asked.period : periodKept(base, asked);
  const rows = rowsKept(world, base)
    .filter((one) => conditions.every((condition) => holdsFor(world, one, condition)))
    .filter((one) => !isDated || holdsMoment(world, period, one.moment))
    .map((one) => withValues(world, one, base, keys));
  return (kept) =>
    grouped(rows, ({ moment }) =>
      timesOf(keys, kept, (grain) => (moment ? periodValue(world, grain, moment) : null)),
    ).map(({ times, members }) => ({ times, sets: [members] }));
}

/** What ignores time is the same beside an earlier time, when the question does not bound it. */
function periodKept({ across }: Base, { period }: Asked): AskedPeriod {
  const isOpen = period.from === undefined && period.to === undefined;
  return isOpen && across.includes("time") ? {} : period;
}

function timesOf(
  keys: readonly (Key | undefined)[],
  kept: readonly number[],
  value: (grain: string) => Value,
): readonly Value[] {
  return keys.map((key, at) => (key?.kind === "period" && kept.includes(at) ? value(key.grain) : null));
}

function grouped<Member>(
  members: readonly Member[],
  timesOfMember: (member: Member) => readonly Value[],
): readonly { readonly times: readonly Value[]; readonly members: readonly Member[] }[] {
  const groups = new Map<string, { readonly times: readonly Value[]; readonly members: Member[] }>();
  for (const member of members) {
    const times = timesOfMember(member);
    const key = keyText(times);
    const known = groups.get(key);
    if (known) known.members.push(member);
    else groups.set(key, { times, members: [member] });
  }
  return [...groups.values()];
}

interface Period {
  readonly times: readonly Value[];
  /** Its moments, in order. */
  readonly points: readonly number[];
}

interface Looked {
  readonly timeline: Timeline;
  readonly keys: readonly (Key | undefined)[];
  /** Where the data begin. */
  readonly earliest: number | undefined;
  /** The keys by which periods are told apart, where those before the data do not count. */
  readonly named?: readonly (Key | undefined)[];
}

/** The periods of the calendar, by the keys of time that are kept. */
export function periodsBy(
  world: World,
  base: Base,
  asked: Asked,
  { timeline, keys, earliest, named = keys }: Looked,
): (kept: readonly number[]) => readonly Period[] {
  const conditions = [...base.filters, ...conditionsKept(base, asked)].filter(namesPeriod);
  const open = asked.period.from === undefined;
  if (open && earliest === undefined) return () => [];
  const first = open ? startOfPeriods(world, timeline, keys, earliest!) : 0;
  const points = pointsAsked(world, timeline, asked, first).filter((point) => {
    const period = dayText(timeline.momentOf(point).day);
    return conditions.every((one) => valueOf(one, { world, column: () => period }) === true);
  });
  const places = points.map((point) => ({ point, moment: timeline.momentOf(point) }));
  return (kept) =>
    grouped(places, ({ moment }) => timesOf(named, kept, (grain) => periodValue(world, grain, moment))).map(
      ({ times, members }) => ({ times, points: members.map(({ point }) => point) }),
    );
}

/** Rows by the moments that are looked at. */
function reportedRows(world: World, base: Base, asked: Asked): TakenBy {
  const keys = keysKept(base, asked);
  const timeline = timelineOf(world, base, keys);
  const rows = timedRows(world, base, asked, { keys, timeline });
  const starts = rows.map(({ point }) => point);
  const earliest = starts.length === 0 ? undefined : Math.min(...starts);
  const periods = periodsBy(world, base, asked, { timeline, keys, earliest });
  const isFirst = looksAtFirst(base);
  return (kept) => {
    const stretches = keys.map(
      (key, at) => key?.kind === "period" && kept.includes(at) && !isPart(key.grain),
    );
    const isBegun = ({ times }: Period) =>
      !isFirst || asked.period.from !== undefined || stretches.some((is, at) => is && times[at] !== null);
    return periods(kept)
      .filter(isBegun)
      .map(({ times, points }) => ({
        times,
        sets: reachRows(world, base, {
          timeline,
          points,
          rows,
          shift: (point) => shifted(world, timeline, base.shifts, point),
        }),
      }));
  };
}

function timedRows(
  world: World,
  base: Base,
  asked: Asked,
  { keys, timeline }: Pick<Looked, "keys" | "timeline">,
): readonly TimedRow[] {
  const conditions = [...base.filters, ...conditionsKept(base, asked)].filter((one) => !namesPeriod(one));
  const holds = heldBy(base);
  const { dataset } = base.measure;
  const columns = holds && {
    from: timeColumn(world, dataset, holds.from),
    until: timeColumn(world, dataset, holds.until),
  };
  return rowsKept(world, base)
    .filter((one) => conditions.every((condition) => holdsFor(world, one, condition)))
    .flatMap((one): readonly TimedRow[] => {
      const moment = columns ? momentOf(world, one.row, columns.from) : one.moment;
      if (!moment) return [];
      const until = columns && momentOf(world, one.row, columns.until);
      return [
        {
          ...withValues(world, one, base, keys),
          point: timeline.pointOf(moment),
          ...(until && { until: timeline.pointOf(until) }),
        },
      ];
    });
}
