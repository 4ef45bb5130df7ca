import {
  type ColumnSpec,
  columnNamed,
  type DatasetSpec,
  datasetNamed,
  type KeyPair,
  type Relationship,
} from "../../dataset/index.ts";
import type { DatasetShape } from "../shape/dataset-shape.ts";
import type { Entry, Shaped } from "./entry.ts";
import { near, type Saying, say } from "./resolving.ts";

export interface ColumnAt {
  readonly entry: Entry;
  readonly path: readonly string[];
  readonly spec: DatasetSpec;
  readonly column: string;
}

export function checkColumn(saying: Saying, { entry, path, spec, column }: ColumnAt): ColumnSpec | undefined {
  const found = columnNamed(spec, column);
  if (found) return found;
  const names = spec.columns.map(({ name }) => name);
  const facts = { column, dataset: spec.name, ...near(column, names) };
  return say(saying, "column-unknown", facts, { entry, path, suggestion: facts.nearest });
}

type RelationshipShape = NonNullable<DatasetShape["relationships"]>[string];

interface Leading {
  readonly name: string;
  readonly shape: RelationshipShape;
  readonly specs: ReadonlyMap<string, DatasetSpec>;
}

/** Where a role of a dataset leads; undefined, and said, when something of it is at fault. */
export function relationshipOf(
  saying: Saying,
  entry: Shaped<DatasetShape>,
  { name, shape, specs }: Leading,
): Relationship | undefined {
  const at = (...path: readonly string[]) => ({ entry, path: ["relationships", name, ...path] });
  const target = specs.get(shape.to) ?? datasetNamed(shape.to);
  const { by, key = target?.key } = shape;
  if (!target) {
    const facts = { name: shape.to, ...near(shape.to, specs.keys()) };
    return say(saying, "dataset-unknown", facts, { ...at("to"), suggestion: facts.nearest });
  }
  const pairs = pairsOf(saying, { at, own: specs.get(entry.id)!, target, by, key: key ?? target.key });
  const valid = validOf(saying, at, { shape, target });
  const [first, ...also] = pairs ?? [];
  if (!first || valid === "none") return undefined;
  return {
    name,
    from: entry.id,
    ...first,
    to: target.name,
    ...(also.length > 0 && { also }),
    ...(valid && { valid }),
    isPartial: true,
  };
}

interface Validity {
  readonly shape: RelationshipShape;
  readonly target: DatasetSpec;
}

/** When a row of a history is in force; "none", and said, when one of its ends is at fault. */
function validOf(saying: Saying, at: Joining["at"], { shape: { valid }, target: spec }: Validity) {
  if (!valid) return undefined;
  const [from, until] = (["from", "until"] as const).map((end) =>
    checkEnd(saying, { ...at("valid", end), spec, column: valid[end] }),
  );
  return from && until ? { ...valid, days: { from: dayOf(from), until: dayOf(until) } } : "none";
}

function dayOf({ name, type }: ColumnSpec): string {
  return type === "instant" ? `${name}_day` : name;
}

interface Joining {
  readonly at: (...path: readonly string[]) => At;
  readonly own: DatasetSpec;
  readonly target: DatasetSpec;
  readonly by: string | readonly string[];
  readonly key: string | readonly string[];
}

type At = Pick<ColumnAt, "entry" | "path">;

/** The columns of both sides that must be equal; undefined, and said, when one is at fault. */
function pairsOf(saying: Saying, { at, own, target, by, key }: Joining): readonly KeyPair[] | undefined {
  const found = (path: string, spec: DatasetSpec, names: string | readonly string[]) =>
    [names].flat().map((column) => checkColumn(saying, { ...at(path), spec, column }));
  const [lefts, rights] = [found("by", own, by), found("key", target, key)];
  if (lefts.length !== rights.length)
    return say(saying, "keys-count", { by: lefts.length, key: rights.length }, at("key"));
  const pairs = lefts.map((left, index) => pairOf(saying, { at, target, left, right: rights[index] }));
  const known = pairs.filter((pair) => pair !== undefined);
  return known.length === pairs.length ? known : undefined;
}

interface Sides extends Pick<Joining, "at" | "target"> {
  readonly left: ColumnSpec | undefined;
  readonly right: ColumnSpec | undefined;
}

function pairOf(saying: Saying, { at, target, left, right }: Sides): KeyPair | undefined {
  if (!left || !right) return undefined;
  if (kindOf(left) === kindOf(right)) return { column: left.name, key: right.name };
  return say(saying, "keys-differ", { left: left.name, right: `${target.name}.${right.name}` }, at("by"));
}

function checkEnd(saying: Saying, at: ColumnAt): ColumnSpec | undefined {
  const found = checkColumn(saying, at);
  if (!found || found.type === "date" || found.type === "instant") return found;
  const type = found.type === "key" ? "text" : found.type;
  return say(saying, "time-type", { column: at.column, type }, at);
}

/** What two columns must share to be compared: ids are numbers, keys are texts. */
function kindOf({ type }: ColumnSpec): string {
  if (type === "key") return "text";
  return type === "entity" ? "integer" : type;
}
