import type { Grain, HourGrain } from "../core/index.ts";

/** The reserved name of the time that dates each metric. */
export const periodName = "period";

/** The day of that time, in the workspace's zone. */
export const periodDay = `${periodName}:day`;

const hourGrains = ["second", "minute", "hour"] as const satisfies readonly HourGrain[];

const dayGrains = [
  "day",
  "week",
  "month",
  "quarter",
  "year",
  "fiscal_quarter",
  "fiscal_year",
] as const satisfies readonly Grain[];

/** The grains of time, from fine to coarse. */
export const grainNames: readonly (HourGrain | Grain)[] = [...hourGrains, ...dayGrains];

/** Parts of a date, as whole numbers: Monday is day 1 of the week. */
export const datePartNames = [
  "year_number",
  "quarter_of_year",
  "month_of_year",
  "day_of_month",
  "day_of_week",
  "day_of_year",
] as const;

export type DatePartName = (typeof datePartNames)[number];

/** A grain of whole days. */
export function isDayGrain(name: string): name is Grain {
  return dayGrains.some((grain) => grain === name);
}

/** A grain inside a day. */
export function isHourGrain(name: string): name is HourGrain {
  return hourGrains.some((grain) => grain === name);
}

export function isGrain(name: string): name is Grain | HourGrain {
  return isDayGrain(name) || isHourGrain(name);
}

export function isDatePart(name: string): name is DatePartName {
  return datePartNames.some((part) => part === name);
}
