import type { Finish } from "../plan/plan.ts";

/** The numbers of the leaves that a metric is made of. */
export function leavesOf(finish: Finish): readonly number[] {
  if (finish.kind === "leaf") return [finish.leaf];
  return finish.kind === "number" ? [] : [...leavesOf(finish.left), ...leavesOf(finish.right)];
}
