/** With the truth known: of what was held to be one, how much is (precision); of what is one, how much was found (recall). */
export interface Agreement {
  /** Null when nothing was held to be one. */
  readonly precision: number | null;
  /** Null when nothing is one. */
  readonly recall: number | null;
  readonly f1: number | null;
}

/** Over all pairs of records within a cluster. */
export function pairwise(found: ArrayLike<number>, truth: ArrayLike<number>): Agreement {
  const { cells, foundSizes, truthSizes } = crossed(found, truth);
  const both = sumOf(cells.values(), pairsOf);
  return agreement(
    { right: both, of: sumOf(foundSizes.values(), pairsOf) },
    { right: both, of: sumOf(truthSizes.values(), pairsOf) },
  );
}

/** The mean over records of the agreement of their two clusters (B-cubed; Bagga and Baldwin 1998). */
export function bCubed(found: ArrayLike<number>, truth: ArrayLike<number>): Agreement {
  const { cells, foundSizes, truthSizes } = crossed(found, truth);
  let [precision, recall] = [0, 0];
  for (const [key, records] of cells) {
    const [cluster = "", entity = ""] = key.split(" ");
    precision += records ** 2 / foundSizes.get(Number(cluster))!;
    recall += records ** 2 / truthSizes.get(Number(entity))!;
  }
  return agreement({ right: precision, of: found.length }, { right: recall, of: found.length });
}

interface Share {
  readonly right: number;
  readonly of: number;
}

function agreement(found: Share, true_: Share): Agreement {
  const precision = found.of === 0 ? null : found.right / found.of;
  const recall = true_.of === 0 ? null : true_.right / true_.of;
  if (precision === null || recall === null) return { precision, recall, f1: null };
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

function crossed(found: ArrayLike<number>, truth: ArrayLike<number>) {
  if (found.length !== truth.length)
    throw new RangeError(`${found.length} records were clustered, ${truth.length} have a truth`);
  const cells = new Map<string, number>();
  const foundSizes = new Map<number, number>();
  const truthSizes = new Map<number, number>();
  for (let record = 0; record < found.length; record++) {
    const [cluster, entity] = [found[record]!, truth[record]!];
    count(cells, `${cluster} ${entity}`);
    count(foundSizes, cluster);
    count(truthSizes, entity);
  }
  return { cells, foundSizes, truthSizes };
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const pairsOf = (size: number): number => (size * (size - 1)) / 2;

function sumOf(values: Iterable<number>, term: (value: number) => number): number {
  let sum = 0;
  for (const value of values) sum += term(value);
  return sum;
}
