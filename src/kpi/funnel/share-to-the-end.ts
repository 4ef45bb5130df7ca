import { type Measured, productOf } from "../../stats/index.ts";
import { reachedIn } from "./cohorts.ts";
import type { FunnelStep } from "./funnel-table.ts";

/** The share of a step's conversions that usually go on through all later ones, with its binomial error. */
export function shareToTheEnd(later: readonly FunnelStep[]): Measured {
  return productOf(
    later.flatMap(({ cohorts }) => {
      const { entered, converted } = reachedIn(cohorts);
      const share = converted / entered;
      return entered === 0 ? [] : [{ value: share, error: Math.sqrt((share * (1 - share)) / entered) }];
    }),
  );
}
