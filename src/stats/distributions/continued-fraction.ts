const tiny = 1e-300;
const mostTerms = 1_000_000;

/**
 * b0 + a1 / (b1 + a2 / (b2 + ...)) by the modified method of Lentz (Thompson and Barnett 1986). `term(n)` gives
 * a and b of the n-th step, from 1. Throws an Error if a million steps do not settle it.
 */
export function continuedFraction(
  first: number,
  term: (n: number) => readonly [a: number, b: number],
): number {
  const apart = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let value = apart(first);
  let [above, below] = [value, 0];
  for (let n = 1; n <= mostTerms; n++) {
    const [a, b] = term(n);
    below = 1 / apart(b + a * below);
    above = apart(b + a / above);
    const change = above * below;
    value *= change;
    if (Math.abs(change - 1) < 4e-16) return value;
  }
  throw new Error("A continued fraction does not settle.");
}
