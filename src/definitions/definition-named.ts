import type {
  AcquisitionRule,
  AllocationRule,
  Concept,
  CustomCalendar,
  Dimension,
  Measure,
  Metric,
  Model,
  OwnDataset,
} from "./model.ts";

export type AnyDefinition =
  | Dimension
  | Measure
  | Concept
  | Metric
  | OwnDataset
  | CustomCalendar
  | AcquisitionRule
  | AllocationRule;

/** A definition by its id; a rule by its own name. */
export function definitionNamed(model: Model, id: string): AnyDefinition | undefined {
  if (id === "acquisition" || id === "allocation") return model[id];
  const { metrics, measures, concepts, dimensions, calendars, datasets } = model;
  for (const some of [metrics, measures, concepts, dimensions, calendars, datasets]) {
    const found = some.get(id);
    if (found) return found;
  }
  return undefined;
}
