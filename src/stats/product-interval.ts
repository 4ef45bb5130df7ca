import { type Bounds, z95 } from "./bounds.ts";

/** A number known up to a standard error. */
export interface Measured {
  readonly value: number;
  readonly error: number;
}

/**
 * The product of an estimate, given with its 95 % interval, and an independent factor, with a 95 % interval that
 * carries the uncertainty of both. The variance of a product of independent estimates is a^2 var(b) + b^2 var(a) -
 * var(a) var(b), unbiased, and with a plus in place of the minus when a and b are true means (Goodman 1960); the plus
 * is taken, which is the wider. Each side of the interval has the distance of its own end (square-and-add: Zou and
 * Donner 2008), so that an interval which is not symmetric stays so.
 */
export function productInterval(
  { value, low, high }: Bounds & { readonly value: number },
  factor: Measured,
): Bounds & { readonly value: number } {
  const other = z95 * factor.error;
  const far = (own: number): number =>
    Math.sqrt((factor.value * own) ** 2 + (value * other) ** 2 + (own * factor.error) ** 2);
  const [below, above] = factor.value < 0 ? [high - value, value - low] : [value - low, high - value];
  const product = value * factor.value;
  return { value: product, low: product - far(below), high: product + far(above) };
}

/** A product of independent factors; the squares of relative errors add up, products of errors left out (delta method). */
export function productOf(factors: readonly Measured[]): Measured {
  const value = factors.reduce((product, one) => product * one.value, 1);
  const relative = factors.reduce(
    (sum, one) => sum + (one.value === 0 ? 0 : (one.error / one.value) ** 2),
    0,
  );
  return { value, error: Math.abs(value) * Math.sqrt(relative) };
}

/**
 * A ratio of sums over groups, such as weeks, that are independent of one another: `top` over `bottom`, with the error
 * by linearisation (Cochran 1977, Sampling Techniques, section 6.3, without a finite population): groups take up what
 * rows of one group have in common. Undefined where the bottom is 0, or there is only one group to tell an error by.
 */
export function ratioOfGroups(
  groups: readonly { readonly top: number; readonly bottom: number }[],
): Measured | undefined {
  const sum = (of: (group: (typeof groups)[number]) => number) =>
    groups.reduce((all, one) => all + of(one), 0);
  const bottom = sum((one) => one.bottom);
  if (bottom === 0 || groups.length < 2) return undefined;
  const value = sum((one) => one.top) / bottom;
  const rest = sum((one) => (one.top - value * one.bottom) ** 2);
  return {
    value,
    error: Math.sqrt((rest * groups.length) / (groups.length - 1)) / Math.abs(bottom),
  };
}
