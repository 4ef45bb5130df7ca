import { checkShare, type Share } from "../share.ts";
import { mean, sum } from "../sum.ts";
import { type NelsonHit, nelsonHits } from "./nelson.ts";

export interface ChartPoint {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** How far from the centre line, in sigmas. */
  readonly distance: number;
}

export interface ControlChart {
  readonly center: number;
  readonly points: readonly ChartPoint[];
  readonly hits: readonly NelsonHit[];
}

export interface IndividualsChart extends ControlChart {
  /** Mean of the moving ranges of two, and the limit above which a single one is unusual. */
  readonly meanRange: number;
  readonly rangeLimit: number;
}

/** Expected range of two normal values in sigmas, and the factor of the upper limit of such ranges. */
const d2 = 1.128;
const d4 = 3.267;

/**
 * Chart of single values and moving ranges of two (NIST/SEMATECH e-Handbook 6.3.2.2): limits at the mean plus or
 * minus 3 x mean range / 1.128, in the unit of the values. `baseline` is how many values, from the first, set the
 * limits; all when left out. Undefined for fewer than two values or no variation at all; throws a RangeError for
 * a baseline outside 2 and their number.
 */
export function individualsChart(
  values: readonly number[],
  baseline = values.length,
): IndividualsChart | undefined {
  if (values.length < 2) return undefined;
  if (baseline < 2 || baseline > values.length)
    throw new RangeError(`A baseline of ${baseline} values is asked of ${values.length}.`);
  const base = values.slice(0, baseline);
  const center = mean(base);
  const meanRange = mean(base.slice(1).map((value, place) => Math.abs(value - base[place]!)));
  const sigma = meanRange / d2;
  if (sigma === 0) return undefined;
  const chart = chartOf(
    center,
    values.map((value) => ({ value, sigma })),
  );
  return { ...chart, meanRange, rangeLimit: d4 * meanRange };
}

/**
 * Chart of shares of groups that may differ in size (p chart, NIST/SEMATECH e-Handbook 6.3.3.2): the centre is the
 * share over all, the limits of each group are 3 binomial standard deviations away, kept within 0 and 1. Groups of
 * none are left out. Undefined when the share over all is 0 or 1, or there is no group. Throws a RangeError when
 * `count` is not within 0 and `total`.
 */
export function shareChart(groups: readonly Share[]): ControlChart | undefined {
  groups.forEach(checkShare);
  const filled = groups.filter(({ total }) => total > 0);
  const center = sum(filled.map(({ count }) => count)) / sum(filled.map(({ total }) => total));
  if (!(center > 0 && center < 1)) return undefined;
  const chart = chartOf(
    center,
    filled.map(({ count, total }) => ({
      value: count / total,
      sigma: Math.sqrt((center * (1 - center)) / total),
    })),
  );
  return { ...chart, points: chart.points.map((point) => within(point, 1)) };
}

/**
 * Chart of events per unit of exposure (u chart; with equal exposures the c chart of NIST/SEMATECH e-Handbook
 * 6.3.3.1): limits 3 Poisson standard deviations away, not below 0. Undefined when nothing happened at all or there
 * is no exposure; throws a RangeError for a negative count or exposure, or events without exposure.
 */
export function rateChart(
  groups: readonly { readonly count: number; readonly exposure: number }[],
): ControlChart | undefined {
  for (const { count, exposure } of groups) {
    if (count < 0 || exposure < 0 || (exposure === 0 && count > 0))
      throw new RangeError(`${count} events in an exposure of ${exposure} are no rate.`);
  }
  const filled = groups.filter(({ exposure }) => exposure > 0);
  const center = sum(filled.map(({ count }) => count)) / sum(filled.map(({ exposure }) => exposure));
  if (!(center > 0)) return undefined;
  const chart = chartOf(
    center,
    filled.map(({ count, exposure }) => ({ value: count / exposure, sigma: Math.sqrt(center / exposure) })),
  );
  return { ...chart, points: chart.points.map((point) => within(point, Number.POSITIVE_INFINITY)) };
}

function chartOf(
  center: number,
  values: readonly { readonly value: number; readonly sigma: number }[],
): ControlChart {
  const points = values.map(({ value, sigma }) => ({
    value,
    low: center - 3 * sigma,
    high: center + 3 * sigma,
    distance: (value - center) / sigma,
  }));
  return { center, points, hits: nelsonHits(points.map(({ distance }) => distance)) };
}

function within(point: ChartPoint, most: number): ChartPoint {
  return { ...point, low: Math.max(0, point.low), high: Math.min(most, point.high) };
}
