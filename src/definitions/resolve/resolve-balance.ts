import type { BalanceMetricShape } from "../shape/metric-shape.ts";
import { checkDrawn } from "./check-drawn.ts";
import type { Shaped } from "./entry.ts";
import type { Meaning } from "./meaning.ts";
import type { MetricContext } from "./metric-context.ts";
import { measureOf } from "./resolve-measured.ts";
import { checkTime, say } from "./resolving.ts";

/** A stock: its value on one day stands for a period, and is added along everything but time. */
export function resolveBalance(
  context: MetricContext,
  entry: Shaped<BalanceMetricShape>,
): Meaning | undefined {
  const { resolving, measures } = context;
  const { take = "last", per = [], holds, filter = "after" } = entry.shape;
  const measure = measureOf(context, entry);
  const dataset = measure && measures.get(measure.id)?.dataset;
  const scope = dataset === undefined ? undefined : resolving.scopes(dataset);
  if (!measure || !scope) return undefined;
  if (holds && per.length > 0) return say(resolving, "holds-and-per", {}, { entry, path: ["per"] });
  const before = resolving.problems.length;
  checkDrawn(context, { entry, key: "take", take, measure: measure.id });
  for (const [position, column] of per.entries()) {
    const found = scope.find([column]);
    if (found.kind === "found") continue;
    const facts = {
      column,
      dataset: scope.name,
      ...(found.nearest !== undefined && { nearest: found.nearest }),
    };
    say(resolving, "column-unknown", facts, { entry, path: ["per", position], suggestion: found.nearest });
  }
  for (const end of ["from", "until"] as const)
    if (holds) checkTime(resolving, holds[end], { entry, path: ["holds", end], scope });
  if (resolving.problems.length > before) return undefined;
  return {
    meaning: { kind: "balance", measure: measure.id, take, per, ...(holds && { holds }), filter },
    unit: measure.unit,
    uses: [measure.id],
  };
}
