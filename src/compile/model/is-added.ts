import type { Measure } from "../../definitions/index.ts";

/** A count or a sum of nothing is 0; every other aggregation of nothing is none. */
export function isAdded({ aggregation }: Pick<Measure, "aggregation">): boolean {
  return aggregation === "count" || aggregation === "count_distinct" || aggregation === "sum";
}
