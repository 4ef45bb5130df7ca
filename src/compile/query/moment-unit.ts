import { isHourGrain } from "../../definitions/index.ts";
import type { MomentUnit } from "../plan/calendar-plan.ts";
import type { Timing } from "./leaf.ts";

/** The coarsest unit in which periods of these grains can be told: a day, as a rule. */
export function momentUnit(grains: readonly string[]): MomentUnit {
  const inside = grains.filter(isHourGrain);
  return (["second", "minute", "hour"] as const).find((unit) => inside.includes(unit)) ?? "day";
}

/** The grains by which rows reach periods other than their own. */
export function grainsOf(timing: Timing): readonly string[] {
  if (timing.kind === "own") return [];
  const shifts = timing.shifts.map((shift) => (shift.kind === "offset" ? shift.duration.unit : shift.grain));
  if (timing.kind !== "reported") return shifts;
  const { reach } = timing;
  if (reach.kind === "trailing") return [...shifts, reach.window.unit];
  return reach.kind === "to-date" ? [...shifts, reach.grain] : shifts;
}
