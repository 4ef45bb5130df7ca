import { datasetNamed } from "../dictionary/index.ts";
import type { ColumnSpec, DatasetSpec } from "../dictionary/spec.ts";
import type { FieldMapping } from "../mapping.ts";
import { id, literalSql, type Sql, sql } from "../../sql/index.ts";
import { columnField } from "../typing/field-options.ts";
import type { SourceTarget } from "./source-rows.ts";

/** How a reference column finds its row: a join, and the columns it gives. */
export interface Reference {
  readonly column: ColumnSpec;
  readonly join: Sql;
  readonly value: Sql;
  /** There was a reference, and nothing to lead it to. */
  readonly isUnresolved: Sql;
  /** The table that it looks into. */
  readonly reads: string;
}

/** The scope of the keys that a field's references are written in: `email`, `hubspot:id`. */
export function scopeOf({ mapping }: SourceTarget, field: FieldMapping): string {
  const { by = "id", system = mapping.system } = columnField(field);
  return by === "id" ? `${system}:id` : by;
}

/** Whether a reference stays empty when it leads nowhere. In a workspace's own datasets only people and companies do: other keys stay as they are. */
export function isLookedUp({ kind }: DatasetSpec, { type, references, computed }: ColumnSpec): boolean {
  if (computed === true) return false;
  return type === "entity" || (references === "deal" && kind !== "own");
}

/** The references of a target's rows `r` that must be looked up: people, companies and deals. The other names are their own keys. */
export function referencesOf(from: SourceTarget): readonly Reference[] {
  return from.dataset.columns.flatMap((column) => {
    const field = from.target.fields[column.name];
    if (field === undefined || column.computed === true || column.references === undefined) return [];
    if (column.type === "entity") return [entityReference(column, scopeOf(from, field))];
    return isLookedUp(from.dataset, column) ? [keyReference(column)] : [];
  });
}

export function entityReference(column: ColumnSpec, scope: string): Reference {
  const reads = `${column.references!}_key`;
  const alias = `to_${column.name}`;
  const ref = id("r", `${column.name}_ref`);
  const found = id(alias, datasetNamed(column.references!)!.key);
  return {
    column,
    reads,
    join: sql`left join (select * from ${id(reads)} where "scope" = ${literalSql(scope)}) as ${id(alias)} on ${id(alias, "key")} = ${ref}`,
    value: found,
    isUnresolved: sql`${ref} is not null and ${found} is null`,
  };
}

function keyReference(column: ColumnSpec): Reference {
  const reads = column.references!;
  const alias = `to_${column.name}`;
  const { key } = datasetNamed(reads)!;
  const ref = id("r", column.name);
  return {
    column,
    reads,
    join: sql`left join (select ${id(key)} as "key" from ${id(reads)}) as ${id(alias)} on ${id(alias, "key")} = ${ref}`,
    value: id(alias, "key"),
    isUnresolved: sql`${ref} is not null and ${id(alias, "key")} is null`,
  };
}
