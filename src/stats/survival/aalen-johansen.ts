import type { Bounds } from "../bounds.ts";
import { logLogBounds } from "./kaplan-meier.ts";
import { type LifeTable, type RowAtRisk, withRisk } from "./life-table.ts";

/** The curve from an elapsed unit on, until the next point. */
export interface IncidencePoint extends Bounds {
  readonly elapsed: number;
  readonly atRisk: number;
  /** The share for whom the event has come by then, and its variance. */
  readonly incidence: number;
  readonly variance: number;
  /** The share that left by a competing exit, and the share still there: the three add up to 1. */
  readonly competing: number;
  readonly remaining: number;
}

interface Step extends RowAtRisk {
  readonly incidence: number;
  readonly competingIncidence: number;
  readonly remainingBefore: number;
  readonly remaining: number;
}

/**
 * The share for whom the event has come by each elapsed unit, when competing exits end the chance of it (Aalen and
 * Johansen 1978): one point for each unit with an exit. The variance is the delta method's (Marubini and Valsecchi
 * 1995, chapter 10), which without censoring is that of a binomial share; the 95 % interval is on the scale of
 * log(-log). Throws a RangeError for a broken table.
 */
export function aalenJohansen(table: LifeTable): readonly IncidencePoint[] {
  return withVariance(stepsOf(table));
}

function stepsOf(table: LifeTable): readonly Step[] {
  let [remaining, incidence, competingIncidence] = [1, 0, 0];
  return withRisk(table)
    .filter(({ events, competing }) => events + competing > 0)
    .map((row) => {
      const remainingBefore = remaining;
      incidence += (remaining * row.events) / row.atRisk;
      competingIncidence += (remaining * row.competing) / row.atRisk;
      remaining *= 1 - (row.events + row.competing) / row.atRisk;
      return { ...row, incidence, competingIncidence, remainingBefore, remaining };
    });
}

/**
 * The three sums of the formula have (I(t) - I(tj)) in them: expanded in powers of I(t), each is kept as running
 * sums, so that a table of many units takes time in proportion to it.
 */
function withVariance(steps: readonly Step[]): readonly IncidencePoint[] {
  const sums = { square: 0, squareI: 0, squareII: 0, own: 0, cross: 0, crossI: 0 };
  return steps.map((step) => {
    const { elapsed, atRisk, events, competing, incidence, remainingBefore } = step;
    const exits = events + competing;
    const hazard = exits === atRisk ? 0 : exits / (atRisk * (atRisk - exits));
    sums.square += hazard;
    sums.squareI += hazard * incidence;
    sums.squareII += hazard * incidence ** 2;
    sums.own += (remainingBefore ** 2 * events * (atRisk - events)) / atRisk ** 3;
    const cross = (remainingBefore * events) / atRisk ** 2;
    sums.cross += cross;
    sums.crossI += cross * incidence;
    const spread = sums.square * incidence ** 2 - 2 * sums.squareI * incidence + sums.squareII;
    const variance = Math.max(0, spread + sums.own - 2 * (sums.cross * incidence - sums.crossI));
    return {
      elapsed,
      atRisk,
      incidence,
      variance,
      competing: step.competingIncidence,
      remaining: step.remaining,
      ...logLogBounds(incidence, variance),
    };
  });
}
