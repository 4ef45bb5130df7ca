import type { Expression } from "../../definitions/index.ts";
import type { Shift } from "../plan/calendar-plan.ts";
import type { AgedTrack } from "../track/track.ts";
import type { Leaf, Maturity } from "./leaf.ts";

/** What is asked of a metric by those that it is part of. */
export interface Side {
  readonly conditions: readonly Expression[];
  readonly filters: readonly Expression[];
  readonly across: readonly string[];
  readonly shifts: readonly Shift[];
  /** Every period asked is shown. */
  readonly isFilled: boolean;
  /** Only cohorts that have come to all of these ages. */
  readonly mature: readonly Maturity[];
  /** Counted at each age that the rows' cohort has come to. */
  readonly byAge?: AgedTrack;
}

export const wholly: Side = {
  conditions: [],
  filters: [],
  across: [],
  shifts: [],
  isFilled: false,
  mature: [],
};

/** What the ages that are asked of a side make of its leaves. */
export function restrictedTo({ mature, byAge }: Side): Pick<Leaf, "mature" | "track" | "isByAge"> {
  const ages = [...new Map(mature.map((one) => [`${one.every} ${one.age}`, one])).values()];
  return {
    ...(ages.length > 0 && { mature: { ages, isNegated: false } }),
    ...(byAge && { track: byAge, isByAge: true as const }),
  };
}
