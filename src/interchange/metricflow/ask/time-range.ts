import { addDays, bucketStart, type Calendar, nextBucket } from "../../../core/index.ts";
import type { Granularity } from "../granularity.ts";

export interface TimeRange {
  readonly from: string;
  readonly to: string;
}

const calendar: Calendar = { weekStart: "monday", fiscalYearStartMonth: 1 };
const lengths = { second: 19, minute: 16, hour: 13 } as const;

/** A time constraint widened to whole periods of a grain: days, or moments for what is finer. */
export function wholePeriods([start, end]: readonly [string, string], grain: Granularity): TimeRange {
  switch (grain) {
    case "second":
    case "minute":
    case "hour":
      return { from: startOf(start, lengths[grain]), to: endOf(end, lengths[grain]) };
    case "day":
      return { from: start.slice(0, 10), to: end.slice(0, 10) };
    case "week":
    case "month":
    case "quarter":
    case "year": {
      const last = bucketStart(calendar, grain, end.slice(0, 10));
      return {
        from: bucketStart(calendar, grain, start.slice(0, 10)),
        to: addDays(nextBucket(grain, last), -1),
      };
    }
    default:
      return { from: momentOf(start), to: momentOf(end) };
  }
}

function momentOf(text: string): string {
  const day = text.slice(0, 10);
  const time = text.slice(11).replace(/Z$/u, "");
  return `${day}T${time === "" ? "00:00:00" : time.padEnd(8, ":00")}`;
}

function startOf(text: string, length: number): string {
  return `${momentOf(text).slice(0, length)}${":00:00".slice(0, 19 - length)}.000Z`;
}

function endOf(text: string, length: number): string {
  return `${momentOf(text).slice(0, length)}${":59:59".slice(0, 19 - length)}.999Z`;
}
