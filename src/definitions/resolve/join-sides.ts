import { columnNamed } from "../../dataset/index.ts";
import type { Expression, Hop } from "../expression.ts";
import { conceptHop } from "../scope.ts";
import { commonType } from "../typing/typed.ts";
import type { YamlPath } from "../yaml/yaml-file.ts";
import type { Entry } from "./entry.ts";
import type { FoundSide } from "./read-side.ts";
import { near, readValue, type Resolving, say } from "./resolving.ts";

export type Sides = readonly [FoundSide, FoundSide];
export type Joined = readonly [Expression, Expression];

interface At {
  readonly entry: Entry;
  readonly path: YamlPath;
}

/** Beyond this many steps nothing is meant. */
const farthest = 4;

/** The key of a dataset, as the rows of both sides carry it: over the fewest steps. */
export function joinByDataset(
  resolving: Resolving,
  sides: Sides,
  { dataset, ...at }: At & { readonly dataset: string },
): Joined | undefined {
  const { datasets } = resolving.schema;
  if (!datasets.has(dataset)) {
    const facts = { name: dataset, ...near(dataset, datasets.keys()) };
    return say(resolving, "entity-unknown", facts, { ...at, suggestion: facts.nearest });
  }
  const [left, right] = sides.map(({ source }) => keyFrom(resolving, source, { dataset, ...at }));
  return left && right && [left, right];
}

/** Two values that must be of one kind. */
export function joinByColumns(
  resolving: Resolving,
  sides: Sides,
  { texts, ...at }: At & { readonly texts: readonly [string, string] },
): Joined | undefined {
  const [left, right] = sides.map(
    ({ key, scope }, index) =>
      readValue(resolving, {
        entry: at.entry,
        path: [...at.path, key],
        text: texts[index]!,
        scope,
      })?.expression,
  );
  if (!left || !right) return undefined;
  if (isSameKind(left, right)) return [left, right];
  return say(resolving, "keys-differ", { left: texts[0], right: texts[1] }, at);
}

function isSameKind({ type: left }: Expression, { type: right }: Expression): boolean {
  const isId = (type: string) => type === "entity" || type === "integer";
  return commonType(left, right) !== undefined || (isId(left) && isId(right));
}

function keyFrom(
  resolving: Resolving,
  source: string,
  { dataset, ...at }: At & { readonly dataset: string },
): Expression | undefined {
  const spec = resolving.schema.datasets.get(dataset)!;
  const { key } = spec;
  const column = columnNamed(spec, key);
  const type = column?.type === "key" || !column ? "text" : column.type;
  const found = pathsTo(resolving, source, dataset);
  const [path] = found;
  if (!path) return say(resolving, "entity-unreachable", { source, entity: dataset }, at);
  if (found.length === 1) return { kind: "column", hops: path, column: key, type, span: nowhere };
  const paths = found.map((hops) => hops.map(({ name }) => name).join(".")).join(", ");
  return say(resolving, "entity-ambiguous", { source, entity: dataset, paths }, at);
}

const nowhere = { start: 0, end: 0 };

/** The shortest many-to-one paths, all of one length; a concept begins with its object. */
function pathsTo(resolving: Resolving, source: string, dataset: string): readonly (readonly Hop[])[] {
  const { schema, objects } = resolving;
  const object = schema.datasets.get(objects.get(source) ?? "");
  if (object) {
    const first = conceptHop(source, object);
    return walk(resolving, object.name, dataset).map((path) => [first, ...path]);
  }
  return walk(resolving, source, dataset);
}

function walk({ schema }: Resolving, from: string, dataset: string): readonly (readonly Hop[])[] {
  let paths: readonly (readonly Hop[])[] = [[]];
  for (let length = 0; length <= farthest; length++) {
    const arrived = paths.filter((path) => (path.at(-1)?.to ?? from) === dataset);
    if (arrived.length > 0) return arrived;
    paths = paths.flatMap((path) => {
      const end = path.at(-1)?.to ?? from;
      const visited = new Set([from, ...path.map(({ to }) => to)]);
      const leading = schema.relationships.get(end) ?? [];
      return leading.filter(({ to }) => !visited.has(to)).map((hop) => [...path, hop]);
    });
  }
  return [];
}
