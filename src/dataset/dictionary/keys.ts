import { columnNamed, datasetNamed } from "./index.ts";
import type { Relationship } from "./schema.ts";
import type { ColumnSpec, DatasetSpec } from "./spec.ts";

/** Its rows are told apart by the ids of the systems that they come from, written `<system>:<id>`; other keys are shared names. */
export function hasSystemKey(dataset: DatasetSpec): boolean {
  return (
    dataset.kind !== "own" &&
    dataset.name !== "territory" &&
    columnNamed(dataset, dataset.key)?.domain === undefined
  );
}

/**
 * A dataset of a workspace's own as its loads read it: its key is required, and a column by which a role leads to the key
 * of the common dataset is read as the columns of the common dataset that lead there.
 */
export function ownDataset(spec: DatasetSpec, relationships: readonly Relationship[]): DatasetSpec {
  const columns = spec.columns.map((column): ColumnSpec => {
    const required = column.name === spec.key && column.computed !== true;
    const led = ledColumn(column, relationships);
    return { ...led, ...(required && { required }) };
  });
  return { ...spec, columns };
}

function ledColumn(column: ColumnSpec, relationships: readonly Relationship[]): ColumnSpec {
  const to = relationships
    .filter((one) => one.column === column.name && one.also === undefined)
    .map((one) => ({ one, dataset: datasetNamed(one.to) }))
    .find(
      ({ one, dataset }) =>
        dataset !== undefined &&
        dataset.key === one.key &&
        dataset.kind !== "derived" &&
        (dataset.kind === "entity") === (column.type === "entity"),
    )?.dataset;
  if (to === undefined) return column;
  const domain = column.domain ?? columnNamed(to, to.key)?.domain;
  return { ...column, references: to.name, ...(domain !== undefined && { domain }) };
}
