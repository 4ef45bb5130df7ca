import type { Clause, ClauseGroup, Concept } from "../model.ts";
import { idPattern } from "../shape/id-pattern.ts";
import type { ConceptShape, GroupShape, MembersShape } from "../shape/concept-shape.ts";
import type { YamlPath } from "../yaml/yaml-file.ts";
import { type Concepts, resolveClause } from "./resolve-clause.ts";
import { type Draft, headOf, sorted } from "./draft.ts";
import type { Shaped } from "./entry.ts";
import { near, type Resolving, say, scopeOf, usesOf } from "./resolving.ts";

export function resolveConcept(
  resolving: Resolving,
  entry: Shaped<ConceptShape>,
): Draft<Concept> | undefined {
  const scope = scopeOf(resolving, entry.shape.object, { entry, path: ["object"] });
  const { name: object } = scope;
  const concept: Concepts = { entry, scope, clauses: new Map() };
  const before = resolving.problems.length;
  const condition = resolveGroup(resolving, concept, { shape: entry.shape, path: [] });
  checkOrder(resolving, concept);
  if (resolving.problems.length > before || scope.isUnknown) return undefined;
  const clauses = [...concept.clauses.values()].flatMap(({ clause }) => clause ?? []);
  const uses = clauses.flatMap((clause) => usesOfClause(resolving, object, clause));
  return { ...headOf(entry, entry.shape), kind: "concept", object, condition, uses: sorted(uses) };
}

interface GroupAt {
  readonly shape: GroupShape;
  readonly path: YamlPath;
}

function resolveGroup(resolving: Resolving, concept: Concepts, { shape, path }: GroupAt): ClauseGroup {
  const [kind, written]: readonly ["all" | "any", MembersShape] =
    "all" in shape ? ["all", shape.all] : ["any", shape.any];
  const members: (Clause | ClauseGroup)[] = [];
  for (const [id, member] of Object.entries(written)) {
    const memberPath = [...path, kind, id];
    if ("all" in member || "any" in member) {
      members.push(resolveGroup(resolving, concept, { shape: member, path: memberPath }));
      continue;
    }
    const at = { id, shape: member, path: memberPath };
    const clause = resolveClause(resolving, concept, at);
    if (!checkName(resolving, concept, at)) continue;
    concept.clauses.set(id, { at, clause });
    if (clause) members.push(clause);
  }
  if (Object.keys(written).length === 0) {
    say(resolving, "nothing-defined", { under: kind }, { entry: concept.entry, path: [...path, kind] });
  }
  return { kind, members };
}

/** Whether a clause has a name of its own; one that is only ill-formed can still be spoken of. */
function checkName(
  resolving: Resolving,
  { entry, clauses }: Concepts,
  { id, path }: { readonly id: string; readonly path: YamlPath },
): boolean {
  const isTaken = clauses.has(id);
  if (!idPattern.test(id)) say(resolving, "id-form", { id }, { entry, path });
  else if (isTaken) say(resolving, "clause-duplicate", { name: id }, { entry, path });
  return !isTaken;
}

/** `before` and `after` name clauses of the same concept that have a moment, and no clause waits for itself. */
function checkOrder(resolving: Resolving, { entry, clauses }: Concepts): void {
  for (const {
    at: { id, shape, path },
  } of clauses.values()) {
    for (const side of ["before", "after"] as const) {
      const name = "event" in shape ? shape[side] : undefined;
      if (name === undefined) continue;
      const at = { entry, path: [...path, side] };
      const other = clauses.get(name)?.at.shape;
      if (!other) {
        const facts = { name, concept: entry.id, ...near(name, clauses.keys()) };
        say(resolving, "clause-unknown", facts, { ...at, suggestion: facts.nearest });
      } else if (!("event" in other) && !("in" in other) && other.since === undefined) {
        say(resolving, "clause-undated", { name }, at);
      } else if (waitsFor(clauses, name, id)) say(resolving, "clause-itself", { name: id }, at);
    }
  }
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

function usesOfClause(resolving: Resolving, object: string, clause: Clause): readonly string[] {
  if (clause.kind === "concept") return [clause.concept];
  const dataset = clause.kind === "event" ? clause.dataset : object;
  return [...usesOf(dataset, resolving, clause.where)];
}
