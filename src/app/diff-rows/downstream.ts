import type { Model } from "../../definitions/index.ts";

/** The metrics that rest on some concepts, as far as the snapshot does not hold them built: in the model's order. */
export function metricsDownstream(model: Model, concepts: readonly string[]): readonly string[] {
  const { measures, metrics, dimensions } = model;
  const all = [...model.concepts.values(), ...dimensions.values(), ...measures.values(), ...metrics.values()];
  const reached = new Set(concepts);
  for (let size = -1; size < reached.size; ) {
    size = reached.size;
    for (const { id, uses } of all) if (uses.some((used) => reached.has(used))) reached.add(id);
  }
  return [...metrics.keys()].filter((id) => reached.has(id));
}

/** Whether the concepts date the leads whose acquisition a build works out: a change shows there once it is built. */
export function isBuilt({ acquisition, concepts }: Model, changed: readonly string[]): boolean {
  const reached = new Set([acquisition.entry]);
  for (let size = -1; size < reached.size; ) {
    size = reached.size;
    for (const { id, uses } of concepts.values())
      if (reached.has(id)) for (const used of uses) reached.add(used);
  }
  return changed.some((id) => reached.has(id));
}
