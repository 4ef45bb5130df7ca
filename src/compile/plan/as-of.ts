import { dayIn, lastDayBefore } from "../../core/index.ts";
import type { AsOf } from "./plan.ts";

/** A moment with its days in a zone. */
export function asOfIn(timezone: string, instant: string): AsOf {
  return { instant, day: dayIn(timezone, instant), lastDay: lastDayBefore(timezone, instant) };
}
