import { atAgeColumn } from "../plan/track-plan.ts";
import type { Group } from "./groups.ts";

/** The groups, each with what stands below it by age; the rows of one age are groups of their own, read by `read`. */
export function withAges(
  groups: readonly Group[],
  rows: readonly Group[],
  read: (some: readonly Group[]) => readonly Group[],
): readonly Group[] {
  const byAge = new Map<number, Group[]>();
  for (const row of rows) {
    const age = row.value(atAgeColumn);
    if (age !== null) byAge.set(Number(age), [...(byAge.get(Number(age)) ?? []), row]);
  }
  const below = new Map<string, { readonly age: number; readonly group: Group }[]>();
  for (const [age, some] of [...byAge].toSorted(([a], [b]) => a - b))
    for (const group of read(some)) {
      const key = keyOf(group);
      below.set(key, [...(below.get(key) ?? []), { age, group }]);
    }
  return groups.map((group) => {
    const ages = below.get(keyOf(group));
    return ages ? { ...group, ages } : group;
  });
}

function keyOf({ mask, keys }: Group): string {
  return JSON.stringify([mask, keys]);
}
