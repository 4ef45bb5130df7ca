import { join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { hasSystemKey } from "../dictionary/keys.ts";
import type { ColumnSpec, DatasetSpec } from "../dictionary/spec.ts";
import type { ColumnField, FieldMapping, TargetMapping } from "../mapping.ts";
import type { RowsInput } from "./check-input.ts";
import type { RawRows } from "./raw-rows.ts";
import { cellTextSql } from "./text-sql.ts";

export interface MappedColumn {
  readonly column: ColumnSpec;
  readonly field: FieldMapping;
  readonly text: Sql;
  readonly currency?: Sql;
  /** The cell whose folded text is looked up, when it is one column as it stands: DuckDB then folds each distinct text once. */
  readonly whole?: Sql;
}

/** The target's columns that a source may fill, with their text; a required one that the mapping leaves out is always blank. */
export function mappedColumns(dataset: DatasetSpec, input: RowsInput, raw: RawRows): readonly MappedColumn[] {
  const { fields } = input.target;
  return dataset.columns
    .filter((column) => column.computed !== true && !isSystemKey(dataset, column))
    .flatMap((column): readonly MappedColumn[] => {
      const field = fields[column.name] ?? keyField(dataset, column, input.target);
      if (field !== undefined) return [mappedColumn(column, field, raw)];
      return column.required === true ? [{ column, field: { value: "" }, text: sql`null::varchar` }] : [];
    });
}

/** The key of a shared name (a campaign, a rep) may be declared as a key alone. */
function keyField(
  dataset: DatasetSpec,
  column: ColumnSpec,
  { key }: TargetMapping,
): FieldMapping | undefined {
  return column.name === dataset.key && key !== undefined && key.length > 0 ? { from: key } : undefined;
}

/** Keys of systems are built from the columns that the target declares; the shared names are mapped like any value. */
function isSystemKey(dataset: DatasetSpec, column: ColumnSpec): boolean {
  return column.name === dataset.key && hasSystemKey(dataset);
}

function mappedColumn(column: ColumnSpec, field: FieldMapping, raw: RawRows): MappedColumn {
  if ("value" in field) return { column, field, text: literalSql(String(field.value)) };
  if ("header" in field) return { column, field, text: sql`_word`, whole: sql`_word` };
  if ("cell" in field) return { column, field, text: sql`_cell` };
  return { column, field, ...cellsOf(field, raw), ...currencyOf(field, raw) };
}

function cellsOf(field: ColumnField, raw: RawRows): { readonly text: Sql; readonly whole?: Sql } {
  const cells = field.from.flatMap((header) => raw.cell(header) ?? []);
  const texts = cells.map(cellTextSql);
  const text =
    texts.length === 0 ? sql`null::varchar` : texts.length === 1 ? texts[0]! : sql`coalesce(${join(texts)})`;
  if (field.split !== undefined) {
    const first = sql`split_part(${text}, ${literalSql(field.split)}, 1)`;
    return { text: sql`nullif(trim(${first}), '')` };
  }
  return cells.length === 1 ? { text, whole: cells[0]! } : { text };
}

function currencyOf(field: ColumnField, raw: RawRows): { readonly currency?: Sql } {
  const cell = field.currencyFrom === undefined ? undefined : raw.cell(field.currencyFrom);
  return cell === undefined ? {} : { currency: cellTextSql(cell) };
}

export function notApplicableSql(input: RowsInput, raw: RawRows): Sql {
  const { when } = input.target;
  if (when === undefined) return sql`false`;
  const cell = raw.cell(when);
  return cell === undefined ? sql`true` : sql`(${cellTextSql(cell)}) is null`;
}
