import { decimal } from "../core/index.ts";
import type { Share } from "./share.ts";
import { type Interval, wilson } from "./wilson.ts";

/**
 * The 95 % interval of the difference of two independent shares, the first less the second (Newcombe 1998,
 * method 10: from the Wilson intervals of each).
 */
export function newcombe(first: Share, second: Share): Interval | undefined {
  const [a, b] = [wilson(first.count, first.total), wilson(second.count, second.total)];
  if (!a || !b) return undefined;
  const [p, q] = [decimal(first.count).div(first.total), decimal(second.count).div(second.total)];
  const difference = p.sub(q);
  const below = p.sub(a.low).pow(2).add(b.high.sub(q).pow(2)).sqrt();
  const above = a.high.sub(p).pow(2).add(q.sub(b.low).pow(2)).sqrt();
  return {
    low: difference.sub(below).toDecimalPlaces(10),
    high: difference.add(above).toDecimalPlaces(10),
  };
}
