import { expect, it } from "vitest";
import { compareClusters } from "./compare-clusters.ts";

it("says what merges, what falls apart and how many records stand with others", () => {
  // {0,1} {2} {3,4} become {0,1,2} {3} {4}: all five stand with others than before.
  expect(compareClusters([0, 0, 2, 3, 3], [0, 0, 0, 3, 4])).toEqual({
    moved: 5,
    merged: [{ into: 0, from: [0, 2] }],
    split: [{ from: 3, into: [3, 4] }],
    clustersBefore: 3,
    clustersAfter: 3,
  });
});

it("moves nobody when only labels change", () => {
  const { moved, merged, split } = compareClusters([0, 0, 2], [7, 7, 1]);
  expect({ moved, merged, split }).toEqual({ moved: 0, merged: [], split: [] });
});
