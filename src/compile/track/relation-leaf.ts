import type { Source } from "../model/source.ts";
import type { TimeColumn } from "../plan/plan.ts";
import type { BoundLeaf } from "../query/bound-leaf.ts";

export interface Relation {
  readonly relation: string;
  readonly time: TimeColumn;
  readonly keys: BoundLeaf["keys"];
}

/** A leaf over a relation that steps make, in place of the source that it was bound to. */
export function relationLeaf(leaf: BoundLeaf, { relation, time, keys }: Relation): BoundLeaf {
  const { timing } = leaf.leaf;
  const source: Source = {
    kind: "dataset",
    name: relation,
    label: leaf.leaf.source.label,
    key: "base_key",
    columns: new Map(),
    hops: [],
    bridges: [],
    rows: "derived",
  };
  return {
    ...leaf,
    leaf: { ...leaf.leaf, source, conditions: [] },
    keys,
    conditions: [],
    late: [],
    ofPeriod: timing.kind === "own" ? [] : leaf.ofPeriod,
    time,
    dated: time,
  };
}
