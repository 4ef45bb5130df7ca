import { isDatePart } from "../../definitions/index.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";
import type { CalendarStep } from "./calendar-plan.ts";
import type { AskedPeriod, Level } from "./plan.ts";

type TimeKeys = CalendarStep["keys"];

/** The keys of time of a leaf that a level keeps. */
export function timeKeysAt(
  { keys }: Pick<BoundLeaf, "keys">,
  level: Pick<Level, "keys">,
  names: readonly string[],
): TimeKeys {
  return names.flatMap((name, position) => {
    const key = keys[position];
    return key?.kind === "period" && level.keys.includes(name) ? [{ name, grain: key.grain }] : [];
  });
}

/** Looking back from all periods together means nothing; time that never began has no first moment. */
export function hasNoValue(
  { leaf: { timing }, keys }: Pick<BoundLeaf, "leaf" | "keys">,
  kept: TimeKeys,
  { from }: AskedPeriod,
): boolean {
  if (timing.kind === "own") return false;
  const isAtFirst = timing.kind !== "edge" && timing.at === "first";
  if (from === undefined && isAtFirst && kept.every(({ grain }) => isDatePart(grain))) return true;
  if (timing.shifts.length === 0 || kept.length > 0) return false;
  return from === undefined || keys.some((key) => key?.kind === "period");
}

interface AskedLevels {
  readonly period: AskedPeriod;
  readonly keys: readonly string[];
  readonly levels: readonly Level[];
}

/** The masks of the levels at which a leaf has no value, by their definition. */
export function levelsWithoutValue(
  leaf: Pick<BoundLeaf, "leaf" | "keys">,
  { period, keys, levels }: AskedLevels,
): readonly number[] {
  return levels
    .filter((level) => hasNoValue(leaf, timeKeysAt(leaf, level, keys), period))
    .map(({ mask }) => mask);
}
