import type { Expression, Hop } from "../../definitions/index.ts";
import type { CompiledModel } from "./compiled-model.ts";
import type { FoundDimension } from "./find-dimension.ts";
import { mapColumns } from "./map-columns.ts";
import type { Source } from "./source.ts";

/** How the rows of a source carry a dimension, or why they cannot. */
export type Reach =
  | { readonly kind: "reached"; readonly dimension: FoundDimension; readonly expression: Expression }
  | { readonly kind: "unknown" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "ambiguous"; readonly paths: readonly string[] };

/** Beyond this many steps nothing is meant. */
const farthest = 4;

export function reachFrom(compiled: CompiledModel, source: Source, name: string): Reach {
  const dimension = compiled.dimension(name);
  if (!dimension) return { kind: "unknown" };
  const straight = walk({ dimension, source }, (walked) => longer(compiled, source, walked));
  if (straight.kind !== "unreachable") return straight;
  return walk({ dimension, source }, (walked) => [
    ...longer(compiled, source, walked),
    ...overBridges(compiled, source, walked),
  ]);
}

type Path = readonly Hop[];

interface Aim {
  readonly dimension: FoundDimension;
  readonly source: Source;
}

/** The nearest arrivals: one is the way, several are not. */
function walk({ dimension, source }: Aim, on: (walked: Path) => readonly Path[]): Reach {
  let paths: readonly Path[] = [[]];
  for (let length = 0; length <= farthest; length++) {
    const arrivals = paths.filter((path) => dimension.on.has(endOf(source, path)));
    if (arrivals.length > 1) return { kind: "ambiguous", paths: arrivals.map(pathName) };
    const [path] = arrivals;
    if (path) return { kind: "reached", dimension, expression: expressionOver(dimension, source, path) };
    paths = paths.flatMap(on);
  }
  return { kind: "unreachable" };
}

/** At most one bridge on the way. */
function overBridges(compiled: CompiledModel, source: Source, path: Path): readonly Path[] {
  if (path.some(({ bridge }) => bridge)) return [];
  return compiled.source(endOf(source, path)).bridges.map(({ into, on }) => [...path, into, on]);
}

function endOf(source: Source, path: Path): string {
  return path.at(-1)?.to ?? source.name;
}

function longer(compiled: CompiledModel, source: Source, path: Path): readonly Path[] {
  const visited = new Set([source.name, ...path.map((hop) => hop.to)]);
  const { hops } = compiled.source(endOf(source, path));
  return hops.filter((hop) => !visited.has(hop.to)).map((hop) => [...path, hop]);
}

function expressionOver(dimension: FoundDimension, source: Source, path: Path): Expression {
  const own = dimension.on.get(endOf(source, path))!;
  return path.length === 0
    ? own
    : mapColumns(own, (column) => ({ ...column, hops: [...path, ...column.hops] }));
}

function pathName(path: Path): string {
  return path.map((hop) => hop.name).join(".");
}
