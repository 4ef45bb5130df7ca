import type { SourceMapping } from "../../dataset/index.ts";
import { id, join, type Sql, sql } from "../../sql/index.ts";

/** One source of the demo company: how it maps, and the files its tool wrote. */
export interface Export {
  readonly mapping: SourceMapping;
  readonly files: readonly ExportFile[];
}

export type ExportFile = (CopiedFile | TextFile | WorkbookFile) & {
  /** Files of a later round are loaded after those before: 0 when absent. */
  readonly round?: number;
};

/** Rows too many to pass through TypeScript: the engine writes them, in UTF-8. */
export interface CopiedFile {
  readonly kind: "copy";
  /** Relative to `sources/`. */
  readonly path: string;
  /** Its columns are named as the file's headers; its rows are in the file's order. */
  readonly rows: Sql;
  readonly delimiter: "," | ";";
}

/** A file of moderate size in any encoding, with what its tool writes around the table. */
export interface TextFile {
  readonly kind: "text";
  readonly path: string;
  readonly encoding: "utf-8" | "utf-8-bom" | "windows-1252" | "utf-16le";
  readonly delimiter: "," | ";" | "\t";
  readonly preamble?: readonly string[];
  readonly table: TextTable | Sql;
  /** Rows after the table: totals. */
  readonly trailer?: readonly (readonly string[])[];
}

export interface TextTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface WorkbookFile {
  readonly kind: "workbook";
  readonly path: string;
  readonly sheet: string;
  readonly headers: readonly string[];
  /** A `Date` becomes a date cell. */
  readonly rows: readonly (readonly (string | number | Date)[])[];
}

export const byteOrderMark = "\ufeff";

/** DuckDB writes no byte-order mark: it opens the first header instead. */
export function withByteOrderMark(columns: { readonly [header: string]: Sql }): {
  readonly [header: string]: Sql;
} {
  return Object.fromEntries(
    Object.entries(columns).map(([header, expression], place) => [
      place === 0 ? byteOrderMark + header : header,
      expression,
    ]),
  );
}

/** The columns of a file: header -> expression. */
export function columnsSql(columns: { readonly [header: string]: Sql }): Sql {
  return join(Object.entries(columns).map(([header, expression]) => sql`${expression} as ${id(header)}`));
}
