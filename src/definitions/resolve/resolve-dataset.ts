import {
  type Bridge,
  type ColumnSpec,
  type DatasetSpec,
  domainNamed,
  type Relationship,
} from "../../dataset/index.ts";
import type { OwnDataset } from "../model.ts";
import type { DatasetShape, OwnColumnShape } from "../shape/dataset-shape.ts";
import { type Draft, headOf } from "./draft.ts";
import type { Shaped } from "./entry.ts";
import { checkColumns } from "./check-columns.ts";
import { checkColumn, type ColumnAt, relationshipOf } from "./resolve-relationship.ts";
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
  const { type, label, unit, required, personal, values } = column;
  const domain = values === undefined ? undefined : domainNamed(values);
  return {
    name,
    type,
    label: label ?? { en: name, fr: name },
    ...(required && { required }),
    ...(personal && { personal }),
    ...(unit !== undefined && { unit }),
    ...(domain !== undefined && type === "text" && { domain }),
    ...rangeOf(column),
  };
}

function rangeOf({ min, max }: Exclude<OwnColumnShape, string>): Pick<ColumnSpec, "range"> {
  return min === undefined && max === undefined ? {} : { range: [min ?? null, max ?? null] };
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
  const bridges = bridgesOf(saying, entry, { spec, relationships });
  checkColumns(saying, entry, spec);
  return { ...headOf(entry, shape), kind: "dataset", spec, relationships, bridges, uses: [] };
}

interface Own {
  readonly spec: DatasetSpec;
  readonly relationships: readonly Relationship[];
}

/** Between the dataset of one role and that of another. */
function bridgesOf(saying: Saying, entry: DatasetEntry, { spec, relationships }: Own): readonly Bridge[] {
  const { bridge } = entry.shape;
  if (!bridge) return [];
  const [back, on] = (["from", "to"] as const).map((end) => {
    const role = bridge[end];
    const found = relationships.find(({ name }) => name === role);
    if (found || Object.hasOwn(entry.shape.relationships ?? {}, role)) return found;
    const facts = {
      name: role,
      dataset: entry.id,
      ...near(
        role,
        relationships.map(({ name }) => name),
      ),
    };
    return say(saying, "role-unknown", facts, { entry, path: ["bridge", end], suggestion: facts.nearest });
  });
  const { weight } = bridge;
  const isWeighed =
    weight === undefined || isNumber(saying, { entry, path: ["bridge", "weight"], spec, column: weight });
  if (!back || !on || !isWeighed) return [];
  const into: Relationship = {
    name: entry.id,
    from: back.to,
    column: back.key,
    to: entry.id,
    key: back.column,
    ...(back.also && { also: back.also.map(({ column, key }) => ({ column: key, key: column })) }),
    isPartial: true,
    bridge: weight === undefined ? {} : { weight },
  };
  return [{ from: back.to, into, on }];
}

function isNumber(saying: Saying, at: ColumnAt): boolean {
  const found = checkColumn(saying, at);
  if (!found) return false;
  if (found.type === "decimal" || found.type === "integer") return true;
  const given = found.type === "key" ? "text" : found.type;
  say(saying, "weight-type", { column: at.column, given }, at);
  return false;
}

function checkTimeOf(saying: Saying, entry: DatasetEntry, spec: DatasetSpec): void {
  const column = entry.shape.time;
  if (column === undefined) return;
  const at = { entry, path: ["time"] };
  const type = checkColumn(saying, { ...at, spec, column })?.type;
  if (type === undefined || type === "date" || type === "instant") return;
  say(saying, "time-type", { column, type: type === "key" ? "text" : type }, at);
}
