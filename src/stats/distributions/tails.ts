import { incompleteBeta } from "./incomplete-beta.ts";
import { lowerGamma, upperGamma } from "./incomplete-gamma.ts";

/**
 * The chance of `count` or more successes among `total` trials that each succeed with chance `share`
 * (DLMF 8.17.5). Whole numbers; throws a RangeError for a share outside 0 and 1 or a negative total.
 */
export function binomialUpperTail(count: number, total: number, share: number): number {
  checkBinomial(total, share);
  if (count <= 0) return 1;
  return count > total ? 0 : incompleteBeta(share, count, total - count + 1);
}

/** The chance of `count` successes or fewer among `total` trials; see `binomialUpperTail`. */
export function binomialLowerTail(count: number, total: number, share: number): number {
  checkBinomial(total, share);
  if (count < 0) return 0;
  return count >= total ? 1 : incompleteBeta(1 - share, total - count, count + 1);
}

function checkBinomial(total: number, share: number): void {
  if (!(share >= 0 && share <= 1) || !(total >= 0))
    throw new RangeError(`No binomial distribution has ${total} trials with chance ${share}.`);
}

/**
 * The chance of `count` events or more when `mean` are expected (DLMF 8.4.10). Throws a RangeError for a
 * negative mean.
 */
export function poissonUpperTail(count: number, mean: number): number {
  checkMean(mean);
  return count <= 0 ? 1 : lowerGamma(count, mean);
}

/** The chance of `count` events or fewer when `mean` are expected. */
export function poissonLowerTail(count: number, mean: number): number {
  checkMean(mean);
  return count < 0 ? 0 : upperGamma(count + 1, mean);
}

function checkMean(mean: number): void {
  if (!(mean >= 0)) throw new RangeError(`No Poisson distribution has the mean ${mean}.`);
}

/** The share of the chi-squared distribution above x (Abramowitz and Stegun 26.4.19). */
export function chiSquaredTail(x: number, degreesOfFreedom: number): number {
  return x <= 0 ? 1 : upperGamma(degreesOfFreedom / 2, x / 2);
}

/** The share of Student's t distribution above t (Abramowitz and Stegun 26.7.1). */
export function studentTail(t: number, degreesOfFreedom: number): number {
  const both = incompleteBeta(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
  return t < 0 ? 1 - both / 2 : both / 2;
}
