import type { Place } from "../../core/index.ts";
import type { Model } from "../model.ts";
import { type Change, changesBetween } from "./changes.ts";
import { type Named, type Node, nodesOf } from "./nodes.ts";

export interface Difference extends Named {
  readonly place?: Place;
  /** All that rests on it, at any distance, nearest first. */
  readonly dependents: readonly Named[];
}

export interface ChangedDefinition extends Difference {
  readonly changes: readonly Change[];
}

/** What changed in meaning between two models. What only rests on a change is named among its dependents. */
export interface ModelDiff {
  readonly added: readonly Difference[];
  readonly removed: readonly Difference[];
  readonly changed: readonly ChangedDefinition[];
}

export function diffModels(before: Model, after: Model): ModelDiff {
  const [was, is] = [nodesOf(before), nodesOf(after)];
  const [restedOnBefore, restedOnAfter] = [dependentsIn(was), dependentsIn(is)];
  const isOwn = ({ kind }: Node) => kind !== "values" && kind !== "setting";
  const only = (those: ReadonlyMap<string, Node>, others: ReadonlyMap<string, Node>) =>
    [...those.values()].filter((node) => isOwn(node) && others.get(node.id)?.kind !== node.kind);
  const changed = [...is.values()].flatMap((node): readonly ChangedDefinition[] => {
    const old = was.get(node.id);
    if (old?.kind !== node.kind) return [];
    const changes = changesOf(old, node);
    return changes.length === 0 ? [] : [{ ...differenceOf(node, restedOnAfter), changes }];
  });
  return {
    added: only(is, was).map((node) => differenceOf(node, restedOnAfter)),
    removed: only(was, is).map((node) => differenceOf(node, restedOnBefore)),
    changed,
  };
}

function changesOf(before: Node, after: Node): readonly Change[] {
  const changes = changesBetween(before.leaves, after.leaves);
  if (after.kind !== "values" && after.kind !== "setting") return changes;
  const part = after.kind === "values" ? "mapping" : "setting";
  return changes.map((change) => ({ ...change, part }));
}

type Dependents = (id: string) => readonly Named[];

function differenceOf({ id, kind, label, place }: Node, dependents: Dependents): Difference {
  return { id, kind, ...(label && { label }), ...(place && { place }), dependents: dependents(id) };
}

function dependentsIn(nodes: ReadonlyMap<string, Node>): Dependents {
  const direct = new Map<string, Node[]>();
  for (const node of nodes.values())
    for (const used of node.rests) direct.set(used, [...(direct.get(used) ?? []), node]);
  return (id) => {
    const found = new Map<string, Node>();
    const open = [id];
    for (const one of open) {
      for (const node of direct.get(one) ?? []) {
        if (node.id === id || found.has(node.id)) continue;
        found.set(node.id, node);
        open.push(node.id);
      }
    }
    return [...found.values()].map(({ id: dependent, kind, label }) => ({
      id: dependent,
      kind,
      ...(label && { label }),
    }));
  };
}
