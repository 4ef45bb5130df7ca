import { dayOf } from "./civil.ts";
import { cell, type Row, secondOf, type TimeColumn, type World } from "./world.ts";
import { localDay } from "./zone.ts";

/** When something is: its local day, and the second where that is known. */
export interface Moment {
  readonly day: number;
  readonly second?: number;
}

/** Undefined for a row without that date. */
export function momentOf({ zone }: World, row: Row, { column, type }: TimeColumn): Moment | undefined {
  const value = cell(row, column);
  if (typeof value !== "string") return undefined;
  if (type === "date") return { day: dayOf(value) };
  const second = secondOf(value);
  return { day: localDay(zone, second), second };
}
