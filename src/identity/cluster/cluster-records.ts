import { UnionFind } from "./union-find.ts";
import { type Edge, weakBridges } from "./weak-bridges.ts";

export interface ClusterInput {
  /** Records are the numbers below it. */
  readonly records: number;
  /** Accepted pairs with their match weight, in bits. */
  readonly pairs: readonly Edge[];
  /** Pairs that are one, whatever they weigh: the same key of a system. They win over everything but decisions. */
  readonly certain: readonly (readonly [number, number])[];
  /** Decisions "same": joined first of all. */
  readonly together?: readonly (readonly [number, number])[];
  /** Pairs never in one cluster: decisions "different". */
  readonly apart: readonly (readonly [number, number])[];
  /** For each record its source, where a source holds each object once; -1 where it may hold several. */
  readonly uniqueSource?: ArrayLike<number>;
  /** A pair of at least this weight holds two parts together alone. */
  readonly strongFrom: number;
  /** Clusters of more records are named, not cut. */
  readonly usualSize: number;
}

export interface Clusters {
  /** For each record, the smallest record of its cluster. */
  readonly clusterOf: Int32Array;
  /** Pairs that were accepted and not followed, with the reason. */
  readonly refused: readonly { readonly pair: Edge; readonly why: "bridge" | "apart" | "source" }[];
  /** The smallest record of each cluster that is larger than usual. */
  readonly outsized: readonly number[];
  /** Pairs that are certain, or decided to be one, and that decisions hold apart: somebody must look. */
  readonly contradictions: readonly (readonly [number, number])[];
}

/**
 * Connected components, heaviest pair first, that no weak bridge holds together, that keep apart what was decided to be, and that
 * hold one record at most of a source without duplicates. The same input in any order gives the same clusters.
 */
export function clusterRecords(input: ClusterInput): Clusters {
  const { records, together = [], strongFrom, usualSize } = input;
  const sorted = [...input.pairs].sort(byWeight);
  const certain = [...inOrder(together), ...inOrder(input.certain)];
  const sure = certain.map(([left, right]): Edge => ({ left, right, weight: Infinity }));
  const bridges = new Set(weakBridges(records, [...sure, ...sorted], strongFrom));
  const guard = new Guard(input);
  const contradictions = certain.filter(([left, right]) => guard.join(left, right, false) !== undefined);
  const refused: { pair: Edge; why: "bridge" | "apart" | "source" }[] = [];
  for (const pair of sorted) {
    const why = bridges.has(pair) ? "bridge" : guard.join(pair.left, pair.right, true);
    if (why !== undefined) refused.push({ pair, why });
  }
  const clusterOf = guard.labels();
  const sizes = new Map<number, number>();
  for (const label of clusterOf) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  const outsized = [...sizes].filter(([, size]) => size > usualSize).map(([label]) => label);
  return { clusterOf, refused, outsized, contradictions };
}

function inOrder(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  return pairs
    .map(([one, other]): [number, number] => [Math.min(one, other), Math.max(one, other)])
    .sort(([a, b], [c, d]) => a - c || b - d);
}

function byWeight(a: Edge, b: Edge): number {
  const [smallerA, smallerB] = [Math.min(a.left, a.right), Math.min(b.left, b.right)];
  const [largerA, largerB] = [Math.max(a.left, a.right), Math.max(b.left, b.right)];
  return b.weight - a.weight || smallerA - smallerB || largerA - largerB;
}

/** Joins unless two records of a set must stay apart. Sets of what a set must keep out move to the root of the larger set. */
class Guard {
  readonly #sets: UnionFind;
  readonly #records: number;
  /** By root: roots (perhaps since joined to others) that it must not meet. */
  readonly #enemies = new Map<number, Set<number>>();
  /** By root: sources without duplicates of which it holds a record. */
  readonly #sources = new Map<number, Set<number>>();

  constructor({ records, apart, uniqueSource }: ClusterInput) {
    this.#records = records;
    this.#sets = new UnionFind(records);
    for (const [one, other] of apart) {
      enter(this.#enemies, one, other);
      enter(this.#enemies, other, one);
    }
    if (uniqueSource === undefined) return;
    for (let record = 0; record < records; record++)
      if (uniqueSource[record] !== -1) enter(this.#sources, record, uniqueSource[record]!);
  }

  /** Why the two may not be joined; undefined when they now are. */
  join(one: number, other: number, mindsSources: boolean): "apart" | "source" | undefined {
    const [a, b] = [this.#sets.rootOf(one), this.#sets.rootOf(other)];
    if (a === b) return undefined;
    if (this.#areApart(a, b)) return "apart";
    if (mindsSources && this.#shareSource(a, b)) return "source";
    const root = this.#sets.join(a, b);
    const gone = root === a ? b : a;
    for (const known of [this.#enemies, this.#sources]) {
      for (const value of known.get(gone) ?? []) enter(known, root, value);
      known.delete(gone);
    }
    return undefined;
  }

  /** For each record, the smallest one of its set. */
  labels(): Int32Array {
    const smallest = new Int32Array(this.#records).fill(-1);
    const labels = new Int32Array(this.#records);
    for (let record = 0; record < this.#records; record++) {
      const root = this.#sets.rootOf(record);
      if (smallest[root] === -1) smallest[root] = record;
      labels[record] = smallest[root]!;
    }
    return labels;
  }

  #areApart(a: number, b: number): boolean {
    const meets = (root: number, other: number) =>
      [...(this.#enemies.get(root) ?? [])].some((enemy) => this.#sets.rootOf(enemy) === other);
    return meets(a, b) || meets(b, a);
  }

  #shareSource(a: number, b: number): boolean {
    const theirs = this.#sources.get(b);
    return theirs !== undefined && [...(this.#sources.get(a) ?? [])].some((source) => theirs.has(source));
  }
}

function enter(sets: Map<number, Set<number>>, key: number, value: number): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}
