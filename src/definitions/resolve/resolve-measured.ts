import type { MeasuredShape } from "../shape/metric-shape.ts";
import type { Localised } from "../../core/index.ts";
import type { Unit } from "../typing/unit.ts";
import type { Shaped } from "./entry.ts";
import type { MetricContext } from "./metric-context.ts";
import { resolveInline } from "./resolve-measure.ts";
import { namesOf, near, say } from "./resolving.ts";

/** A metric that aggregates one measure: named, or written in it. */
export interface Measured {
  readonly label: Localised;
  readonly unit?: string | undefined;
  readonly measure: MeasuredShape;
}

export interface FoundMeasure {
  readonly id: string;
  readonly unit: Unit;
}

/** The measure of a metric; undefined, and said, when there is none. */
export function measureOf(
  { resolving, measures }: MetricContext,
  entry: Shaped<Measured>,
): FoundMeasure | undefined {
  const { measure, label, unit } = entry.shape;
  if (typeof measure === "string") {
    const isMeasure = resolving.kinds.get(measure) === "measure";
    if (isMeasure) return { id: measure, unit: resolving.units.get(measure) ?? "unknown" };
    const facts = { name: measure, ...near(measure, namesOf(resolving, "measure")) };
    return say(resolving, "measure-unknown", facts, { entry, path: ["measure"], suggestion: facts.nearest });
  }
  const inline = resolveInline(resolving, entry, { shape: measure, label, unit });
  if (!inline) return undefined;
  measures.set(inline.id, inline);
  return { id: inline.id, unit: resolving.units.get(inline.id) ?? "unknown" };
}
