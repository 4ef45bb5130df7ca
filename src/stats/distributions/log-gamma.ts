const halfLogTwoPi = 0.9189385332046727;
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
const largeEnough = 15;

/**
 * The natural logarithm of the gamma function of a positive number, to about 15 digits: Stirling's series
 * (DLMF 5.11.1) from 15 on, and the recurrence (DLMF 5.5.1) below. Throws a RangeError for 0 and less.
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`The gamma function is asked at ${x}, not above 0.`);
  let [shifted, product] = [x, 1];
  while (shifted < largeEnough) product *= shifted++;
  const inverse = 1 / shifted;
  let [term, series] = [inverse, 0];
  for (const coefficient of stirling) {
    series += coefficient * term;
    term *= inverse * inverse;
  }
  return (shifted - 0.5) * Math.log(shifted) - shifted + halfLogTwoPi + series - Math.log(product);
}

/**
 * The logarithm of the number of ways to choose `count` of `total` things. Throws a RangeError unless
 * 0 <= count <= total.
 */
export function logChoose(total: number, count: number): number {
  if (count < 0 || count > total) throw new RangeError(`${count} cannot be chosen of ${total}.`);
  if (count === 0 || count === total) return 0;
  return logGamma(total + 1) - logGamma(count + 1) - logGamma(total - count + 1);
}
