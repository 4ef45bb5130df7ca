/**
 * p values adjusted for the false discovery rate, in the order given (Benjamini and Hochberg 1995): rejecting those
 * at most q keeps the expected share of false ones among them at q or below, for tests that are independent or
 * depend positively. Throws a RangeError for a value outside 0 and 1.
 */
export function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  return stepUp(pValues, 1);
}

/** The same under any dependence (Benjamini and Yekutieli 2001): larger by 1 + 1/2 + ... + 1/n. */
export function benjaminiYekutieli(pValues: readonly number[]): readonly number[] {
  return stepUp(
    pValues,
    pValues.reduce((sum, _, place) => sum + 1 / (place + 1), 0),
  );
}

function stepUp(pValues: readonly number[], factor: number): readonly number[] {
  for (const p of pValues) {
    if (!(p >= 0 && p <= 1)) throw new RangeError(`${p} is no p value.`);
  }
  const total = pValues.length;
  const order = pValues.map((_, place) => place).sort((a, b) => pValues[b]! - pValues[a]!);
  const adjusted = pValues.map(() => 1);
  let smallest = 1;
  order.forEach((place, fromLargest) => {
    smallest = Math.min(smallest, pValues[place]! * ((factor * total) / (total - fromLargest)));
    adjusted[place] = smallest;
  });
  return adjusted;
}
