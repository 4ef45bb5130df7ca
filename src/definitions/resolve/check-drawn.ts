import type { Entry } from "./entry.ts";
import type { MetricContext } from "./metric-context.ts";
import { say } from "./resolving.ts";

interface Drawing {
  readonly entry: Entry;
  /** Where the definition says it. */
  readonly key: string;
  readonly take: string;
  readonly measure: string;
}

/** Whether the values of days can be drawn from: a mean of means, or of medians, is none of the rows. */
export function checkDrawn(
  { resolving, measures }: Pick<MetricContext, "resolving" | "measures">,
  { entry, key, take, measure: id }: Drawing,
): boolean {
  const measure = measures.get(id);
  if (!measure || !drawn.has(take) || measure.isApproximate) return true;
  const { aggregation } = measure;
  if (aggregation !== "avg" && aggregation !== "median" && aggregation !== "percentile") return true;
  say(resolving, "drawn-from-parts", { take, aggregation }, { entry, path: [key] });
  return false;
}

const drawn: ReadonlySet<string> = new Set(["average", "avg", "min", "max"]);
