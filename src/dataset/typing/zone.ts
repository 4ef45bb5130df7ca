import { Temporal } from "temporal-polyfill";

/** A change of a zone's offset. Offsets are in seconds east of Greenwich. */
export interface Transition {
  /** Epoch seconds. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

export interface Zone {
  readonly name: string;
  readonly offsetAtStart: number;
  /** In order, from `firstYear` to `lastYear`. */
  readonly transitions: readonly Transition[];
}

export const firstYear = 1990;
export const lastYear = 2050;

const zones = new Map<string, Zone>();

/** A zone's offsets. Finding them takes tens of milliseconds, so that they are found once. */
export function zoneNamed(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = findZone(name);
  zones.set(name, zone);
  return zone;
}

function findZone(name: string): Zone {
  const start = Temporal.PlainDate.from({ year: firstYear, month: 1, day: 1 }).toZonedDateTime(name);
  const transitions: Transition[] = [];
  let next = start.getTimeZoneTransition("next");
  while (next !== null && next.year <= lastYear) {
    const before = next.subtract({ nanoseconds: 1 });
    transitions.push({
      at: next.epochMilliseconds / 1000,
      before: before.offsetNanoseconds / 1e9,
      after: next.offsetNanoseconds / 1e9,
    });
    next = next.getTimeZoneTransition("next");
  }
  return { name, offsetAtStart: start.offsetNanoseconds / 1e9, transitions };
}
