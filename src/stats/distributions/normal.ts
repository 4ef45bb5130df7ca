import { lowerGamma, upperGamma } from "./incomplete-gamma.ts";

/**
 * The share of the standard normal distribution above z, with about 14 digits however small: half of
 * Q(1/2, z²/2) (DLMF 7.11.2). 0 beyond z = 38.
 */
export function normalTail(z: number): number {
  return z < 0 ? 1 - normalTail(-z) : upperGamma(0.5, (z * z) / 2) / 2;
}

/** The share of the standard normal distribution up to z. */
export function normalCdf(z: number): number {
  return normalTail(-z);
}

function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/**
 * The z below which a share of the standard normal distribution lies: Newton's steps on the logarithm of the
 * tail, from the first term of its asymptotic expansion (DLMF 7.17.5) or the middle. Throws a RangeError unless
 * 0 < share < 1.
 */
export function normalQuantile(share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`A quantile is asked at ${share}, not within 0 and 1.`);
  if (share > 0.5) return -normalQuantile(1 - share);
  if (share > 0.25) return 0 - centralQuantile(0.5 - share);
  let z = Math.sqrt(-2 * Math.log(share));
  for (let step = 0; step < 60; step++) {
    const tail = normalTail(z);
    const change = (Math.log(tail / share) * tail) / normalDensity(z);
    z += change;
    if (Math.abs(change) < 1e-15 * z) break;
  }
  return -z;
}

/** The z with a given share between 0 and z: near the middle the tail has no digits to spare. */
function centralQuantile(between: number): number {
  let z = between * Math.sqrt(2 * Math.PI);
  for (let step = 0; step < 60; step++) {
    const change = (between - lowerGamma(0.5, (z * z) / 2) / 2) / normalDensity(z);
    z += change;
    if (Math.abs(change) <= 1e-16) break;
  }
  return z;
}
