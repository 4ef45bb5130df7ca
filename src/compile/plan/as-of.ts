import { dayIn } from "../../core/index.ts";
import type { AsOf } from "./plan.ts";

/** A moment with its day in a zone. */
export function asOfIn(timezone: string, instant: string): AsOf {
  return { instant, day: dayIn(timezone, instant) };
}
