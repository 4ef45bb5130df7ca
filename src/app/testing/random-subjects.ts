import * as fc from "fast-check";
import { dayIn } from "../../core/index.ts";
import type { PlainEvent, PlainSubject } from "./evaluate-concept.ts";
import type { PlainMoment } from "./plain-moments.ts";

/** Leap days, the days around both changes of clocks, and days that lie a window apart. */
const days = [
  "2024-02-28",
  "2024-02-29",
  "2024-03-01",
  "2024-03-09",
  "2024-03-10",
  "2024-03-11",
  "2024-03-30",
  "2024-03-31",
  "2024-04-01",
  "2024-04-07",
  "2024-10-26",
  "2024-10-27",
  "2024-10-28",
] as const;
const hours = ["00:00", "00:30", "01:30", "12:00", "22:30", "23:30"] as const;

const timezones = ["Europe/Paris", "America/New_York", "UTC", "Asia/Kolkata"] as const;

/** Moments at which the world may be looked at: before all is over, and after. */
const lastMoments = [
  "2024-03-31T00:30:00.000Z",
  "2024-04-02T12:00:00.000Z",
  "2024-12-31T23:30:00.000Z",
] as const;

export interface RandomSubjects {
  readonly timezone: string;
  readonly asOf: string;
  readonly subjects: readonly RawSubject[];
}

export interface RawSubject {
  readonly isGood: boolean | null;
  readonly joined: string | null;
  readonly born: string | null;
  readonly events: readonly RawEvent[];
}

export interface RawEvent {
  readonly event: "visit" | "note";
  readonly kind: string | null;
  /** An instant, of which a note keeps the day. */
  readonly at: string | null;
}

const instant = fc
  .tuple(fc.constantFrom(...days), fc.constantFrom(...hours))
  .map(([day, hour]) => `${day}T${hour}:00.000Z`);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null, freq: 14 });

export const randomSubjects: fc.Arbitrary<RandomSubjects> = fc.record({
  timezone: fc.constantFrom(...timezones),
  asOf: fc.constantFrom(...lastMoments),
  subjects: fc.array(
    fc.record({
      isGood: fc.constantFrom(true, true, false, null),
      joined: maybe(instant),
      born: maybe(fc.constantFrom(...days)),
      events: fc.array(
        fc.record({
          event: fc.constantFrom("visit", "visit", "note"),
          kind: fc.constantFrom("a", "a", "a", "b", "b", "b", "c", null),
          at: maybe(instant),
        }),
        { maxLength: 16, size: "max" },
      ),
    }),
    { minLength: 1, maxLength: 8, size: "max" },
  ),
});

export function plainSubject(
  { isGood, joined, born, events }: RawSubject,
  id: string,
  timezone: string,
): PlainSubject {
  return {
    id,
    isGood,
    joined: joined === null ? null : instantMoment(joined, timezone),
    born: born === null ? null : { day: born, at: null },
    events: events.map(({ event, kind, at }): PlainEvent => {
      if (at === null) return { event, kind, when: null };
      const when = event === "note" ? { day: at.slice(0, 10), at: null } : instantMoment(at, timezone);
      return { event, kind, when };
    }),
  };
}

function instantMoment(at: string, timezone: string): PlainMoment {
  return { day: dayIn(timezone, at), at };
}
