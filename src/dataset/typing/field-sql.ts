import type { Settings } from "../../core/index.ts";
import { id, type Sql } from "../../sql/index.ts";
import type { ColumnSpec } from "../dictionary/spec.ts";
import type { SourceMapping, ValueMappings } from "../mapping.ts";

/** What typing a column needs to know beside its text. */
export interface TypingContext {
  readonly mapping: SourceMapping;
  readonly values: ValueMappings;
  readonly settings: Settings;
}

export interface NamedSql {
  readonly name: string;
  readonly value: Sql;
}

/**
 * How a column gets its type, level by level: what a level computes is seen by the levels after it.
 * The clean path is the first level; what it cannot read goes through the costly ones, which evaluate no other row.
 */
export interface FieldSql {
  readonly column: ColumnSpec;
  readonly levels: readonly (readonly NamedSql[])[];
  /** The columns of the result, in terms of the levels' columns. */
  readonly outputs: readonly NamedSql[];
  /** Why the row is quarantined, null when it is not. */
  readonly reason?: Sql;
  /** The rule by which the value was repaired, null when it was not. */
  readonly repair?: Sql;
}

/** A column of the levels. `t`: the cell's text; `f`: the value when the cell is clean; `v`: the value. */
export function levelColumn(prefix: string, column: ColumnSpec): Sql {
  return id(levelName(prefix, column));
}

export function levelName(prefix: string, column: ColumnSpec): string {
  return `${prefix}_${column.name}`;
}

export function as(name: string, value: Sql): NamedSql {
  return { name, value };
}
