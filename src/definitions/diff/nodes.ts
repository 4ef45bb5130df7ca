import type { Localised, Place } from "../../core/index.ts";
import { canonicalValues } from "../../dataset/index.ts";
import { valuesId } from "../canonical/canonical-form.ts";
import { canonicalMeaning, wordsOf } from "../canonical/canonical-meaning.ts";
import { type AnyDefinition, definitionNamed } from "../definition-named.ts";
import type { Model } from "../model.ts";
import { datasetText } from "./dataset-text.ts";
import { type Leaves, leavesOf } from "./leaves.ts";

export type NodeKind =
  | "dataset"
  | "calendar"
  | "dimension"
  | "measure"
  | "concept"
  | "metric"
  | "acquisition"
  | "allocation"
  | "values"
  | "setting";

/** Whatever a meaning may hang on: a definition, a rule, the mapping of a domain, a setting. */
export interface Named {
  readonly id: string;
  readonly kind: NodeKind;
  readonly label?: Localised;
}

export interface Node extends Named {
  readonly place?: Place;
  /** What it says itself, apart from what it rests on. */
  readonly leaves: Leaves;
  readonly rests: readonly string[];
}

function settingId(name: string): string {
  return `setting:${name}`;
}

/** Every node of a model, by its id; a measure written inside a metric is a part of it. */
export function nodesOf(model: Model): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>();
  const add = (node: Node) => nodes.set(node.id, node);
  const { datasets, calendars, dimensions, measures, concepts, metrics } = model;
  const { acquisition, allocation, surroundings } = model;
  const definitions = [datasets, calendars, dimensions, measures, concepts, metrics].flatMap((some) => [
    ...some.values(),
  ]);
  for (const definition of definitions) {
    if (outerOf(model, definition.id) !== definition.id) continue;
    const { id, kind, label, place } = definition;
    add({ id, kind, label, place, ...contentsOf(model, id, definition) });
  }
  add({ id: "acquisition", kind: "acquisition", ...contentsOf(model, "acquisition", acquisition) });
  add({ id: "allocation", kind: "allocation", ...contentsOf(model, "allocation", allocation) });
  for (const [name, value] of Object.entries(surroundings.settings ?? {}))
    add({ id: settingId(name), kind: "setting", leaves: leavesOf({ [name]: value }), rests: [] });
  const domains = new Set([...definitions, acquisition, allocation].flatMap(({ reads }) => reads.values));
  for (const domain of domains) {
    const leaves = leavesOf(canonicalValues(surroundings.values ?? {}, domain));
    add({ id: valuesId(domain), kind: "values", leaves, rests: [] });
  }
  return nodes;
}

/** The metric inside which a measure is written; else the definition itself. */
function outerOf(model: Model, id: string): string {
  const metric = id.replace(/\.measure$/u, "");
  return model.metrics.has(metric) ? metric : id;
}

function contentsOf(model: Model, id: string, definition: AnyDefinition): Pick<Node, "leaves" | "rests"> {
  const inner = definitionNamed(model, `${id}.measure`);
  const parts = inner ? [definition, inner] : [definition];
  const rests = parts.flatMap(({ uses, reads }) => [
    ...uses,
    ...reads.values.map(valuesId),
    ...reads.settings.map(settingId),
  ]);
  const written = inner && { meaning: { kind: "simple", measure: plainMeaning(inner) } };
  return {
    leaves: leavesOf({ ...plainMeaning(definition), ...written, ...wordsIn(definition) }),
    rests: [...new Set(rests)].filter((used) => used !== `${id}.measure`),
  };
}

function plainMeaning(definition: AnyDefinition): object {
  if ("kind" in definition && definition.kind === "dataset")
    return parsed(JSON.stringify(datasetText(definition)));
  const members = Object.entries(parsed(canonicalMeaning(definition)));
  return Object.fromEntries(members.filter(([key]) => key !== "kind"));
}

function wordsIn(definition: AnyDefinition): object {
  const { label, description, traps, formula } = wordsOf(definition);
  return parsed(JSON.stringify({ label, description, traps, words: { formula } }));
}

function parsed(json: string): { readonly [key: string]: unknown } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the JSON of an object
  return JSON.parse(json) as { readonly [key: string]: unknown };
}
