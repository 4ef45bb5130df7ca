/** What happened after so many whole units among those at risk then; who is censored in a unit was at risk in it. */
export interface LifeTableRow {
  readonly elapsed: number;
  readonly events: number;
  /** Exits after which the event cannot come any more. */
  readonly competing: number;
  readonly censored: number;
}

/** Rows by ascending, distinct elapsed units. */
export type LifeTable = readonly LifeTableRow[];

/** The share for whom the event has come by a unit, with the ends of its 95 % interval. */
export interface IncidencePoint {
  readonly elapsed: number;
  readonly incidence: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5th percentile of the normal distribution. */
const z = 1.959963984540054;

interface Risk {
  readonly remainingBefore: number;
  readonly incidence: number;
  readonly events: number;
  readonly exits: number;
  readonly atRisk: number;
}

/**
 * The share for whom the event has come by each elapsed unit, when competing exits end the chance of it (Aalen and
 * Johansen 1978): one point for each unit with an exit. The variance is the delta method's (Marubini and Valsecchi
 * 1995, chapter 10); the interval is on the scale of log(-log).
 */
export function aalenJohansen(table: LifeTable): readonly IncidencePoint[] {
  let atRisk = table.reduce((sum, row) => sum + row.events + row.competing + row.censored, 0);
  let [remaining, incidence] = [1, 0];
  const past: Risk[] = [];
  return table.flatMap(({ elapsed, events, competing, censored }) => {
    const exits = events + competing;
    const left = atRisk;
    atRisk -= exits + censored;
    if (exits === 0) return [];
    incidence += (remaining * events) / left;
    past.push({ remainingBefore: remaining, incidence, events, exits, atRisk: left });
    remaining *= 1 - exits / left;
    return [{ elapsed, incidence, ...bounds(incidence, varianceOf(past, incidence)) }];
  });
}

/** The three sums of the formula, over the units up to now. */
function varianceOf(past: readonly Risk[], incidence: number): number {
  let variance = 0;
  for (const { remainingBefore, incidence: then, events, exits, atRisk } of past) {
    const since = incidence - then;
    if (exits < atRisk) variance += (since ** 2 * exits) / (atRisk * (atRisk - exits));
    variance += (remainingBefore ** 2 * (atRisk - events) * events) / atRisk ** 3;
    variance -= (2 * since * remainingBefore * events) / atRisk ** 2;
  }
  return Math.max(0, variance);
}

function bounds(share: number, variance: number): { readonly low: number; readonly high: number } {
  if (share <= 0 || share >= 1) return { low: share, high: share };
  const spread = (z * Math.sqrt(variance)) / Math.abs(share * Math.log(share));
  return { low: share ** Math.exp(spread), high: share ** Math.exp(-spread) };
}
