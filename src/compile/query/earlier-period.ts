import {
  addDays,
  addMonths,
  bucketStart,
  type Cut,
  cutAtSameShare,
  dayIn,
  daysBetween,
  type Grain,
  nextBucket,
  type Period,
  previousBucket,
  sameBucketLastYear,
  type Settings,
} from "../../core/index.ts";
import type { MetricQuery } from "../../contract/index.ts";
import { isDayGrain } from "../../definitions/index.ts";
import type { AskedPeriod } from "../plan/plan.ts";

type Compare = NonNullable<MetricQuery["compare"]>;

/** The bucket that one is compared with. */
export function earlierBucket(compare: Compare, grain: Grain, start: string): string {
  return compare === "year" ? sameBucketLastYear(grain, start) : previousBucket(grain, start);
}

/** The days that a query's are compared with, cut where the running period stands at `asOf`. */
export function earlierPeriod(settings: Settings, query: MetricQuery, asOf: string): AskedPeriod | undefined {
  const { compare, grain } = query;
  if (!compare) return undefined;
  return grain !== undefined && isDayGrain(grain)
    ? byBucket(settings, { ...query, compare, grain }, asOf)
    : whole(settings, { ...query, compare }, asOf);
}

function byBucket(
  settings: Settings,
  query: MetricQuery & { readonly compare: Compare; readonly grain: Grain },
  asOf: string,
): AskedPeriod {
  const { compare, grain, from, to } = query;
  const earlier = (start: string) => earlierBucket(compare, grain, start);
  const running = bucketStart(settings, grain, dayIn(settings.timezone, asOf));
  const isAsked = (from ?? running) < nextBucket(grain, running) && (to ?? running) >= running;
  const period = { start: earlier(running), end: nextBucket(grain, earlier(running)) };
  const cut = cutAtSameShare(
    settings.timezone,
    { start: running, end: nextBucket(grain, running) },
    period,
    asOf,
  );
  return {
    ...(from !== undefined && { from: firstDay(settings, grain, from, earlier) }),
    ...(to !== undefined && { to: lastDay(settings, grain, to, earlier) }),
    ...(isAsked && { cut: { ...cut, ...period } }),
  };
}

type Earlier = (start: string) => string;

/** A first day inside a bucket stays as far inside the earlier one. */
function firstDay(settings: Settings, grain: Grain, from: string, earlier: Earlier): string {
  const start = bucketStart(settings, grain, from);
  const moved = addDays(earlier(start), daysBetween(start, from));
  const end = nextBucket(grain, earlier(start));
  return moved < end ? moved : addDays(end, -1);
}

/** The last day of a bucket meets the last day of the earlier one. */
function lastDay(settings: Settings, grain: Grain, to: string, earlier: Earlier): string {
  const isWhole = bucketStart(settings, grain, addDays(to, 1)) === addDays(to, 1);
  const start = bucketStart(settings, grain, to);
  if (isWhole) return addDays(nextBucket(grain, earlier(start)), -1);
  return firstDay(settings, grain, to, earlier);
}

function whole(
  settings: Settings,
  query: MetricQuery & { readonly compare: Compare },
  asOf: string,
): AskedPeriod | undefined {
  if (query.from === undefined) return undefined;
  const today = dayIn(settings.timezone, asOf);
  const asked: Period = { start: query.from, end: addDays(query.to ?? today, 1) };
  const earlier = query.compare === "year" ? yearBefore(asked) : justBefore(asked);
  const isRunning = asked.start <= today && today < asked.end;
  const cut: Cut | undefined = isRunning
    ? cutAtSameShare(settings.timezone, asked, earlier, asOf)
    : undefined;
  return { from: earlier.start, to: addDays(earlier.end, -1), ...(cut && { cut: { ...cut, ...earlier } }) };
}

function yearBefore({ start, end }: Period): Period {
  return { start: addMonths(start, -12), end: addMonths(end, -12) };
}

/** As many whole months before whole months, else as many days. */
function justBefore({ start, end }: Period): Period {
  const isMonths = start.endsWith("-01") && end.endsWith("-01");
  if (!isMonths) return { start: addDays(start, -daysBetween(start, end)), end: start };
  const number = (day: string) => Number(day.slice(0, -6)) * 12 + Number(day.slice(-5, -3));
  return { start: addMonths(start, number(start) - number(end)), end: start };
}
