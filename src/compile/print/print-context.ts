import type { Weekday } from "../../core/index.ts";
import type { Model } from "../../definitions/index.ts";
import { type Dialect, duckdbDialect } from "../../sql/index.ts";

/** What a printed plan stands on. */
export interface PrintContext {
  readonly dialect: Dialect;
  readonly model: Pick<Model, "concepts" | "schema" | "calendars">;
  readonly weekStart: Weekday;
  readonly fiscalYearStartMonth: number;
  /** Moments are cut into hours in it. */
  readonly timezone: string;
}

/** For what is printed without settings: conditions that name no week, fiscal period or hour. */
export function plainContext(model: PrintContext["model"], dialect: Dialect = duckdbDialect): PrintContext {
  return { dialect, model, weekStart: "monday", fiscalYearStartMonth: 1, timezone: "UTC" };
}
