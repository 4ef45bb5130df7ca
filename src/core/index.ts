/**
 * The ground everything stands on: results and problems, exact decimals, hashes, the calendar.
 * It knows nothing of sales, marketing, SQL or files, and refuses to learn.
 */
export {
  addDays,
  addMonths,
  bucketLabel,
  bucketStart,
  lengthOf,
  bucketsBetween,
  businessYears,
  type Calendar,
  closedDaysOf,
  type Cut,
  cutAtSameShare,
  dayIn,
  daysBetween,
  type Grain,
  holidayPlaces,
  type HourGrain,
  lastDayBefore,
  nextBucket,
  type Period,
  previousBucket,
  sameBucketLastYear,
  startOfDay,
  firstFrom,
  firstPast,
  isMoment,
  momentIn,
  momentsBetween,
  type PeriodUnit,
} from "./calendar/index.ts";
export { type CsvCell, csvText } from "./csv.ts";
export { decimal, ExactDecimal, isDecimal } from "./decimal.ts";
export { exactJson } from "./exact-json.ts";
export { canonicalJson, sha256Hex } from "./hash.ts";
export { type Language, type Localised, languages } from "./language.ts";
export { nearest } from "./nearest.ts";
export {
  type Place,
  type Problem,
  type ProblemDetail,
  type ProblemWords,
  problemsOf,
  type Words,
} from "./problem.ts";
export { Refusal, refusalsOf } from "./refusal.ts";
export { fail, ok, type Result, unreachable } from "./result.ts";
export type { Progress, Report } from "./progress.ts";
export {
  type BusinessHours,
  type ExchangeRate,
  type Settings,
  usualBusinessHours,
  type Weekday,
  weekdays,
} from "./settings.ts";
export { allEnded, type Pool, poolOf } from "./in-parallel.ts";
