import { unreachable } from "../../core/index.ts";
import type { Finish } from "../plan/plan.ts";

/** The leaves that a metric's arithmetic reads. */
export function leavesOf(finish: Finish): readonly number[] {
  switch (finish.kind) {
    case "leaf":
      return [finish.leaf];
    case "number":
      return [];
    case "fill":
    case "nullif-zero":
      return leavesOf(finish.of);
    case "first-age":
      return [...leavesOf(finish.value), ...leavesOf(finish.target)];
    case "operation":
      return [...leavesOf(finish.left), ...leavesOf(finish.right)];
    default:
      return unreachable(finish);
  }
}
