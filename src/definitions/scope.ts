import { nearest } from "../core/index.ts";
import {
  columnNamed,
  type ColumnSpec,
  commonSchema,
  type DatasetSpec,
  type Schema,
  type ValueDomain,
} from "../dataset/index.ts";
import type { Hop, ValueType } from "./expression.ts";
import { conceptOfTable, firstTable } from "./model.ts";

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
  /** Calendars of the company's own, with the type of their periods. */
  readonly calendars?: CalendarTypes;
}

export type CalendarTypes = ReadonlyMap<string, ValueType>;
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

/** The scope of each dataset or concept by its name; undefined where there is none. */
export type Scopes = (name: string) => Scope | undefined;

/**
 * The columns of datasets and concepts, and what they reach over many-to-one relationships; from an object also its
 * concepts, unless `leads` says that datasets alone are reached.
 */
export function scopesOf(
  schema: Schema,
  concepts: ConceptObjects = new Map(),
  calendars: CalendarTypes = new Map(),
  leads: "anywhere" | "to datasets" = "anywhere",
): Scopes {
  const tables = new Map<string, Table | undefined>();
  const tableOf = (name: string): Table | undefined => {
    if (!tables.has(name)) {
      const table = tableNamed(schema, concepts, name);
      tables.set(name, leads === "anywhere" ? withConcepts(table, schema, concepts) : table);
    }
    return tables.get(name);
  };
  return (name) => {
    const table = tableOf(name);
    return table && { name, find: (path) => findIn(table, path, tableOf), calendars };
  };
}

/** The scope of a dataset of the common dataset, or of a concept over one. */
export function datasetScope(name: string, concepts: ConceptObjects = new Map()): Scope {
  const scope = scopesOf(commonSchema, concepts)(name);
  if (!scope) throw new Error(`There is no dataset or concept ${name}.`);
  return scope;
}

interface Table {
  readonly name: string;
  readonly columns: ReadonlyMap<string, FoundColumn>;
  readonly hops: ReadonlyMap<string, Hop>;
}

type TableOf = (name: string) => Table | undefined;

function findIn(start: Table, path: readonly string[], tableOf: TableOf): FoundColumn | NotFound {
  const hops: Hop[] = [];
  let table = start;
  for (const [part, word] of path.slice(0, -1).entries()) {
    const hop = table.hops.get(word);
    if (!hop) return missing(table, part, { reason: "hop", among: table.hops.keys(), word });
    hops.push(hop);
    table = tableOf(hop.to)!;
  }
  const word = path.at(-1)!;
  const column = table.columns.get(word);
  if (column) return hops.length === 0 ? column : { ...column, hops };
  const part = path.length - 1;
  if (table.hops.has(word)) return { kind: "not-found", part, from: table.name, reason: "row" };
  return missing(table, part, { reason: "column", among: candidates(table, tableOf), word });
}

function missing(
  table: Table,
  part: number,
  { reason, among, word }: { reason: "column" | "hop"; among: Iterable<string>; word: string },
): NotFound {
  const near = nearest(word, among);
  return { kind: "not-found", part, from: table.name, reason, ...(near !== undefined && { nearest: near }) };
}

function* candidates(table: Table, tableOf: TableOf): Iterable<string> {
  yield* table.columns.keys();
  for (const [name, hop] of table.hops) {
    for (const column of tableOf(hop.to)?.columns.keys() ?? []) yield `${name}.${column}`;
  }
}

function tableNamed(schema: Schema, concepts: ConceptObjects, name: string): Table | undefined {
  const dataset = schema.datasets.get(name);
  if (dataset) return datasetTable(schema, dataset);
  const object = schema.datasets.get(concepts.get(conceptOfTable(name) ?? name) ?? "");
  return object && conceptTable(name, object);
}

/** An object leads to its first cycle in each concept over it, unless a relationship has the name. */
function withConcepts(
  table: Table | undefined,
  { datasets }: Schema,
  concepts: ConceptObjects,
): Table | undefined {
  const dataset = table && datasets.get(table.name);
  if (!dataset) return table;
  const over = [...concepts].filter(([, object]) => object === table.name);
  const leading = over.map(([concept]): [string, Hop] => [concept, memberHop(concept, dataset)]);
  return { ...table, hops: new Map([...leading, ...table.hops]) };
}

/** From an object to its first cycle in a concept, if it is a member. */
export function memberHop(concept: string, { name, key }: Pick<DatasetSpec, "name" | "key">): Hop {
  return { name: concept, from: name, column: key, to: firstTable(concept), key, isPartial: true };
}

function datasetTable({ relationships }: Schema, { name, columns }: DatasetSpec): Table {
  const all = new Map(columns.flatMap(companions).map((column) => [column.column, column]));
  const hops = relationships.get(name) ?? [];
  return { name, columns: all, hops: new Map(hops.map((hop) => [hop.name, hop])) };
}

/** A concept has its object's key, its cycles with their entry and their end, and a hop to the object. */
function conceptTable(name: string, object: DatasetSpec): Table {
  const columns = [columnOf(columnNamed(object, object.key)!), ...cycleColumns];
  return {
    name,
    columns: new Map(columns.map((column) => [column.column, column])),
    hops: new Map([[object.name, conceptHop(name, object)]]),
  };
}

const cycleColumns: readonly FoundColumn[] = [
  { kind: "found", hops: [], column: "cycle", type: "integer" },
  ...["entered_at", "left_at"].flatMap((column): readonly FoundColumn[] => [
    { kind: "found", hops: [], column, type: "instant", day: `${column}_day` },
    { kind: "found", hops: [], column: `${column}_day`, type: "date" },
  ]),
];

/** From a member of a concept to the object that it is. */
export function conceptHop(concept: string, { name, key }: DatasetSpec): Hop {
  return { name, from: concept, column: key, to: name, key };
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
