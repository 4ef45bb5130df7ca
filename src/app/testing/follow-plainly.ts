import { addDays, addMonths, bucketStart, type Grain } from "../../core/index.ts";
import { testSettings } from "./query-world.ts";

/** An entry into a concept, or an event: a moment in milliseconds, and its day in the workspace's zone. */
export interface PlainEntry {
  readonly object: string;
  readonly cycle: number;
  readonly at: number;
  readonly day: string;
}

export interface PlainFunnel {
  readonly steps: readonly { readonly entries: readonly PlainEntry[]; readonly hours?: number }[];
  readonly exits: readonly (readonly PlainEntry[])[];
  readonly order: "strict" | "any";
  readonly hours?: number;
  readonly horizonHours?: number;
  /** Moments are compared by their days. */
  readonly isDaily: boolean;
  readonly asOf: PlainEntry;
}

/** What became of one object (of one of its cycles) at a step. */
export interface PlainWay {
  readonly first: PlainEntry;
  readonly step: number;
  /** It took the step before. */
  readonly isBefore: boolean;
  /** The time for all steps up to this one is over, counted from the first. */
  readonly isFirstMature: boolean;
  readonly isReached: boolean;
  readonly isMature: boolean;
  readonly isExited: boolean;
  readonly elapsed?: number;
  /** The day on which it is taken, left, or lost from sight. */
  readonly outcome: { readonly kind: "event" | "competing" | "censored"; readonly day: number };
}

const hour = 3_600_000;
const never = Number.POSITIVE_INFINITY;
const lastDay = 90;

/** In hours since an epoch; days count 24. */
function clockOf({ isDaily }: Pick<PlainFunnel, "isDaily">, { at, day }: PlainEntry): number {
  return (isDaily ? Date.parse(day) : at) / hour;
}

/** The ways of objects, one after the other: a second writing that shares nothing with the compiler. */
export function waysPlainly(funnel: PlainFunnel): readonly PlainWay[] {
  return funnel.steps[0]!.entries.flatMap((first) => waysOf(funnel, first));
}

interface Bounds {
  readonly start: number;
  /** When the object enters the first step again. */
  readonly next: number;
  /** When it leaves by an exit. */
  readonly left: number;
  readonly now: number;
}

function boundsOf(funnel: PlainFunnel, first: PlainEntry): Bounds {
  const clock = (entry: PlainEntry) => clockOf(funnel, entry);
  const own = (entries: readonly PlainEntry[]) => entries.filter(({ object }) => object === first.object);
  const again = own(funnel.steps[0]!.entries).find(({ cycle }) => cycle === first.cycle + 1);
  const start = clock(first);
  const next = again ? clock(again) : never;
  const exits = funnel.exits.flatMap((exit) => own(exit).map(clock));
  const left = Math.min(never, ...exits.filter((one) => one >= start && one < next));
  return { start, next, left, now: clock(funnel.asOf) };
}

function waysOf(funnel: PlainFunnel, first: PlainEntry): readonly PlainWay[] {
  const bounds = boundsOf(funnel, first);
  const ways: PlainWay[] = [];
  let before: number | undefined = bounds.start;
  for (let step = 2; step <= funnel.steps.length; step += 1) {
    const isFirstMature = isOverFor(funnel, bounds, step);
    if (before === undefined) {
      ways.push({ ...notBefore, first, step, isFirstMature });
      continue;
    }
    const { way, taken } = wayBefore(funnel, bounds, { first, step, before });
    ways.push({ ...way, isBefore: true, isFirstMature });
    before = taken;
  }
  return ways;
}

const notBefore = {
  isBefore: false,
  isReached: false,
  isMature: false,
  isExited: false,
  outcome: { kind: "censored", day: 0 },
} as const;

/** One window after the other is over, or the one for them all; steps without any are over at once. */
function isOverFor(
  { steps, hours, horizonHours }: PlainFunnel,
  { start, now }: Bounds,
  last: number,
): boolean {
  const windows = steps.slice(1, last).map((step) => step.hours ?? horizonHours);
  const known = windows.filter((one) => one !== undefined);
  const summed = start + known.reduce((sum, one) => sum + one, 0);
  if (hours === undefined) return known.length === 0 || summed <= now;
  return start + hours <= now || (known.length === windows.length && summed <= now);
}

interface Standing {
  readonly first: PlainEntry;
  readonly step: number;
  /** When the step before was taken. */
  readonly before: number;
}

function wayBefore(
  funnel: PlainFunnel,
  { start, next, left, now }: Bounds,
  { first, step, before }: Standing,
) {
  const { steps, order, hours: whole = never, horizonHours } = funnel;
  const { entries, hours: within = never } = steps[step - 1]!;
  const end = Math.min(start + whole, before + within);
  const since = order === "strict" ? before : start;
  const found = entries
    .filter(({ object }) => object === first.object)
    .map((entry) => clockOf(funnel, entry))
    .filter((one) => one >= since && one < end && one < next && one <= left);
  const taken = found.length > 0 ? Math.max(before, Math.min(...found)) : undefined;
  const isExited = exitsBefore(taken, { left, before, end });
  const waited = end === never && horizonHours !== undefined ? before + horizonHours : end;
  const way: Omit<PlainWay, "isBefore" | "isFirstMature"> = {
    first,
    step,
    isReached: taken !== undefined,
    isMature: waited <= now || waited === never,
    isExited,
    ...(taken !== undefined && { elapsed: (taken - before) / 24 }),
    outcome: outcomeOf({
      taken,
      left: isExited ? left : undefined,
      before,
      isLost: end <= now || next < never,
      now,
    }),
  };
  return { way, taken };
}

