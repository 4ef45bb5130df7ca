import type { Localised } from "../../core/index.ts";
import type { Measured } from "../../stats/index.ts";

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
  readonly rows: readonly CohortRow[];
}

/** So many people alike: entered in one week, with one value in each dimension, converted after as many days. */
export interface CohortRow {
  /** A place in `weeks`, from 0. */
  readonly week: number;
  /** In the order of `dimensions`; null is a value like any other: the unknown. */
  readonly values: readonly (string | null)[];
  /** Whole days from entry to conversion; null when they did not convert within the horizon. */
  readonly days: number | null;
  readonly people: number;
}

/** Throws a RangeError for what no query gives: a week that is none, a row without its values, a broken count. */
export function checkTable({ dimensions, steps }: FunnelTable): void {
  for (const { from, to, horizonDays, weeks, rows } of steps) {
    const name = `${from.id} -> ${to.id}`;
    for (const { week, values, days, people } of rows) {
      if (weeks[week] === undefined) throw new RangeError(`${name} has no week ${week}.`);
      if (values.length !== dimensions.length)
        throw new RangeError(
          `${name} has a row of ${values.length} values for ${dimensions.length} dimensions.`,
        );
      if (!Number.isSafeInteger(people) || people < 0)
        throw new RangeError(`${name} counts ${people} people.`);
      if (days !== null && !(days >= 0 && days <= horizonDays))
        throw new RangeError(`${name} has a conversion after ${days} days, past ${horizonDays}.`);
    }
  }
}
