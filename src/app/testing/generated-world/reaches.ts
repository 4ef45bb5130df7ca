import type { Model } from "../../../definitions/index.ts";
import { dimensionNamed, pathTo } from "../brute-force/dimension-value.ts";
import { metricDimensionValue } from "../brute-force/metric-cells.ts";
import { Refused } from "../brute-force/refused.ts";
import { worldOf, type WorldParts } from "../brute-force/world.ts";
import type { Reaches } from "./query-plan.ts";

/** Whether the rows that a metric counts lead to a dimension, all of them. */
export function reachesIn(parts: WorldParts): Reaches {
  const world = worldOf({ ...parts, tables: {} }, metricDimensionValue);
  return (metric, name) =>
    datasetsOf(parts.model, metric).every((dataset) => {
      try {
        pathTo(world, dataset, dimensionNamed(world, name));
        return true;
      } catch (error) {
        if (error instanceof Refused) return false;
        throw error;
      }
    });
}

function datasetsOf(model: Model, id: string): readonly string[] {
  const metric = model.metrics.get(id);
  if (!metric) return [model.measures.get(id)!.dataset];
  const { meaning } = metric;
  switch (meaning.kind) {
    case "ratio":
      return [meaning.numerator, meaning.denominator].flatMap((one) => datasetsOf(model, one.metric));
    case "derived":
      return Object.values(meaning.inputs).flatMap((one) => datasetsOf(model, one.metric));
    case "simple":
    case "cumulative":
    case "balance":
      return [model.measures.get(meaning.measure)!.dataset];
    default:
      throw new Error(`No ${meaning.kind} is generated.`);
  }
}
