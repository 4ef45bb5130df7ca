import type { Problem } from "../../core/index.ts";
import { columnNamed } from "../../dataset/index.ts";
import type { Dimension } from "../model.ts";
import { problem } from "../problems.ts";
import type { Draft, Drafts } from "./draft.ts";

/** A dimension that no metric reaches: it is in no question's way. */
export function warnOfUnreached(drafts: Drafts, dimension: Draft<Dimension>): readonly Problem[] {
  const carriers = Object.keys(dimension.on);
  const reached = reachedFrom(
    drafts,
    [...drafts.measures.values()].map(({ dataset }) => dataset),
  );
  if (carriers.some((dataset) => reached.has(dataset))) return [];
  const facts = { id: dimension.id, datasets: carriers.join(", ") };
  return [problem("dimension-unreached", facts, { place: dimension.place, severity: "warning" })];
}

/** A dimension named like a column of a dataset over which it is something else. */
export function warnOfShadow(drafts: Drafts, dimension: Draft<Dimension>): readonly Problem[] {
  const { id, place } = dimension;
  const shadowed = [...drafts.schema.datasets.values()].find((dataset) => {
    if (!columnNamed(dataset, id)) return false;
    const own = dimension.on[dataset.name];
    if (own) return own.kind !== "column" || own.hops.length > 0 || own.column !== id;
    const reached = reachedFrom(drafts, [dataset.name]);
    return Object.keys(dimension.on).some((carrier) => reached.has(carrier));
  });
  if (!shadowed) return [];
  const facts = { id, dataset: shadowed.name };
  const suggestion = freeName(drafts, `${shadowed.name}_${id}`);
  return [problem("dimension-shadows", facts, { place, suggestion, severity: "warning" })];
}

function freeName({ dimensions, measures, concepts, metrics }: Drafts, name: string): string | undefined {
  return [dimensions, measures, concepts, metrics].some((ids) => ids.has(name)) ? undefined : name;
}

/** The datasets and concepts to which rows lead, over many-to-one relationships and bridges; they themselves too. */
function reachedFrom({ concepts, schema }: Drafts, datasets: readonly string[]): ReadonlySet<string> {
  const reached = new Set(datasets);
  for (const name of reached) {
    const object = schema.datasets.has(name) ? undefined : concepts.get(name)?.object;
    if (object !== undefined) reached.add(object);
    for (const { to } of schema.relationships.get(name) ?? []) reached.add(to);
    for (const { on } of schema.bridges.get(name) ?? []) reached.add(on.to);
  }
  return reached;
}
