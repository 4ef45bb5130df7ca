import type { Hop } from "../expression.ts";
import type { YamlPath } from "../yaml/yaml-file.ts";
import type { Entry } from "./entry.ts";
import { type Resolving, say } from "./resolving.ts";

export interface EventReference {
  readonly dataset: string;
  readonly object: string;
  /** As written: a reference column, or the roles of related rows. */
  readonly via: string | undefined;
}

/** What leads from an event to its object: the last reference column, and the hops to where it stands. */
export interface Leading {
  readonly via: string;
  readonly path?: readonly Hop[];
}

export function resolveVia(
  resolving: Resolving,
  reference: EventReference,
  { entry, path }: { readonly entry: Entry; readonly path: YamlPath },
): Leading | undefined {
  const { dataset, object, via } = reference;
  const columns = hopsFrom(resolving, dataset)
    .filter((hop) => leadsTo(resolving, hop, object))
    .map(({ column }) => column);
  const at = { entry, path: [...path, via === undefined ? "event" : "via"] };
  const facts = { dataset, object, columns: columns.join(", ") };
  if (via === undefined) {
    const [only] = columns;
    if (only === undefined) return say(resolving, "event-unreachable", { dataset, object }, at);
    return columns.length === 1 ? { via: only } : say(resolving, "event-ambiguous", facts, at);
  }
  if (columns.includes(via)) return { via };
  return (
    alongRoles(resolving, reference, via) ?? say(resolving, "via-unknown", { column: via, ...facts }, at)
  );
}

/** The related rows by their roles, the last of which is the object. */
function alongRoles(
  resolving: Resolving,
  { dataset, object }: EventReference,
  via: string,
): Leading | undefined {
  const hops: Hop[] = [];
  for (const role of via.split(".")) {
    const hop = hopsFrom(resolving, hops.at(-1)?.to ?? dataset).find(({ name }) => name === role);
    if (!hop) return undefined;
    hops.push(hop);
  }
  const last = hops.pop();
  if (!last || !leadsTo(resolving, last, object)) return undefined;
  return { via: last.column, ...(hops.length > 0 && { path: hops }) };
}

function hopsFrom({ schema }: Resolving, dataset: string): readonly Hop[] {
  return schema.relationships.get(dataset) ?? [];
}

/** By the key that tells the objects apart. */
function leadsTo({ schema }: Resolving, { to, key, name }: Hop, object: string): boolean {
  return to === object && name !== "acquisition" && schema.datasets.get(object)?.key === key;
}
