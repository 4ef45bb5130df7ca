/** What becomes of clusters when another model, or other decisions, are applied to the same records. */
export interface ClusterChanges {
  /** Records that stand with others than before. */
  readonly moved: number;
  /** For each cluster of after that joins several of before: their labels before. */
  readonly merged: readonly { readonly into: number; readonly from: readonly number[] }[];
  /** For each cluster of before that falls apart: the labels after. */
  readonly split: readonly { readonly from: number; readonly into: readonly number[] }[];
  readonly clustersBefore: number;
  readonly clustersAfter: number;
}

/** Records are numbered alike before and after; a label is any number that a cluster's records share. */
export function compareClusters(before: ArrayLike<number>, after: ArrayLike<number>): ClusterChanges {
  if (before.length !== after.length)
    throw new RangeError(`${before.length} records stood in clusters before, ${after.length} after`);
  const [sizesBefore, sizesAfter] = [sizesOf(before), sizesOf(after)];
  const [intoOf, fromOf] = [new Map<number, Set<number>>(), new Map<number, Set<number>>()];
  for (let record = 0; record < before.length; record++) {
    add(intoOf, before[record]!, after[record]!);
    add(fromOf, after[record]!, before[record]!);
  }
  let moved = 0;
  for (let record = 0; record < before.length; record++) {
    const isAlike =
      intoOf.get(before[record]!)!.size === 1 &&
      sizesBefore.get(before[record]!) === sizesAfter.get(after[record]!);
    if (!isAlike) moved++;
  }
  const several = (groups: ReadonlyMap<number, ReadonlySet<number>>) =>
    [...groups]
      .filter(([, others]) => others.size > 1)
      .map(([label, others]) => ({ label, others: [...others] }));
  return {
    moved,
    merged: several(fromOf).map(({ label, others }) => ({ into: label, from: others })),
    split: several(intoOf).map(({ label, others }) => ({ from: label, into: others })),
    clustersBefore: sizesBefore.size,
    clustersAfter: sizesAfter.size,
  };
}

function sizesOf(labels: ArrayLike<number>): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  for (let record = 0; record < labels.length; record++)
    sizes.set(labels[record]!, (sizes.get(labels[record]!) ?? 0) + 1);
  return sizes;
}

function add(groups: Map<number, Set<number>>, label: number, other: number): void {
  const known = groups.get(label);
  if (known === undefined) groups.set(label, new Set([other]));
  else known.add(other);
}
