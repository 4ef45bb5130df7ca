import type { ColumnSpec, ColumnType, DatasetSpec } from "./spec.ts";

export interface PhysicalColumn {
  readonly name: string;
  /** Of DuckDB. */
  readonly type: string;
}

const physicalType: { readonly [T in ColumnType]: string } = {
  entity: "BIGINT",
  key: "VARCHAR",
  text: "VARCHAR",
  integer: "BIGINT",
  decimal: "DECIMAL(18,6)",
  money: "DECIMAL(18,2)",
  boolean: "BOOLEAN",
  date: "DATE",
  instant: "TIMESTAMP",
};

/** A column with its companions: an instant's day, a mapped value's raw text, money as it was written. */
export function physicalColumn(column: ColumnSpec): readonly PhysicalColumn[] {
  const own = { name: column.name, type: physicalType[column.type] };
  const companion = (suffix: string, type: string) => ({ name: `${column.name}_${suffix}`, type });
  return [
    own,
    ...(column.type === "instant" ? [companion("day", "DATE")] : []),
    ...(column.type === "money" && column.computed !== true
      ? [companion("original", "DECIMAL(18,2)"), companion("currency", "VARCHAR")]
      : []),
    ...(column.domain !== undefined ? [companion("raw", "VARCHAR")] : []),
  ];
}

/** Where a row came from: its source, and the load, file and record by number. */
export const provenanceColumns: readonly PhysicalColumn[] = [
  { name: "_source", type: "VARCHAR" },
  { name: "_load", type: "INTEGER" },
  { name: "_file", type: "INTEGER" },
  { name: "_record", type: "BIGINT" },
];

/** The columns of a dataset's table in a snapshot, in order. */
export function physicalColumns(dataset: DatasetSpec): readonly PhysicalColumn[] {
  const hasProvenance = dataset.kind === "event" || dataset.kind === "state" || dataset.kind === "own";
  return [...dataset.columns.flatMap(physicalColumn), ...(hasProvenance ? provenanceColumns : [])];
}
