/** A time zone: how far local clocks are from UTC. Moments are seconds since 1970-01-01 UTC. */
export interface Zone {
  readonly offset: (second: number) => number;
}

const daySeconds = 86_400;
const quarterHour = 900;

/** Offsets are kept by quarter of an hour: no zone changes its clocks inside one. */
export function zoneOf(name: string): Zone {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const known = new Map<number, number>();
  const offset = (second: number): number => {
    const quarter = Math.floor(second / quarterHour);
    const found = known.get(quarter) ?? offsetOf(format, quarter * quarterHour);
    known.set(quarter, found);
    return found;
  };
  return { offset };
}

function offsetOf(format: Intl.DateTimeFormat, second: number): number {
  const parts = new Map(format.formatToParts(second * 1000).map(({ type, value }) => [type, Number(value)]));
  const [year, month, day] = [parts.get("year")!, parts.get("month")!, parts.get("day")!];
  const [hour, minute, seconds] = [parts.get("hour")!, parts.get("minute")!, parts.get("second")!];
  return Date.UTC(year, month - 1, day, hour, minute, seconds) / 1000 - second;
}

/** The reading of local clocks, as if it were UTC. */
export function localOf({ offset }: Zone, second: number): number {
  return second + offset(second);
}

export function localDay(zone: Zone, second: number): number {
  return Math.floor(localOf(zone, second) / daySeconds);
}

/** When local clocks read so: of two such moments the later; of none, as if they had not been put forward. */
export function momentAt({ offset }: Zone, local: number): number {
  const before = local - offset(local - daySeconds);
  const after = local - offset(local + daySeconds);
  const candidates = [before, after].filter((second) => second + offset(second) === local);
  return candidates.length === 0 ? before : Math.max(...candidates);
}

/** The first moment of a local day. */
export function startOfDay(zone: Zone, day: number): number {
  const local = day * daySeconds;
  const before = local - zone.offset(local - daySeconds);
  const after = local - zone.offset(local + daySeconds);
  const first = Math.min(before, after);
  return localDay(zone, first) === day ? first : Math.max(before, after);
}
