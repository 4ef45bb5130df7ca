import { type Expression, isHourGrain, periodName } from "../../definitions/index.ts";
import { partsOf } from "../model/map-columns.ts";
import type { MomentUnit } from "../plan/calendar-plan.ts";
import type { BoundLeaf } from "./bound-leaf.ts";
import type { Leaf } from "./leaf.ts";

/** The coarsest unit in which all of some grains can be told: a day, as a rule. */
export function momentUnit(grains: readonly string[]): MomentUnit {
  const inside = grains.filter(isHourGrain);
  return (["second", "minute", "hour"] as const).find((unit) => inside.includes(unit)) ?? "day";
}

/** The unit of the moments that a leaf reports; what is dated by its day has no moments within a day. */
export function unitOf({ leaf, keys, ofPeriod, time }: BoundLeaf): MomentUnit {
  if (time?.type === "date") return "day";
  const asked = keys.flatMap((key) => (key?.kind === "period" ? [key.grain] : []));
  return momentUnit([...asked, ...ofPeriod.flatMap(grainsTold), ...grainsOfTiming(leaf)]);
}

/** The unit in which a condition over the period can be told. */
function grainsTold(condition: Expression): readonly string[] {
  if (condition.kind === "bucket") return [condition.grain];
  if (condition.kind === "column") return condition.column === periodName ? ["second"] : [];
  if (condition.kind === "literal") return [];
  return partsOf(condition).flatMap(grainsTold);
}

/** The grains by which it goes back in time. */
export function grainsOfTiming({ timing }: Pick<Leaf, "timing">): readonly string[] {
  if (timing.kind === "own") return [];
  const shifts = timing.shifts.map((shift) => (shift.kind === "offset" ? shift.duration.unit : shift.grain));
  if (timing.kind !== "reported") return shifts;
  const { reach } = timing;
  if (reach.kind === "trailing") return [...shifts, reach.window.unit];
  return reach.kind === "to-date" ? [...shifts, reach.grain] : shifts;
}
