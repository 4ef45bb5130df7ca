import type { Concepts, ReadClause } from "./resolve-clause.ts";
import { namesOf, near, type Resolving, say } from "./resolving.ts";

/**
 * `before` and `after` name what has a moment: clauses of the same concept, none of which waits for itself, or concepts
 * over the same object. What ends a concept is looked at whenever it happens, hence needs a date.
 */
export function checkOrder(resolving: Resolving, concept: Concepts): void {
  for (const read of concept.clauses.values()) {
    const { clause, path, isEnd } = read;
    if (isEnd && clause.kind === "attribute" && clause.since === undefined)
      say(resolving, "end-undated", { name: clause.id }, { entry: concept.entry, path });
    if (clause.kind !== "event") continue;
    for (const side of ["before", "after"] as const) {
      const name = clause[side];
      if (name !== undefined) checkAnchor(resolving, concept, { read, side, name });
    }
  }
}

interface Anchored {
  readonly read: ReadClause;
  readonly side: "before" | "after";
  readonly name: string;
}

function checkAnchor(resolving: Resolving, concept: Concepts, { read, side, name }: Anchored): void {
  const { entry, clauses } = concept;
  const at = { entry, path: [...read.path, side] };
  const other = clauses.get(name);
  if (!other) return checkConcept(resolving, concept, name, at);
  const { clause, isEnd } = other;
  if (isEnd && !read.isEnd) say(resolving, "clause-of-end", { name }, at);
  else if (clause.kind === "attribute" && clause.since === undefined)
    say(resolving, "clause-undated", { name }, at);
  else if (clause.kind === "concept" && clause.isNegated) say(resolving, "clause-not-in", { name }, at);
  else if (waitsFor(clauses, name, read.clause.id))
    say(resolving, "clause-itself", { name: read.clause.id }, at);
}

function checkConcept(
  resolving: Resolving,
  { entry, object, clauses }: Concepts,
  name: string,
  at: { readonly entry: Concepts["entry"]; readonly path: ReadClause["path"] },
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
  if (other !== undefined && other !== object)
    say(resolving, "concept-of-other", { concept: name, object: other, wanted: object }, at);
}

function waitsFor(clauses: Concepts["clauses"], from: string, target: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === target) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const clause = clauses.get(id)?.clause;
    if (clause?.kind !== "event") continue;
    for (const next of [clause.before, clause.after]) if (next !== undefined) open.push(next);
  }
  return false;
}
