import type { Expression } from "../../definitions/index.ts";
import type { Shift } from "../plan/calendar-plan.ts";

/** What is asked of a metric by those that it is part of. */
export interface Side {
  readonly conditions: readonly Expression[];
  readonly filters: readonly Expression[];
  readonly across: readonly string[];
  readonly shifts: readonly Shift[];
}

export const wholly: Side = { conditions: [], filters: [], across: [], shifts: [] };
