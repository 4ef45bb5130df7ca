import { normalQuantile } from "../../stats/index.ts";

/** A fall of a rate that would have been found 8 times in 10. */
export interface VisibleLoss {
  /** Of a group of such a share of those who entered, over so many weeks. */
  readonly groupShare: number;
  readonly weeks: number;
  readonly rate: number;
  /** By so much the rate would have had to fall. */
  readonly fall: number;
}

interface Searched {
  readonly entered: number;
  readonly converted: number;
  readonly weeks: number;
  readonly places: number;
  readonly level: number;
}

const groupShare = 0.1;
const quarter = 13;
const power = 0.8;

/**
 * By the normal approximation, at the level that one place has of the whole search (Bonferroni, which the first
 * finding must pass) and under chance alone: a group that swings by itself must fall further. Undefined where even a
 * fall to nothing would not have been seen.
 */
export function visibleLoss({ entered, converted, weeks, places, level }: Searched): VisibleLoss | undefined {
  if (entered === 0 || weeks <= quarter) return undefined;
  const rate = converted / entered;
  const perWeek = (entered / weeks) * groupShare;
  const [after, before] = [perWeek * quarter, perWeek * (weeks - quarter)];
  const z = normalQuantile(1 - level / places / 2) + normalQuantile(power);
  const fall = z * Math.sqrt(rate * (1 - rate) * (1 / after + 1 / before));
  return fall < rate ? { groupShare, weeks: quarter, rate, fall } : undefined;
}
