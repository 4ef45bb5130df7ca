import { decimal, ExactDecimal } from "../core/index.ts";

/** The two ends of an interval. */
export interface Interval {
  readonly low: ExactDecimal;
  readonly high: ExactDecimal;
}

/** The 97.5th percentile of the normal distribution. */
const z = decimal("1.95996398454005423552");

/**
 * The 95 % interval of a share of `total` of which `count` have the property (Wilson 1927, without
 * continuity correction). Undefined when there is nothing to share, or when it is no share.
 */
export function wilson(count: number, total: number): Interval | undefined {
  if (total <= 0 || count < 0 || count > total) return undefined;
  const [n, p] = [decimal(total), decimal(count).div(total)];
  const z2 = z.mul(z);
  const center = p.add(z2.div(n.mul(2)));
  const spread = z.mul(
    p
      .mul(decimal(1).sub(p))
      .div(n)
      .add(z2.div(n.mul(n).mul(4)))
      .sqrt(),
  );
  const scale = decimal(1).add(z2.div(n));
  return { low: bounded(center.sub(spread).div(scale)), high: bounded(center.add(spread).div(scale)) };
}

/** Rounded to ten places, so that its last digits are those of the formula and not of the arithmetic. */
function bounded(value: ExactDecimal): ExactDecimal {
  const rounded = ExactDecimal.min(1, ExactDecimal.max(0, value)).toDecimalPlaces(10);
  return decimal(rounded);
}
