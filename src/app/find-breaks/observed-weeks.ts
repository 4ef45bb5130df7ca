import { addDays, bucketStart, daysBetween, type Settings } from "../../core/index.ts";

/** Longer than this without anybody, days on either side are not told from two different times. */
const silenceDays = 91;

/** Days of which something is told, from the first to the last. */
export interface Stretch {
  readonly first: string;
  readonly last: string;
}

/** The longest time without a silent quarter: what stands outside is a wrong date, or another time. */
export function longestStretch(days: Iterable<string>): Stretch | undefined {
  let [first, last]: (string | undefined)[] = [];
  let longest: Stretch | undefined;
  const close = (): void => {
    if (first === undefined || last === undefined) return;
    if (!longest || daysBetween(first, last) >= daysBetween(longest.first, longest.last))
      longest = { first, last };
  };
  for (const day of [...new Set(days)].sort()) {
    if (last !== undefined && daysBetween(last, day) > silenceDays) {
      close();
      first = day;
    }
    first ??= day;
    last = day;
  }
  close();
  return longest;
}

/**
 * The day up to which what happened is known: that of the question, or where nothing is told of a whole quarter before
 * it, the last day that something is told of. Who has not converted after that day is not known not to.
 */
export function knownUntil(days: Iterable<string>, asked: string): string {
  const stretch = longestStretch([...days].filter((day) => day <= asked));
  return stretch && daysBetween(stretch.last, asked) > silenceDays ? stretch.last : asked;
}

interface Entering {
  /** On which somebody entered. */
  readonly days: Iterable<string>;
  readonly horizonDays: number;
  readonly until: string;
}

/** Consecutive weeks of a stretch, the first and last whole, of which everybody has had so many days by then. */
export function observedWeeks(settings: Settings, { days, horizonDays, until }: Entering): readonly string[] {
  const stretch = longestStretch([...days].filter((day) => day <= until));
  if (!stretch) return [];
  const weeks: string[] = [];
  const last = bucketStart(settings, "week", stretch.last);
  for (
    let week = addDays(bucketStart(settings, "week", stretch.first), 7);
    week <= last && addDays(week, 7 + horizonDays) <= until;
    week = addDays(week, 7)
  )
    weeks.push(week);
  return weeks;
}
