import type { Weekday } from "../../core/index.ts";
import type { Model } from "../../definitions/index.ts";
import type { Dialect } from "../../sql/index.ts";

/** What a printed plan stands on. */
export interface PrintContext {
  readonly dialect: Dialect;
  readonly model: Pick<Model, "concepts">;
  readonly weekStart: Weekday;
  readonly fiscalYearStartMonth: number;
}
