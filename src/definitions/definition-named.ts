import type { AcquisitionRule, AllocationRule, Concept, Dimension, Measure, Metric, Model } from "./model.ts";

export type AnyDefinition = Dimension | Measure | Concept | Metric | AcquisitionRule | AllocationRule;

/** A definition by its id; a rule by its own name. */
export function definitionNamed(model: Model, id: string): AnyDefinition | undefined {
  if (id === "acquisition" || id === "allocation") return model[id];
  return (
    model.metrics.get(id) ?? model.measures.get(id) ?? model.concepts.get(id) ?? model.dimensions.get(id)
  );
}
