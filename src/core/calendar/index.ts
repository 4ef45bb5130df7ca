/**
 * Buckets of time: days, ISO or declared weeks, months, quarters, years and fiscal periods; what precedes
 * them, how much of them has passed, how they are called. It reads no clock: the moment is always given.
 */
export { firstFrom, firstPast, isMoment, momentsBetween, type PeriodUnit } from "./bounds.ts";
export {
  addDays,
  addMonths,
  bucketsBetween,
  bucketStart,
  lengthOf,
  type Calendar,
  daysBetween,
  nextBucket,
  previousBucket,
  sameBucketLastYear,
} from "./bucket.ts";
export { bucketLabel } from "./bucket-label.ts";
export { businessYears, closedDaysOf, holidayPlaces } from "./holidays.ts";
export {
  type Cut,
  cutAtSameShare,
  dayIn,
  elapsedShare,
  lastDayBefore,
  type Period,
  startOfDay,
} from "./elapsed.ts";
export { momentIn } from "./moment.ts";
export type { Grain, HourGrain } from "./grain.ts";
