import type { Localised } from "../../core/index.ts";
import {
  type ColumnSpec,
  type DatasetSpec,
  datasetNamed,
  dictionary,
  relationships,
} from "../../dataset/index.ts";
import type { Concept, Hop, Model, ValueType } from "../../definitions/index.ts";

export interface SourceColumn {
  readonly name: string;
  readonly type: ValueType;
  readonly isRequired: boolean;
  readonly spec?: ColumnSpec;
}

/** What a measure may count: a dataset, or a concept's members (one row per object, its first entry). */
export interface Source {
  readonly kind: "dataset" | "concept";
  readonly name: string;
  readonly label: Localised;
  readonly key: string;
  readonly time?: string;
  readonly columns: ReadonlyMap<string, SourceColumn>;
  /** The many-to-one steps that leave it. */
  readonly hops: readonly Hop[];
}

export function sourceNamed(model: Pick<Model, "concepts">, name: string): Source | undefined {
  const dataset = datasetSources.get(name);
  if (dataset) return dataset;
  const concept = model.concepts.get(name);
  return concept && conceptSource(concept);
}

/** The key of a dataset: what a reference to it holds. */
export function keyOf(dataset: string): string {
  const found = datasetNamed(dataset);
  if (!found) throw new Error(`There is no dataset ${dataset}.`);
  return found.key;
}

const datasetSources: ReadonlyMap<string, Source> = new Map(
  dictionary.map((dataset) => [dataset.name, datasetSource(dataset)]),
);

function datasetSource(dataset: DatasetSpec): Source {
  return {
    kind: "dataset",
    name: dataset.name,
    label: dataset.label,
    key: dataset.key,
    ...(dataset.time !== undefined && { time: dataset.time }),
    columns: new Map(dataset.columns.flatMap(physicalColumns).map((column) => [column.name, column])),
    hops: relationships
      .filter(({ from }) => from === dataset.name)
      .map(({ from, column, to }) => ({ from, column, to })),
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

function conceptSource(concept: Concept): Source {
  const key = keyOf(concept.object);
  const columns: readonly SourceColumn[] = [
    { name: key, type: "entity", isRequired: true },
    { name: "entered_at", type: "instant", isRequired: false },
    { name: "entered_at_day", type: "date", isRequired: false },
  ];
  return {
    kind: "concept",
    name: concept.id,
    label: concept.label,
    key,
    time: "entered_at",
    columns: new Map(columns.map((column) => [column.name, column])),
    hops: [{ from: concept.id, column: key, to: concept.object }],
  };
}
