import type { BoundLeaf } from "../query/bound-leaf.ts";
import { both } from "./level-mask.ts";
import type { Level } from "./plan.ts";

/** A bit for each key that a leaf ignores, as in a level's mask. */
export function ignoredMask({ keys }: Pick<BoundLeaf, "keys">): number {
  return keys.reduce((mask, value) => mask * 2 + (value ? 0 : 1), 0);
}

/** The levels at which a leaf that ignores keys is computed, each once. */
export function levelsWithout(
  levels: readonly Level[],
  keys: readonly string[],
  leaf: Pick<BoundLeaf, "keys">,
): readonly Level[] {
  const ignored = new Set(keys.filter((_, position) => !leaf.keys[position]));
  if (ignored.size === 0) return levels;
  const mask = ignoredMask(leaf);
  const kept = levels.map((level) => ({
    mask: both(level.mask, mask),
    keys: level.keys.filter((key) => !ignored.has(key)),
  }));
  return [...new Map(kept.map((level) => [level.mask, level])).values()];
}
