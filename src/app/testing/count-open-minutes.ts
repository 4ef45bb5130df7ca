import { Temporal } from "temporal-polyfill";
import { type BusinessHours, weekdays } from "../../core/index.ts";

/** Minutes from one whole minute to another at which the clocks of a zone show business hours: counted one by one. */
export function countOpenMinutes(
  { timezone, hours }: { readonly timezone: string; readonly hours: BusinessHours },
  from: number,
  to: number,
): number {
  if (to < from) return 0 - countOpenMinutes({ timezone, hours }, to, from);
  const offsets = offsetsOf(timezone, from, to);
  const closed = new Set(hours.closedDays.map((day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000));
  const worked = new Set(hours.days.map((day) => weekdays.indexOf(day)));
  let count = 0;
  let offset = 0;
  for (let minute = from; minute < to; minute++) {
    offset = offsets.get(minute) ?? offset;
    const local = minute + offset;
    const day = Math.floor(local / 1440);
    const ofDay = local - day * 1440;
    const isOpen = ofDay >= hours.fromMinute && ofDay < hours.toMinute;
    if (isOpen && worked.has((((day + 3) % 7) + 7) % 7) && !closed.has(day)) count++;
  }
  return count;
}

/** How far ahead of UTC the clocks are, in minutes, from the first minute on and at each change after it. */
function offsetsOf(timezone: string, from: number, to: number): ReadonlyMap<number, number> {
  const offsets = new Map<number, number>();
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(
    from * 60_000,
  ).toZonedDateTimeISO(timezone);
  while (at && at.epochMilliseconds < to * 60_000) {
    offsets.set(Math.max(from, at.epochMilliseconds / 60_000), at.offsetNanoseconds / 60_000_000_000);
    at = at.getTimeZoneTransition("next");
  }
  return offsets;
}