function exitsBefore(
  taken: number | undefined,
  { left, before, end }: { readonly left: number; readonly before: number; readonly end: number },
): boolean {
  return taken === undefined && left >= before && left < end;
}

interface Outcome {
  readonly taken: number | undefined;
  readonly left: number | undefined;
  readonly before: number;
  /** It can no longer take the step. */
  readonly isLost: boolean;
  readonly now: number;
}

function outcomeOf({ taken, left, before, isLost, now }: Outcome): PlainWay["outcome"] {
  const until = taken ?? left ?? (isLost ? before + 24 * lastDay : now);
  const day = Math.floor((until - before) / 24);
  const kind = taken === undefined ? (left === undefined ? "censored" : "competing") : "event";
  return day >= lastDay ? { kind: "censored", day: lastDay } : { kind, day };
}

/** The share that takes the step before so many days, beside exits, as Aalen and Johansen; none where none was seen so long. */
export function sharePlainly(ways: readonly PlainWay[], days: number): number | null {
  if (ways.length === 0) return null;
  const seen = ways.map(({ outcome }) => outcome);
  const last = Math.max(...seen.map(({ day }) => day));
  if (last < days - 1 && seen.some(({ day, kind }) => day === last && kind === "censored")) return null;
  let [left, share] = [1, 0];
  for (let day = 0; day < days; day += 1) {
    const risk = seen.filter((one) => one.day >= day).length;
    const count = (kind: string) => seen.filter((one) => one.day === day && one.kind === kind).length;
    if (risk === 0) break;
    share += (left * count("event")) / risk;
    left *= 1 - (count("event") + count("competing")) / risk;
  }
  return share;
}

export interface PlainRetention {
  /** Each entity once a period, by its first event there, in place of each entry. */
  readonly isByPeriod: boolean;
  readonly every: Grain;
  readonly counting: "bounded" | "unbounded" | "cumulative";
  readonly isCapped: boolean;
  readonly upTo?: number;
  readonly isDaily: boolean;
  readonly asOfDay: string;
}

export type PlainActivity = PlainEntry & { readonly value: number };

export interface PlainMember {
  readonly member: PlainEntry;
  readonly age: number;
  readonly isMature: boolean;
  readonly isActive: boolean;
  readonly value: number;
  readonly first: number;
}

/** Each member at each age, period by period. */
export function presencePlainly(
  retention: PlainRetention,
  cohort: readonly PlainEntry[],
  activity: readonly PlainActivity[],
): readonly PlainMember[] {
  const { every, isByPeriod } = retention;
  const period = ({ day }: Pick<PlainEntry, "day">) => bucketStart(testSettings, every, day);
  const members = isByPeriod
    ? cohort.filter(
        (one, index) =>
          !cohort.some(
            (other, place) =>
              other.object === one.object &&
              period(other) === period(one) &&
              (other.at < one.at || (other.at === one.at && place < index)),
          ),
      )
    : cohort;
  return members.flatMap((member) => agesOf(retention, member, { cohort, activity }));
}

interface Events {
  readonly cohort: readonly PlainEntry[];
  readonly activity: readonly PlainActivity[];
}

function agesOf(
  retention: PlainRetention,
  member: PlainEntry,
  { cohort, activity }: Events,
): readonly PlainMember[] {
  const { every, isByPeriod, counting, isCapped, asOfDay, upTo = 1000 } = retention;
  const clock = (entry: PlainEntry) => clockOf(retention, entry);
  const again = isByPeriod
    ? undefined
    : cohort.find(({ object, cycle }) => object === member.object && cycle === member.cycle + 1);
  const own = activity.filter(
    (one) =>
      one.object === member.object &&
      clock(one) >= clock(member) &&
      (again === undefined || clock(one) < clock(again)),
  );
  const shown: PlainActivity[][] = [];
  const starts: string[] = [];
  for (
    let start = bucketStart(testSettings, every, member.day);
    start <= asOfDay && starts.length <= upTo;
    start = following(every, start)
  )
    starts.push(start);
  const inPeriod = (one: PlainEntry) => bucketStart(testSettings, every, one.day);
  for (const start of starts) shown.push(own.filter((one) => inPeriod(one) === start));
  const sum = (some: readonly PlainActivity[]) => some.reduce((total, { value }) => total + value, 0);
  const first = sum(shown[0] ?? []);
  const values = shown.map((some) => (isCapped ? Math.min(first, sum(some)) : sum(some)));
  return starts.map((start, age) => ({
    member,
    age,
    isMature: following(every, start) <= asOfDay,
    isActive: own.some((one) => {
      const at = inPeriod(one);
      return counting === "bounded" ? at === start : counting === "unbounded" ? at >= start : at <= start;
    }),
    value:
      counting === "cumulative"
        ? values.slice(0, age + 1).reduce((total, value) => total + value, 0)
        : values[age]!,
    first,
  }));
}

function following(every: Grain, start: string): string {
  if (every === "day") return addDays(start, 1);
  if (every === "week") return addDays(start, 7);
  return addMonths(start, every === "month" ? 1 : every.endsWith("quarter") ? 3 : 12);
}
