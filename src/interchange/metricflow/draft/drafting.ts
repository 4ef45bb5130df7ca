import type { Reason } from "../../reason.ts";
import { refusalOf } from "../check/refused.ts";
import type { MeasureInput } from "../manifest.ts";
import { type Leaf, leafOf, leavesOf } from "../metrics/leaves.ts";
import { overDimensions } from "../metrics/filter-place.ts";
import { translateFilters } from "../metrics/filter.ts";
import type { Dimensions } from "../project/dimensions.ts";
import type { Project } from "../project/project.ts";
import { draftMeasure } from "./draft-measure.ts";
import type { Body, Entry, Value } from "./entry.ts";

/** What a draft of metrics has come to. */
export interface Drafting {
  readonly project: Project;
  readonly dimensions: Dimensions;
  /** Measures that have a name of their own, by their semantic model and name. */
  readonly measures: Map<string, { readonly leaf: Leaf; readonly entry: Entry }>;
  /** Drafts a metric that another one rests on. */
  readonly draft: (name: string) => Entry | undefined;
  /** Nothing for what is left out. */
  readonly metrics: Map<string, Entry | undefined>;
  /** How many metrics use a measure. */
  readonly uses: ReadonlyMap<string, number>;
}

/** A metric that is being drafted: what refuses it. */
export interface Refusals {
  readonly reasons: Reason[];
}

export function leafIn(
  { project }: Drafting,
  { name }: MeasureInput,
  { reasons }: Refusals,
): Leaf | undefined {
  const leaf = leafOf(project.manifest, name);
  const lost = project.lost.get(name);
  if (!leaf)
    reasons.push(
      lost === undefined ? { kind: "unknown", subject: "measure", name } : { kind: "rests-on", name: lost },
    );
  return leaf;
}

/** The measure by its id, or written out where one metric alone uses it. */
export function measureReference(drafting: Drafting, leaf: Leaf, { reasons }: Refusals): Value | undefined {
  const key = measureKey(leaf);
  const known = drafting.measures.get(key);
  if (known) return known.entry.id;
  const body = draftMeasure(drafting.project, leaf, reasons);
  if (!body || (drafting.uses.get(leaf.measure.name) ?? 0) < 2) return body;
  return nameMeasure(drafting, leaf, { body, reasons });
}

/** The id of a measure of its own; undefined when it is refused. */
export function nameMeasure(
  { project, measures }: Drafting,
  leaf: Leaf,
  { body, reasons }: { readonly body: Body } & Refusals,
): string | undefined {
  const key = measureKey(leaf);
  const id = project.names.id("measure", leaf.measure.name, { key });
  const refusal = refusalOf(project.refused, "measures", id);
  if (refusal) {
    reasons.push(refusal);
    return undefined;
  }
  measures.set(key, { leaf, entry: { id, body } });
  return id;
}

function measureKey({ model, measure }: Leaf): string {
  return `${model.name}.${measure.name}`;
}

/** The filters of a metric over our dimensions, as its `where`. */
export function whereOf(
  { project, dimensions }: Drafting,
  { filters, leaves }: { readonly filters: readonly string[]; readonly leaves: readonly Leaf[] },
  { reasons }: Refusals,
): { readonly where?: string } | undefined {
  const found = translateFilters(project, filters, overDimensions(project, dimensions, leaves), reasons);
  return found && (found.where ? { where: found.where.text } : {});
}

export function leavesIn({ project }: Drafting, metric: string): readonly Leaf[] {
  return leavesOf(project.manifest, metric);
}
