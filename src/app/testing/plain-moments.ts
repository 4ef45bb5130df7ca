import { addDays, dayIn } from "../../core/index.ts";

/** What is known of when something happened: its day, and the instant unless the day alone is. */
export interface PlainMoment {
  readonly day: string;
  readonly at: string | null;
}

export function compareMoments(left: PlainMoment, right: PlainMoment): number {
  if (left.day !== right.day) return left.day < right.day ? -1 : 1;
  if (left.at === right.at) return 0;
  if (left.at === null || right.at === null) return left.at === null ? -1 : 1;
  return left.at < right.at ? -1 : 1;
}

/** Strictly, but for moments of which one is a day: then the same day counts. */
export function isPlainlyBefore(earlier: PlainMoment, later: PlainMoment): boolean {
  if (earlier.at === null || later.at === null) return earlier.day <= later.day;
  return earlier.at < later.at;
}

export function isPlainlyNear(earlier: PlainMoment, later: PlainMoment, days: number): boolean {
  if (earlier.at === null || later.at === null) return later.day < addDays(earlier.day, days);
  return Date.parse(later.at) - Date.parse(earlier.at) < days * 86_400_000;
}

/** So many days later, as told by what it is compared with. */
export function laterMoment(
  { day, at }: PlainMoment,
  days: number,
  { isDaily, timezone }: { readonly isDaily: boolean; readonly timezone: string },
): PlainMoment {
  if (at === null || isDaily) return { day: addDays(day, days), at: null };
  const end = new Date(Date.parse(at) + days * 86_400_000).toISOString();
  return { day: dayIn(timezone, end), at: end };
}

export function sortedMoments(moments: readonly PlainMoment[]): readonly PlainMoment[] {
  const sorted = moments.toSorted(compareMoments);
  return sorted.filter((one, index) => index === 0 || compareMoments(sorted[index - 1]!, one) !== 0);
}
