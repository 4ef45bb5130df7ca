const twoTo32 = 4294967296;

/**
 * A bijection of the 32-bit integers whose output bits each depend on every input bit
 * ("lowbias32", C. Wellons, Hash Function Prospector): multiply, fold, multiply, fold.
 */
export function mixBits(value: number): number {
  let x = value >>> 0;
  x = Math.imul(x ^ (x >>> 16), 2146121005);
  x = Math.imul(x ^ (x >>> 15), 2221713035);
  return (x ^ (x >>> 16)) >>> 0;
}

/** A 32-bit key for one purpose of one seed: different words, or different seeds, give unrelated keys. */
export function randomKey(seed: number, purpose: string): number {
  let key = mixBits(seed);
  for (const character of purpose) key = mixBits(key ^ character.codePointAt(0)!);
  return mixBits(key ^ Math.floor(seed / twoTo32));
}

/** Draws in sequence from a seed: the same seed and purpose give the same draws on every machine. */
export interface SeededRandom {
  /** Uniform in (0, 1), never 0 or 1. */
  uniform(): number;
  /** Uniform integer from 0 to `below` - 1. */
  integer(below: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Poisson by multiplication (Knuth): meant for means below 100. */
  poisson(mean: number): number;
}

export function seededRandom(seed: number, purpose: string): SeededRandom {
  const key = randomKey(seed, purpose);
  let count = 0;
  const uniform = (): number => (mixBits(key ^ mixBits(count++)) + 0.5) / twoTo32;
  const integer = (below: number): number => Math.floor(uniform() * below);
  return {
    uniform,
    integer,
    pick: (items) => {
      if (items.length === 0) throw new RangeError("Nothing to pick from.");
      return items[integer(items.length)]!;
    },
    poisson: (mean) => {
      const limit = Math.exp(-mean);
      let product = uniform();
      let events = 0;
      while (product > limit) {
        product *= uniform();
        events++;
      }
      return events;
    },
  };
}
