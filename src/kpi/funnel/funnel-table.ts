import type { Localised } from "../../core/index.ts";
import type { Measured } from "../../stats/index.ts";
import { type Cohorts, never } from "./cohorts.ts";

/** A funnel as counts: all that the search reads. Plain data, made by a query. */
export interface FunnelTable {
  /** Those searched, the most telling first: of two that mean the same people, the first is named. */
  readonly dimensions: readonly FunnelDimension[];
  readonly steps: readonly FunnelStep[];
  /** The currency of `worth`, such as EUR. */
  readonly currency?: string;
}

export interface FunnelDimension {
  readonly id: string;
  readonly label: Localised;
}

export interface FunnelStage {
  readonly id: string;
  readonly label: Localised;
}

/** From one stage to the next, by cohorts of those who entered the first. */
export interface FunnelStep {
  readonly from: FunnelStage;
  readonly to: FunnelStage;
  /** Who has not converted after so many days counts as not converted. */
  readonly horizonDays: number;
  /** First days of consecutive weeks, all so old that the horizon of everyone who entered has passed. */
  readonly weeks: readonly string[];
  /** What one conversion more of this step is worth, with its standard error. */
  readonly worth?: Measured;
  readonly cohorts: Cohorts;
}

/** Throws a RangeError for what no query gives: a week that is none, a row without its values, a late conversion. */
export function checkTable({ dimensions, steps }: FunnelTable): void {
  for (const { from, to, horizonDays, weeks, cohorts } of steps) {
    const name = `${from.id} -> ${to.id}`;
    if (cohorts.rows > 0 && cohorts.places.length !== dimensions.length)
      throw new RangeError(
        `${name} has rows of ${cohorts.places.length} values for ${dimensions.length} dimensions.`,
      );
    for (let row = 0; row < cohorts.rows; row++) {
      const [week, days] = [cohorts.week[row]!, cohorts.days[row]!];
      if (weeks[week] === undefined) throw new RangeError(`${name} has no week ${week}.`);
      if (days !== never && !(days >= 0 && days <= horizonDays))
        throw new RangeError(`${name} has a conversion after ${days} days, past ${horizonDays}.`);
    }
  }
}
