import { nearest } from "../core/index.ts";
import {
  columnNamed,
  type ColumnSpec,
  datasetNamed,
  type DatasetSpec,
  relationships,
  type ValueDomain,
} from "../dataset/index.ts";
import type { Hop, ValueType } from "./expression.ts";

/** What a name means: a column, and the hops that lead to it. */
export interface FoundColumn {
  readonly kind: "found";
  readonly hops: readonly Hop[];
  readonly column: string;
  readonly type: ValueType;
  /** The unit of a number, when it is known. */
  readonly unit?: string;
  /** The list its values are taken from. */
  readonly domain?: ValueDomain;
  /** An instant's companion, holding its day in the workspace's zone. */
  readonly day?: string;
}

/** Which part of a dotted name leads nowhere, from where, and what comes near. */
export interface NotFound {
  readonly kind: "not-found";
  readonly part: number;
  readonly from: string;
  /**
   * `row`: the name stops at a related row, and needs one of its columns. `unsaid`: nothing is known of what stands
   * there, because of a fault that was said already.
   */
  readonly reason: "column" | "hop" | "row" | "unsaid";
  readonly nearest?: string;
}

/** Where an expression stands: what its names may mean. */
export interface Scope {
  readonly name: string;
  readonly isUnknown?: true;
  find(path: readonly string[]): FoundColumn | NotFound;
}

/** The scope of a dataset that does not exist: whatever does not hang on a name of it can still be checked. */
export function unknownScope(name: string): Scope {
  return {
    name,
    isUnknown: true,
    find: () => ({ kind: "not-found", part: 0, from: name, reason: "unsaid" }),
  };
}

/** The concepts that may stand where a dataset may: id -> the dataset whose rows it selects. */
export type ConceptObjects = ReadonlyMap<string, string>;

/** The columns of a dataset or concept, and what it reaches over many-to-one relationships. */
export function datasetScope(name: string, concepts: ConceptObjects = new Map()): Scope {
  const table = tableNamed(name, concepts);
  if (!table) throw new Error(`There is no dataset or concept ${name}.`);
  return { name, find: (path) => findIn(table, path) };
}

interface Table {
  readonly name: string;
  readonly columns: ReadonlyMap<string, FoundColumn>;
  readonly hops: ReadonlyMap<string, Hop>;
}

function findIn(start: Table, path: readonly string[]): FoundColumn | NotFound {
  const hops: Hop[] = [];
  let table = start;
  for (const [part, word] of path.slice(0, -1).entries()) {
    const hop = table.hops.get(word);
    if (!hop) return missing(table, part, { reason: "hop", among: table.hops.keys(), word });
    hops.push(hop);
    table = tables.get(hop.to)!;
  }
  const word = path.at(-1)!;
  const column = table.columns.get(word);
  if (column) return hops.length === 0 ? column : { ...column, hops };
  const part = path.length - 1;
  if (table.hops.has(word)) return { kind: "not-found", part, from: table.name, reason: "row" };
  return missing(table, part, { reason: "column", among: candidates(table), word });
}

function missing(
  table: Table,
  part: number,
  { reason, among, word }: { reason: "column" | "hop"; among: Iterable<string>; word: string },
): NotFound {
  const near = nearest(word, among);
  return { kind: "not-found", part, from: table.name, reason, ...(near !== undefined && { nearest: near }) };
}

function* candidates(table: Table): Iterable<string> {
  yield* table.columns.keys();
  for (const [name, hop] of table.hops) {
    for (const column of tables.get(hop.to)?.columns.keys() ?? []) yield `${name}.${column}`;
  }
}

const tables: ReadonlyMap<string, Table> = new Map(
  [...new Set(relationships.flatMap(({ from, to }) => [from, to]))].map((name) => [
    name,
    datasetTable(datasetNamed(name)!),
  ]),
);

function tableNamed(name: string, concepts: ConceptObjects): Table | undefined {
  const dataset = datasetNamed(name);
  if (dataset) return tables.get(name) ?? datasetTable(dataset);
  const object = datasetNamed(concepts.get(name) ?? "");
  return object && conceptTable(name, object);
}

function datasetTable(dataset: DatasetSpec): Table {
  const columns = new Map(dataset.columns.flatMap(companions).map((column) => [column.column, column]));
  const hops = relationships.filter(({ from }) => from === dataset.name);
  return { name: dataset.name, columns, hops: new Map(hops.map(({ name, ...hop }) => [name, hop])) };
}

/** A concept has its object's key, the moment of entry, and a hop to the object. */
function conceptTable(name: string, object: DatasetSpec): Table {
  const key = columnOf(columnNamed(object, object.key)!);
  const entered: FoundColumn = {
    kind: "found",
    hops: [],
    column: "entered_at",
    type: "instant",
    day: "entered_at_day",
  };
  const day: FoundColumn = { kind: "found", hops: [], column: "entered_at_day", type: "date" };
  const hop: Hop = { from: name, column: object.key, to: object.name };
  return {
    name,
    columns: new Map([key, entered, day].map((column) => [column.column, column])),
    hops: new Map([[object.name, hop]]),
  };
}

function companions(spec: ColumnSpec): readonly FoundColumn[] {
  const found = columnOf(spec);
  const all: FoundColumn[] = [found];
  if (found.day !== undefined) all.push({ kind: "found", hops: [], column: found.day, type: "date" });
  if (spec.domain) all.push({ kind: "found", hops: [], column: `${spec.name}_raw`, type: "text" });
  return all;
}

function columnOf(spec: ColumnSpec): FoundColumn {
  const unit = spec.type === "money" ? "money" : spec.unit;
  return {
    kind: "found",
    hops: [],
    column: spec.name,
    type: spec.type === "key" ? "text" : spec.type,
    ...(unit !== undefined && { unit }),
    ...(spec.domain && { domain: spec.domain }),
    ...(spec.type === "instant" && { day: `${spec.name}_day` }),
  };
}
