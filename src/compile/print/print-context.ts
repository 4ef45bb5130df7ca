import { type BusinessHours, closedDaysOf, type Settings, type Weekday } from "../../core/index.ts";
import type { Model } from "../../definitions/index.ts";
import { type Dialect, duckdbDialect } from "../../sql/index.ts";

/** What a printed plan stands on. */
export interface PrintContext extends SettledContext {
  /** The moment asked for. */
  readonly asOf: string;
}

/** The same for every question of a workspace. */
export interface SettledContext {
  readonly dialect: Dialect;
  readonly model: Pick<Model, "concepts" | "schema" | "calendars">;
  readonly weekStart: Weekday;
  readonly fiscalYearStartMonth: number;
  /** Moments are cut into hours in it. */
  readonly timezone: string;
  readonly businessHours: BusinessHours;
  /** Holidays and other days without work: worked out when a statement first asks for them. */
  readonly closedDays: () => readonly string[];
}

export function settledContext(model: SettledContext["model"], settings: Settings): SettledContext {
  const { weekStart, fiscalYearStartMonth, timezone, businessHours } = settings;
  const closedDays = closedDaysOf(businessHours);
  return {
    dialect: duckdbDialect,
    model,
    weekStart,
    fiscalYearStartMonth,
    timezone,
    businessHours,
    closedDays,
  };
}
