import { array, assert, infiniteStream, nat, property, record, tuple, uniqueArray } from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterRecords, type ClusterInput } from "./cluster-records.ts";

function clustered(input: Partial<ClusterInput> & Pick<ClusterInput, "records">) {
  return clusterRecords({ pairs: [], certain: [], apart: [], strongFrom: 10, usualSize: 8, ...input });
}
const pair = (left: number, right: number, weight = 20) => ({ left, right, weight });

describe("clusterRecords", () => {
  it("joins what accepted pairs reach, and names a cluster by its smallest record", () => {
    const { clusterOf, refused } = clustered({ records: 6, pairs: [pair(4, 2), pair(2, 5), pair(0, 3)] });
    expect([...clusterOf]).toEqual([0, 1, 2, 0, 2, 2]);
    expect(refused).toEqual([]);
  });

  it("cuts a doubtful pair that alone holds two groups together, and keeps a strong one", () => {
    const groups = [pair(0, 1), pair(1, 2), pair(0, 2), pair(3, 4), pair(4, 5), pair(3, 5)];
    const weak = pair(2, 3, 6);
    const cut = clustered({ records: 6, pairs: [...groups, weak] });
    expect([...cut.clusterOf]).toEqual([0, 0, 0, 3, 3, 3]);
    expect(cut.refused).toEqual([{ pair: weak, why: "bridge" }]);
    expect([...clustered({ records: 6, pairs: [...groups, pair(2, 3, 12)] }).clusterOf]).toEqual([
      0, 0, 0, 0, 0, 0,
    ]);
  });

  it("keeps a doubtful pair that brings one record, or that does not stand alone", () => {
    expect([...clustered({ records: 3, pairs: [pair(0, 1), pair(1, 2, 6)] }).clusterOf]).toEqual([0, 0, 0]);
    const twice = [pair(0, 1), pair(2, 3), pair(1, 2, 6), pair(0, 3, 6)];
    expect([...clustered({ records: 4, pairs: twice }).clusterOf]).toEqual([0, 0, 0, 0]);
  });

  it("never joins what was decided to be different, by any way round, and leaves the weaker pair", () => {
    const { clusterOf, refused } = clustered({
      records: 3,
      pairs: [pair(0, 1, 30), pair(1, 2, 20)],
      apart: [[0, 2]],
    });
    expect([...clusterOf]).toEqual([0, 0, 2]);
    expect(refused).toEqual([{ pair: pair(1, 2, 20), why: "apart" }]);
  });

  it("follows certain pairs first, and says where decisions contradict them", () => {
    const certain = [
      [0, 1],
      [1, 2],
    ] as const;
    const { clusterOf, contradictions } = clustered({ records: 3, certain, apart: [[0, 2]] });
    expect([...clusterOf]).toEqual([0, 0, 2]);
    expect(contradictions).toEqual([[1, 2]]);
  });

  it("takes one record of a source that holds each object once, the likeliest", () => {
    const { clusterOf, refused } = clustered({
      records: 4,
      pairs: [pair(0, 2, 12), pair(1, 2, 18)],
      uniqueSource: [0, 0, 1, -1],
    });
    expect([...clusterOf]).toEqual([0, 1, 1, 3]);
    expect(refused).toEqual([{ pair: pair(0, 2, 12), why: "source" }]);
  });

  it("names a cluster that is larger than usual", () => {
    const pairs = [1, 2, 3, 4].map((other) => pair(0, other));
    expect(clustered({ records: 6, pairs, usualSize: 4 }).outsized).toEqual([0]);
  });

  it("gives the same clusters for the pairs in any order, and without limits the connected components", () => {
    const size = 12;
    const edge = record({ left: nat(size - 1), right: nat(size - 1), weight: nat(20) });
    const pairs = uniqueArray(edge, {
      maxLength: 20,
      selector: ({ left, right }) => [left, right].toSorted((a, b) => a - b).join(),
    });
    const held = array(tuple(nat(size - 1), nat(size - 1)), { maxLength: 4 });
    const split = held.map((some) => some.filter(([one, other]) => one !== other));
    assert(
      property(pairs, split, infiniteStream(nat(1000)), (edges, apart, keys) => {
        const shuffled = edges
          .map((one) => ({ one, key: keys.next().value ?? 0 }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const clusters = clustered({ records: size, pairs: edges, apart }).clusterOf;
        expect(clustered({ records: size, pairs: shuffled, apart }).clusterOf).toEqual(clusters);
        for (const [one, other] of apart) expect(clusters[one]).not.toBe(clusters[other]);
        const free = clustered({ records: size, pairs: edges, strongFrom: 0 }).clusterOf;
        expect([...free]).toEqual(components(size, edges));
      }),
    );
  });
});

/** By passing the smallest label along every edge until nothing changes. */
function components(size: number, edges: readonly { readonly left: number; readonly right: number }[]) {
  const labels = Array.from({ length: size }, (_, index) => index);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { left, right } of edges) {
      const smallest = Math.min(labels[left]!, labels[right]!);
      if (labels[left] === smallest && labels[right] === smallest) continue;
      labels[left] = labels[right] = smallest;
      changed = true;
    }
  }
  return labels;
}
