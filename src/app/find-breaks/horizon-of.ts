import type { Duration } from "../../definitions/index.ts";
import type { AskedStep } from "./asked-steps.ts";

const usualDays = 90;
/** The longest that each can be. */
const daysIn: { readonly [unit: string]: number } = {
  second: 1 / 86_400,
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 31,
  quarter: 92,
  year: 366,
};

/**
 * So many days a conversion is waited for: its window (of a funnel the shorter of the step's and the whole's, since
 * nobody comes to a step before the first) or its horizon, in whole days; else 90.
 */
export function horizonOf({ conversion, way }: Pick<AskedStep, "conversion" | "way">): number {
  const windows = [conversion.within, way?.within].flatMap((one) => daysOf(one) ?? []);
  return windows.length > 0 ? Math.min(...windows) : (daysOf(conversion.horizon) ?? usualDays);
}

function daysOf(duration: Duration | undefined): number | undefined {
  const days = duration && daysIn[duration.unit];
  return duration && days !== undefined ? Math.max(1, Math.ceil(duration.count * days)) : undefined;
}
