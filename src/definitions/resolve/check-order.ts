import type { ClauseShape } from "../shape/concept-shape.ts";
import type { YamlPath } from "../yaml/yaml-file.ts";
import type { Concepts, ReadClause } from "./resolve-clause.ts";
import { namesOf, near, type Resolving, say } from "./resolving.ts";

/**
 * `before` and `after` name what has a moment: clauses of the same concept, none of which waits for itself, or concepts
 * over the same object. What ends a concept is looked at whenever it happens, hence needs a date.
 */
export function checkOrder(resolving: Resolving, concept: Concepts): void {
  for (const read of concept.clauses.values()) {
    const { at, isEnd } = read;
    const { id: name, shape, path } = at;
    if (isEnd && isUndated(shape)) say(resolving, "end-undated", { name }, { entry: concept.entry, path });
    if (!("event" in shape)) continue;
    for (const side of ["before", "after"] as const) {
      const anchor = shape[side];
      if (anchor !== undefined) checkAnchor(resolving, concept, { read, side, name: anchor });
    }
  }
}

/** A clause over the object itself that no column dates. */
function isUndated(shape: ClauseShape): boolean {
  return !("event" in shape) && !("in" in shape) && shape.since === undefined;
}

interface Anchored {
  readonly read: ReadClause;
  readonly side: "before" | "after";
  readonly name: string;
}

function checkAnchor(resolving: Resolving, concept: Concepts, { read, side, name }: Anchored): void {
  const { entry, clauses } = concept;
  const at = { entry, path: [...read.at.path, side] };
  const other = clauses.get(name);
  if (!other) return checkConcept(resolving, concept, name, at);
  const { shape } = other.at;
  if (other.isEnd && !read.isEnd) say(resolving, "clause-of-end", { name }, at);
  else if (isUndated(shape)) say(resolving, "clause-undated", { name }, at);
  else if ("in" in shape && shape.not) say(resolving, "clause-not-in", { name }, at);
  else if (waitsFor(clauses, name, read.at.id)) say(resolving, "clause-itself", { name: read.at.id }, at);
}

function checkConcept(
  resolving: Resolving,
  { entry, scope, clauses }: Concepts,
  name: string,
  at: { readonly entry: Concepts["entry"]; readonly path: YamlPath },
): void {
  if (resolving.kinds.get(name) !== "concept") {
    const facts = {
      name,
      concept: entry.id,
      ...near(name, [...clauses.keys(), ...namesOf(resolving, "concept")]),
    };
    return say(resolving, "clause-unknown", facts, { ...at, suggestion: facts.nearest });
  }
  const other = resolving.objects.get(name);
  const { name: object } = scope;
  if (other !== undefined && other !== object && !scope.isUnknown)
    say(resolving, "concept-of-other", { concept: name, object: other, wanted: object }, at);
}

function waitsFor(clauses: Concepts["clauses"], from: string, target: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === target) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const shape = clauses.get(id)?.at.shape;
    if (!shape || !("event" in shape)) continue;
    for (const next of [shape.before, shape.after]) if (next !== undefined) open.push(next);
  }
  return false;
}
