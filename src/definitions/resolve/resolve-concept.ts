import type { Clause, ClauseGroup, Concept } from "../model.ts";
import { idPattern } from "../shape/id-pattern.ts";
import type {
  ClauseShape,
  ConceptShape,
  GroupShape,
  MembersShape,
  UntilShape,
} from "../shape/concept-shape.ts";
import type { YamlPath } from "../yaml/yaml-file.ts";
import { checkOrder } from "./check-order.ts";
import { type ClauseAt, type Concepts, resolveClause } from "./resolve-clause.ts";
import { type Draft, headOf, sorted } from "./draft.ts";
import type { Shaped } from "./entry.ts";
import { type Resolving, say, scopeOf, usesOf } from "./resolving.ts";

export function resolveConcept(
  resolving: Resolving,
  entry: Shaped<ConceptShape>,
): Draft<Concept> | undefined {
  const own: Resolving = { ...resolving, scopes: resolving.clauseScopes };
  const scope = scopeOf(own, entry.shape.object, { entry, path: ["object"] });
  const concept: Concepts = { entry, scope, clauses: new Map() };
  const before = resolving.problems.length;
  const condition = resolveGroup(own, concept, { shape: entry.shape, path: [], isEnd: false });
  const { until: ending } = entry.shape;
  const until = ending && resolveUntil(own, concept, ending);
  checkOrder(own, concept);
  if (resolving.problems.length > before || scope.isUnknown) return undefined;
  const clauses = [...concept.clauses.values()].flatMap(({ clause }) => clause ?? []);
  const uses = clauses.flatMap((clause) => usesOfClause(own, concept, clause));
  return {
    ...headOf(entry, entry.shape),
    kind: "concept",
    object: scope.name,
    condition,
    ...(until && { until }),
    uses: sorted(uses),
  };
}

/** Its clauses alone must all hold, as under `all`. */
function resolveUntil(resolving: Resolving, concept: Concepts, shape: UntilShape): ClauseGroup {
  const at = { path: ["until"], isEnd: true };
  return isGroup(shape)
    ? resolveGroup(resolving, concept, { ...at, shape })
    : resolveMembers(resolving, concept, { ...at, kind: "all", written: shape });
}

function isGroup(shape: UntilShape): shape is GroupShape {
  const [[key, group] = ["", {}], ...others] = Object.entries(shape);
  return others.length === 0 && (key === "all" || key === "any") && !("words" in group);
}

interface GroupAt {
  readonly shape: GroupShape;
  readonly path: YamlPath;
  /** Whether it stands under `until`. */
  readonly isEnd: boolean;
}

function resolveGroup(resolving: Resolving, concept: Concepts, { shape, path, isEnd }: GroupAt): ClauseGroup {
  const [kind, written]: readonly ["all" | "any", MembersShape] =
    "all" in shape ? ["all", shape.all] : ["any", shape.any];
  return resolveMembers(resolving, concept, { kind, written, path: [...path, kind], isEnd });
}

interface MembersAt extends Pick<GroupAt, "path" | "isEnd"> {
  readonly kind: ClauseGroup["kind"];
  readonly written: MembersShape;
}

function resolveMembers(
  resolving: Resolving,
  concept: Concepts,
  { kind, written, path, isEnd }: MembersAt,
): ClauseGroup {
  const members: (Clause | ClauseGroup)[] = [];
  for (const [id, member] of Object.entries(written)) {
    const at = [...path, id];
    const resolved =
      "all" in member || "any" in member
        ? resolveGroup(resolving, concept, { shape: member, path: at, isEnd })
        : resolveMember(resolving, concept, { id, shape: member, path: at, isEnd });
    if (resolved) members.push(resolved);
  }
  if (Object.keys(written).length === 0) {
    say(resolving, "nothing-defined", { under: String(path.at(-1)) }, { entry: concept.entry, path });
  }
  return { kind, members };
}

function resolveMember(
  resolving: Resolving,
  concept: Concepts,
  { isEnd, ...at }: ClauseAt<ClauseShape> & Pick<GroupAt, "isEnd">,
): Clause | undefined {
  const clause = resolveClause(resolving, concept, at);
  if (!checkName(resolving, concept, at)) return undefined;
  concept.clauses.set(at.id, { at, clause, isEnd });
  return clause;
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

function usesOfClause(
  resolving: Resolving,
  { scope: { name: object }, clauses }: Concepts,
  clause: Clause,
): readonly string[] {
  if (clause.kind === "concept") return [clause.concept];
  const dataset = clause.kind === "event" ? clause.dataset : object;
  const anchors = clause.kind === "event" ? [clause.before, clause.after] : [];
  const concepts = anchors.filter((name) => name !== undefined && !clauses.has(name));
  return [...usesOf(dataset, resolving, clause.where), ...concepts.map(String)];
}
