import { type Bounds, z95 } from "../bounds.ts";
import { type LifeTable, withRisk } from "./life-table.ts";

/** The curve from an elapsed unit on, until the next point. */
export interface SurvivalPoint extends Bounds {
  readonly elapsed: number;
  readonly atRisk: number;
  readonly events: number;
  /** The share for whom the event has not come by then, and Greenwood's variance of it. */
  readonly survival: number;
  readonly variance: number;
}

export interface SurvivalCurve {
  /** One point an elapsed unit with events. */
  readonly points: readonly SurvivalPoint[];
  /** The first unit by which one half or fewer remain; undefined where the curve stays above one half. */
  readonly median: number | undefined;
  /** Where the ends of the curve's interval cross one half (Brookmeyer and Crowley 1982). */
  readonly medianBounds: { readonly low: number | undefined; readonly high: number | undefined };
}

/** Products of shares such as 1/3 miss one half by their last digit. */
const half = 0.5 + 1e-12;

/**
 * The share that stays without the event, by elapsed units (Kaplan and Meier 1958), with Greenwood's variance and
 * the 95 % interval on the scale of log(-log) (Kalbfleisch and Prentice 1980), which where all or none remain is
 * the point itself. Competing exits count as censored: where they are common, `aalenJohansen` is right instead.
 * Throws a RangeError for a broken table.
 */
export function kaplanMeier(table: LifeTable): SurvivalCurve {
  const points: SurvivalPoint[] = [];
  let [survival, greenwood] = [1, 0];
  for (const { elapsed, events, atRisk } of withRisk(table)) {
    if (events === 0) continue;
    survival *= 1 - events / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    const variance = survival === 0 ? 0 : survival ** 2 * greenwood;
    points.push({ elapsed, atRisk, events, survival, variance, ...logLogBounds(survival, variance) });
  }
  const crossed = (value: (point: SurvivalPoint) => number): number | undefined =>
    points.find((point) => value(point) <= half)?.elapsed;
  return {
    points,
    median: crossed((point) => point.survival),
    medianBounds: { low: crossed(({ low }) => low), high: crossed(({ high }) => high) },
  };
}

/** The 95 % interval of a share with a variance, on the scale of log(-log share). */
export function logLogBounds(share: number, variance: number): Bounds {
  if (share <= 0 || share >= 1) return { low: share, high: share };
  const spread = (z95 * Math.sqrt(variance)) / Math.abs(share * Math.log(share));
  return { low: share ** Math.exp(spread), high: share ** Math.exp(-spread) };
}
