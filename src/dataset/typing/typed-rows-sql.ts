import { empty, id, join, type Sql, sql } from "../../sql/index.ts";
import { physicalColumn, type PhysicalColumn } from "../dictionary/physical.ts";
import type { ColumnSpec, DatasetSpec } from "../dictionary/spec.ts";
import type { RowsInput } from "./check-input.ts";
import { writtenEmail } from "./entered-sql.ts";
import { enteredColumns } from "./entry-fields.ts";
import { type TypedRelation, typedRelation } from "./typed-relation.ts";
import { findingsListSql, reasonsOf, repairsOf, isAcceptedSql } from "./verdict-sql.ts";

/**
 * Every record of the file that makes a row, typed: the dataset's columns (a person or a company as
 * `<name>_ref`), `_key`, `_aliases`, `_record`, `_errors` and `_repairs`.
 */
export function typedRowsSql(input: RowsInput): Sql {
  const relation = typedRelation(input, { domains: "all", repairs: true });
  return sql`select ${columnsSql(relation)},
    ${findingsListSql(reasonsOf(relation))} as _errors, ${findingsListSql(repairsOf(relation))} as _repairs
    from ${relation.from} where _irregular is null and not (${relation.notApplicable})`;
}

/** The rows that are not quarantined: what the build reads. */
export function acceptedRowsSql(input: RowsInput): Sql {
  const relation = typedRelation(input, { domains: "all", repairs: false });
  const word = input.target.each === undefined ? sql`null::varchar` : sql`_word`;
  const hasEmail = enteredColumns(input.target).includes("email");
  const written = hasEmail ? writtenEmail : sql`null::varchar`;
  const more = relation.dataset.name === "person" ? sql`, ${written} as ${writtenEmail}` : empty;
  return sql`select ${columnsSql(relation)}, ${word} as _word, _load, _file${more} from ${relation.from} where ${isAcceptedSql(relation)}`;
}

function columnsSql(relation: TypedRelation): Sql {
  const outputs = new Map(
    relation.fields.flatMap((field) => field.outputs).map(({ name, value }) => [name, value]),
  );
  const columns = typedColumns(relation.dataset).map(({ name, type }) => {
    const value = outputs.get(name);
    const cast = value === undefined ? sql`null::${typeSql(type)}` : sql`(${value})::${typeSql(type)}`;
    return sql`${cast} as ${id(name)}`;
  });
  const aliases = relation.aliases.length === 0 ? sql`null::varchar[]` : sql`[${join(relation.aliases)}]`;
  return sql`${join(columns)}, ${relation.key} as _key, ${aliases} as _aliases, _record`;
}

/** The columns of typed rows: those of the dataset, but that its entities are still texts, and its instants say whether they carry a time. */
function typedColumns(dataset: DatasetSpec): readonly PhysicalColumn[] {
  return dataset.columns
    .filter((column) => column.computed !== true)
    .flatMap((column) => typedColumn(column));
}

function typedColumn(column: ColumnSpec): readonly PhysicalColumn[] {
  if (column.type === "entity") return [{ name: `${column.name}_ref`, type: "VARCHAR" }];
  const timed = column.type === "instant" ? [{ name: `${column.name}_timed`, type: "BOOLEAN" }] : [];
  return [...physicalColumn(column), ...timed];
}

function typeSql(type: string): Sql {
  return { kind: "sql", parts: [{ kind: "text", text: type }] };
}
