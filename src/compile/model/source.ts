import type { Localised } from "../../core/index.ts";
import type { Bridge, ColumnSpec, DatasetSpec, Schema } from "../../dataset/index.ts";
import {
  type Concept,
  conceptHop,
  conceptOfTable,
  type Hop,
  type Model,
  type ValueType,
} from "../../definitions/index.ts";

export interface SourceColumn {
  readonly name: string;
  readonly type: ValueType;
  readonly isRequired: boolean;
  readonly spec?: ColumnSpec;
}

/** What a measure may count: a dataset, or a concept's members (one row per object and cycle). */
export interface Source {
  readonly kind: "dataset" | "concept";
  readonly name: string;
  readonly label: Localised;
  readonly key: string;
  /** A concept that ends: its objects have one row a cycle. */
  readonly isCyclic?: true;
  readonly time?: string;
  readonly columns: ReadonlyMap<string, SourceColumn>;
  /** The many-to-one steps that leave it. */
  readonly hops: readonly Hop[];
  /** Its rows' ways over bridges, on which they are several. */
  readonly bridges: readonly Bridge[];
  /** Where its rows come from. */
  readonly rows: DatasetSpec["kind"];
}

/** The datasets and concepts of a model, by name. */
export type Sources = (name: string) => Source | undefined;

/** What of a model its sources rest on. */
export type SourceModel = Pick<Model, "concepts" | "schema">;

export function sourcesOf(model: SourceModel): Sources {
  const known = new Map<string, Source | undefined>();
  return (name) => {
    if (!known.has(name)) known.set(name, sourceNamed(model, name));
    return known.get(name);
  };
}

function sourceNamed({ concepts, schema }: SourceModel, name: string): Source | undefined {
  const dataset = schema.datasets.get(name);
  if (dataset) return datasetSource(schema, dataset);
  const concept = concepts.get(conceptOfTable(name) ?? name);
  return concept && conceptSource(schema, concept);
}

/** The dataset of a name that definitions were checked to hold. */
export function datasetIn({ datasets }: Schema, name: string): DatasetSpec {
  const found = datasets.get(name);
  if (!found) throw new Error(`There is no dataset ${name}.`);
  return found;
}

function datasetSource({ relationships, bridges }: Schema, dataset: DatasetSpec): Source {
  return {
    kind: "dataset",
    name: dataset.name,
    label: dataset.label,
    key: dataset.key,
    ...(dataset.time !== undefined && { time: dataset.time }),
    columns: new Map(dataset.columns.flatMap(physicalColumns).map((column) => [column.name, column])),
    hops: relationships.get(dataset.name) ?? [],
    bridges: bridges.get(dataset.name) ?? [],
    rows: dataset.kind,
  };
}

function physicalColumns(spec: ColumnSpec): readonly SourceColumn[] {
  const type = spec.type === "key" ? "text" : spec.type;
  const isRequired = spec.required ?? false;
  return [
    { name: spec.name, type, isRequired, spec },
    ...(spec.type === "instant" ? [{ name: `${spec.name}_day`, type: "date", isRequired } as const] : []),
    ...(spec.domain ? [{ name: `${spec.name}_raw`, type: "text", isRequired: false } as const] : []),
  ];
}

function conceptSource(schema: Schema, concept: Concept): Source {
  const object = datasetIn(schema, concept.object);
  const { key } = object;
  const columns: readonly SourceColumn[] = [
    { name: key, type: keyType(object), isRequired: true },
    { name: "cycle", type: "integer", isRequired: true },
    { name: "entered_at", type: "instant", isRequired: false },
    { name: "entered_at_day", type: "date", isRequired: false },
    { name: "left_at", type: "instant", isRequired: false },
    { name: "left_at_day", type: "date", isRequired: false },
  ];
  return {
    kind: "concept",
    name: concept.id,
    label: concept.label,
    key,
    ...(concept.until && { isCyclic: true }),
    time: "entered_at",
    columns: new Map(columns.map((column) => [column.name, column])),
    hops: [conceptHop(concept.id, object)],
    bridges: [],
    rows: "derived",
  };
}

function keyType(object: DatasetSpec): ValueType {
  const type = object.columns.find(({ name }) => name === object.key)?.type ?? "text";
  return type === "key" ? "text" : type;
}
