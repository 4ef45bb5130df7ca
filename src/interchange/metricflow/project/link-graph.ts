import type { ElementItem } from "../items/item.ts";
import type { Entity, ModelDimension, SemanticModel } from "../manifest.ts";
import type { Relationship } from "./relationships.ts";

/** Where an element stands, and the hops that lead there. */
export interface Reached {
  readonly hops: readonly Relationship[];
  readonly model: SemanticModel;
  readonly element: ModelElement;
}

export type ModelElement =
  | { readonly kind: "dimension"; readonly dimension: ModelDimension }
  | { readonly kind: "entity"; readonly entity: Entity };

export type Resolution =
  | { readonly kind: "reached"; readonly reached: Reached }
  | { readonly kind: "ambiguous"; readonly paths: readonly string[] }
  | { readonly kind: "unreached" };

/** The entity that stands before the names of a model's own dimensions. */
export function primaryEntityOf({ primaryEntity, entities }: SemanticModel): string | undefined {
  return primaryEntity ?? entities.find(({ type }) => type === "primary")?.name;
}

/** Which dimension or entity a name means from the rows of a model. The nearest wins; two as near are ambiguous. */
export function resolveElement(
  relationships: ReadonlyMap<SemanticModel, readonly Relationship[]>,
  from: SemanticModel,
  { links, element }: Pick<ElementItem, "links" | "element">,
): Resolution {
  const found = reach(relationships, from, { links, element, hops: [] });
  const shortest = Math.min(...found.map(({ hops }) => hops.length));
  const [first, ...others] = found.filter(({ hops }) => hops.length === shortest);
  if (first === undefined) return { kind: "unreached" };
  if (others.length === 0) return { kind: "reached", reached: first };
  return { kind: "ambiguous", paths: [first, ...others].map(pathText) };
}

interface Search {
  readonly links: readonly string[];
  readonly element: string;
  readonly hops: readonly Relationship[];
}

function reach(
  relationships: ReadonlyMap<SemanticModel, readonly Relationship[]>,
  model: SemanticModel,
  { links, element, hops }: Search,
): readonly Reached[] {
  const [first, ...rest] = links;
  if (first === undefined) {
    const own = elementOf(model, element, hops);
    return own ? [{ hops, model, element: own }] : [];
  }
  const isOwn = primaryEntityOf(model) === first && hops.at(-1)?.entity !== first;
  const here = isOwn ? reach(relationships, model, { links: rest, element, hops }) : [];
  const local = isOwn && rest.length === 0 ? dimensionOf(model, element) : undefined;
  const owned: readonly Reached[] = local
    ? [{ hops, model, element: { kind: "dimension", dimension: local } }]
    : here;
  if (owned.some((one) => one.hops.length === hops.length)) return owned;
  const further = (relationships.get(model) ?? [])
    .filter(({ entity, to }) => entity === first && !hops.some((hop) => hop.from === to))
    .flatMap((hop) => reach(relationships, hop.to, { links: rest, element, hops: [...hops, hop] }));
  return [...owned, ...further];
}

/** Without links, a name is an entity of the model, or where a hop has led, one of its dimensions too. */
function elementOf(
  model: SemanticModel,
  name: string,
  hops: readonly Relationship[],
): ModelElement | undefined {
  const last = hops.at(-1);
  const dimension = last ? dimensionOf(model, name) : undefined;
  if (dimension) return { kind: "dimension", dimension };
  const entity = model.entities.find((one) => one.name === name);
  return entity && entity.name !== last?.entity ? { kind: "entity", entity } : undefined;
}

function dimensionOf({ dimensions }: SemanticModel, name: string): ModelDimension | undefined {
  return dimensions.find((one) => one.name === name);
}

function pathText({ hops, model }: Reached): string {
  return [...hops.map(({ role }) => role), model.name].join(" > ");
}
