import { isDatePart } from "../../definitions/index.ts";
import type { Timing } from "./leaf.ts";

interface Periods {
  /** The grains of the periods by which it stands. */
  readonly grains: readonly string[];
  /** The time asked has no first day. */
  readonly isOpen: boolean;
}

/** Nothing is looked back at from all of time, and a time that never began has no first moment. */
export function lacksValue(timing: Timing, { grains, isOpen }: Periods): boolean {
  if (timing.kind === "own" || !isOpen) return false;
  if (isAtFirst(timing) && grains.every(isDatePart)) return true;
  return timing.shifts.length > 0 && grains.length === 0;
}

function isAtFirst(timing: Timing): boolean {
  return "at" in timing && timing.at === "first";
}
