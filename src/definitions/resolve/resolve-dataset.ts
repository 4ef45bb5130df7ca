import type { ColumnSpec, DatasetSpec, Relationship } from "../../dataset/index.ts";
import { columnNamed, datasetNamed } from "../../dataset/index.ts";
import type { OwnDataset } from "../model.ts";
import type { DatasetShape, OwnColumnShape } from "../shape/dataset-shape.ts";
import { type Draft, headOf } from "./draft.ts";
import type { Shaped } from "./entry.ts";
import { near, type Saying, say } from "./resolving.ts";

/** The key of a dataset whose rows nothing tells apart: their number. */
const rowNumber = "row_number";

type DatasetEntry = Shaped<DatasetShape>;

/** The columns of a workspace's own datasets, before their relationships are read. */
export function specOf({ id, shape }: DatasetEntry): DatasetSpec {
  const columns = Object.entries(shape.columns).map(([name, column]) => columnOf(name, column));
  const isNumbered = shape.key === undefined;
  return {
    name: id,
    label: shape.label,
    grain: shape.label,
    key: shape.key ?? rowNumber,
    ...(shape.time !== undefined && { time: shape.time }),
    kind: "own",
    ...(shape.counted_as !== undefined && { countedAs: shape.counted_as }),
    columns: isNumbered ? [...columns, numbered] : columns,
  };
}

const numbered: ColumnSpec = {
  name: rowNumber,
  type: "integer",
  label: { en: "Row number", fr: "Numéro de ligne" },
  required: true,
  computed: true,
};

function columnOf(name: string, column: OwnColumnShape): ColumnSpec {
  if (typeof column === "string") return { name, type: column, label: { en: name, fr: name } };
  const { type, label, unit, required, personal } = column;
  return {
    name,
    type,
    label: label ?? { en: name, fr: name },
    ...(required && { required }),
    ...(personal && { personal }),
    ...(unit !== undefined && { unit }),
  };
}

/** What a dataset says of its own columns and of those it leads to; each fault is said. */
export function resolveDataset(
  saying: Saying,
  entry: DatasetEntry,
  specs: ReadonlyMap<string, DatasetSpec>,
): Draft<OwnDataset> {
  const { shape } = entry;
  const spec = specs.get(entry.id)!;
  checkTimeOf(saying, entry, spec);
  if (shape.key !== undefined) checkColumn(saying, { entry, path: ["key"], spec, column: shape.key });
  const relationships = Object.entries(shape.relationships ?? {}).flatMap(
    ([name, one]) => relationshipOf(saying, entry, { name, shape: one, specs }) ?? [],
  );
  return { ...headOf(entry, shape), kind: "dataset", spec, relationships, uses: [] };
}

interface ColumnAt {
  readonly entry: DatasetEntry;
  readonly path: readonly string[];
  readonly spec: DatasetSpec;
  readonly column: string;
}

function checkColumn(saying: Saying, { entry, path, spec, column }: ColumnAt): ColumnSpec | undefined {
  const found = columnNamed(spec, column);
  if (found) return found;
  const names = spec.columns.map(({ name }) => name);
  const facts = { column, dataset: spec.name, ...near(column, names) };
  return say(saying, "column-unknown", facts, { entry, path, suggestion: facts.nearest });
}

function checkTimeOf(saying: Saying, entry: DatasetEntry, spec: DatasetSpec): void {
  const column = entry.shape.time;
  if (column === undefined) return;
  const at = { entry, path: ["time"] };
  const type = checkColumn(saying, { ...at, spec, column })?.type;
  if (type === undefined || type === "date" || type === "instant") return;
  say(saying, "time-type", { column, type: type === "key" ? "text" : type }, at);
}

type RelationshipShape = NonNullable<DatasetShape["relationships"]>[string];

interface Leading {
  readonly name: string;
  readonly shape: RelationshipShape;
  readonly specs: ReadonlyMap<string, DatasetSpec>;
}

function relationshipOf(
  saying: Saying,
  entry: DatasetEntry,
  { name, shape, specs }: Leading,
): Relationship | undefined {
  const at = (...path: readonly string[]) => ({ entry, path: ["relationships", name, ...path] });
  const target = specs.get(shape.to) ?? datasetNamed(shape.to);
  const own = checkColumn(saying, { ...at("by"), spec: specs.get(entry.id)!, column: shape.by });
  if (!target) {
    const facts = { name: shape.to, ...near(shape.to, specs.keys()) };
    return say(saying, "dataset-unknown", facts, { ...at("to"), suggestion: facts.nearest });
  }
  const key = shape.key ?? target.key;
  const other = checkColumn(saying, { ...at("key"), spec: target, column: key });
  const { valid } = shape;
  const ends =
    valid &&
    (["from", "until"] as const).map((end) =>
      checkEnd(saying, { ...at("valid", end), spec: target, column: valid[end] }),
    );
  if (!own || !other || ends?.includes(undefined)) return undefined;
  if (kindOf(own) !== kindOf(other)) {
    const facts = { left: own.name, right: `${target.name}.${other.name}` };
    return say(saying, "keys-differ", facts, at("by"));
  }
  return {
    name,
    from: entry.id,
    column: own.name,
    to: target.name,
    key,
    ...(valid && {
      valid: { ...valid, days: (ends ?? []).flatMap((end) => (end?.type === "date" ? [end.name] : [])) },
    }),
    isPartial: true,
  };
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
