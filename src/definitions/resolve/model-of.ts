import type { Model } from "../model.ts";
import type { AnyDraft } from "./draft.ts";
import { hashDefinitions, type Hashable } from "./hash-definitions.ts";
import type { Resolved } from "./resolve-all.ts";

/** The model of definitions that are all right: each with its hash. */
export function modelOf(resolved: Resolved): Model {
  const { schema, datasets, calendars, dimensions, measures, concepts, metrics } = resolved;
  const { acquisition, allocation } = resolved;
  if (!acquisition || !allocation) throw new Error("A rule is missing though nothing is at fault.");
  const rules = [
    { id: "acquisition", ...acquisition },
    { id: "allocation", ...allocation },
  ];
  const everything = [datasets, calendars, dimensions, measures, concepts, metrics];
  const all = everything.flatMap((drafts): readonly Hashable[] => [...drafts.values()]);
  const hashes = hashDefinitions(new Map([...all, ...rules].map((one) => [one.id, one])));
  const hashOf = (id: string) => hashes.get(id)!;
  return {
    schema,
    datasets: hashed(datasets, hashOf),
    calendars: hashed(calendars, hashOf),
    dimensions: hashed(dimensions, hashOf),
    measures: hashed(measures, hashOf),
    concepts: hashed(concepts, hashOf),
    metrics: hashed(metrics, hashOf),
    acquisition: { ...acquisition.rule, hash: hashOf("acquisition") },
    allocation: { ...allocation.rule, hash: hashOf("allocation") },
  };
}

function hashed<D extends AnyDraft>(
  drafts: ReadonlyMap<string, D>,
  hashOf: (id: string) => string,
): ReadonlyMap<string, D & { readonly hash: string }> {
  return new Map([...drafts].map(([id, draft]) => [id, { ...draft, hash: hashOf(id) }]));
}
