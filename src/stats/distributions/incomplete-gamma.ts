import { continuedFraction } from "./continued-fraction.ts";
import { logGamma } from "./log-gamma.ts";

/**
 * The regularised upper incomplete gamma function Q(a, x), for a > 0 and x >= 0: the series of DLMF 8.7.1
 * below a + 1, the continued fraction of DLMF 8.9.2 above, so that small tails keep their digits. Throws a
 * RangeError outside.
 */
export function upperGamma(a: number, x: number): number {
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

/** The regularised lower incomplete gamma function P(a, x) = 1 - Q(a, x), with the digits of a small P. */
export function lowerGamma(a: number, x: number): number {
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

function scale(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) throw new RangeError(`The incomplete gamma function is asked at ${a}, ${x}.`);
  return x === 0 ? 0 : Math.exp(a * Math.log(x) - x - logGamma(a));
}

function lowerSeries(a: number, x: number): number {
  const factor = scale(a, x);
  if (factor === 0) return 0;
  let [term, sum] = [1 / a, 1 / a];
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return factor * sum;
}

function upperFraction(a: number, x: number): number {
  const factor = scale(a, x);
  if (factor === 0) return 0;
  return factor / continuedFraction(x + 1 - a, (n) => [n * (a - n), x + 2 * n + 1 - a]);
}
