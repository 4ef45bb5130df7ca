import { bitsOf, type Thresholds } from "../model/identity-model.ts";
import { type ClusterInput, clusterRecords, type Clusters } from "./cluster-records.ts";
import type { Edge } from "./weak-bridges.ts";

export interface PairsToCluster
  extends Pick<ClusterInput, "records" | "pairs" | "certain" | "together" | "apart" | "uniqueSource"> {
  /** Of the model that scored the pairs. */
  readonly thresholds: Thresholds;
  /** Clusters of more records are named; 50 unless told. */
  readonly usualSize?: number;
}

export interface PairToReview {
  readonly pair: Edge;
  /** Below "likely"; a weak pair that alone held two groups together; a second record of a source that holds each object once. */
  readonly why: "doubtful" | "bridge" | "source";
}

export interface ClusteredPairs extends Clusters {
  /** Pairs between two clusters that somebody may look at, heaviest first. */
  readonly review: readonly PairToReview[];
}

/**
 * Joins certain pairs, decisions and pairs that are likely; only a pair that is certain by its weight holds two groups together alone.
 * The same input in any order gives the same clusters.
 */
export function clusterPairs(input: PairsToCluster): ClusteredPairs {
  const { thresholds, pairs, apart, usualSize = 50 } = input;
  const likelyFrom = bitsOf(thresholds.likely);
  const clusters = clusterRecords({
    ...input,
    pairs: pairs.filter(({ weight }) => weight >= likelyFrom),
    strongFrom: bitsOf(thresholds.certain),
    usualSize,
  });
  return { ...clusters, review: toReview(input, clusters, new Set(apart.map(nameOf))) };
}

function toReview(
  { thresholds, pairs }: PairsToCluster,
  { clusterOf, refused }: Clusters,
  decided: ReadonlySet<string>,
): readonly PairToReview[] {
  const [from, to] = [bitsOf(thresholds.review), bitsOf(thresholds.likely)];
  const doubtful = pairs
    .filter(({ weight }) => weight >= from && weight < to)
    .map((pair): PairToReview => ({ pair, why: "doubtful" }));
  const cut = refused.flatMap(({ pair, why }): readonly PairToReview[] =>
    why === "apart" ? [] : [{ pair, why }],
  );
  return [...doubtful, ...cut]
    .filter(({ pair: { left, right } }) => clusterOf[left] !== clusterOf[right])
    .filter(({ pair: { left, right } }) => !decided.has(nameOf([left, right])))
    .sort((a, b) => b.pair.weight - a.pair.weight || orderOf(a.pair, b.pair));
}

function nameOf([one, other]: readonly [number, number]): string {
  return `${Math.min(one, other)} ${Math.max(one, other)}`;
}

function orderOf(a: Edge, b: Edge): number {
  return (
    Math.min(a.left, a.right) - Math.min(b.left, b.right) ||
    Math.max(a.left, a.right) - Math.max(b.left, b.right)
  );
}
