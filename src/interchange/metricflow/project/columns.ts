import type { SqlType } from "../../sql/written.ts";
import { isGranularity, isWithinDay } from "../granularity.ts";
import type { Manifest, SemanticModel, TimeSpine } from "../manifest.ts";
import { bareColumn } from "./bare-column.ts";

export type ColumnType = Extract<SqlType, "boolean" | "integer" | "decimal" | "text" | "date" | "instant">;

/** The columns of a table and their types, as the caller knows them. */
export type TableColumns = ReadonlyMap<string, ColumnType>;

/** What the columns of unknown type are used as, by table and column. */
export type Hints = Map<string, SqlType>;

export interface UsedColumn {
  readonly type: ColumnType;
  /** Nothing said so: it follows from its use, or is text for want of better. */
  readonly isAssumed: boolean;
}

/** The columns that definitions use, with their types. */
export class Columns {
  private readonly tables: ReadonlyMap<string, TableColumns>;
  private readonly stated: ReadonlyMap<string, ColumnType>;
  private readonly hints: Hints;
  private readonly used = new Map<string, Set<string>>();

  constructor(manifest: Manifest, tables: ReadonlyMap<string, TableColumns>, hints: Hints) {
    this.tables = tables;
    this.stated = statedTypes(manifest);
    this.hints = hints;
  }

  /** The column as its table spells it; undefined when the table is known and has none. */
  find(table: string, name: string): string | undefined {
    const columns = this.tables.get(table);
    if (!columns || columns.has(name)) return name;
    return [...columns.keys()].find((one) => one.toLowerCase() === name.toLowerCase());
  }

  typeOf(table: string, column: string): SqlType {
    return this.known(table, column) ?? this.hints.get(keyOf(table, column)) ?? "unknown";
  }

  private known(table: string, column: string): ColumnType | undefined {
    return this.stated.get(keyOf(table, column)) ?? this.tables.get(table)?.get(column);
  }

  want(table: string, column: string, type: SqlType): void {
    const key = keyOf(table, column);
    if (!this.hints.has(key) || type === "decimal") this.hints.set(key, type);
  }

  use(table: string, column: string): void {
    const columns = this.used.get(table);
    if (columns) columns.add(column);
    else this.used.set(table, new Set([column]));
  }

  /** Those that were used, in order of use, with the types that they are declared with. */
  declared(table: string): ReadonlyMap<string, UsedColumn> {
    return new Map([...(this.used.get(table) ?? [])].map((column) => [column, this.declare(table, column)]));
  }

  private declare(table: string, column: string): UsedColumn {
    const known = this.known(table, column);
    if (known !== undefined) return { type: known, isAssumed: false };
    const used = this.typeOf(table, column);
    return { type: isColumnType(used) ? used : "text", isAssumed: true };
  }
}

function isColumnType(type: SqlType): type is ColumnType {
  return type !== "unknown" && type !== "null";
}

function keyOf(table: string, column: string): string {
  return `${table} ${column.toLowerCase()}`;
}

/** A time dimension of a day or more holds dates, a finer one moments; the finest says what a column holds. */
function statedTypes({ models, spines }: Manifest): ReadonlyMap<string, ColumnType> {
  const types = new Map<string, ColumnType>();
  const state = (table: string, column: string, granularity: string) => {
    const key = keyOf(table, column);
    if (isWithinDay(granularity)) types.set(key, "instant");
    else if (types.get(key) !== "instant") types.set(key, "date");
  };
  for (const model of models) stateModel(model, state);
  for (const spine of spines) state(spine.table, spine.column, spine.granularity);
  return types;
}

function stateModel(
  { table, dimensions }: SemanticModel,
  state: (table: string, column: string, granularity: string) => void,
): void {
  for (const { name, expr, granularity } of dimensions) {
    const column = bareColumn(expr, name);
    if (granularity !== undefined && isGranularity(granularity) && column !== undefined)
      state(table, column, granularity);
  }
}

/** What a custom granularity calls its periods: a moment there is a day. */
export function periodType(columns: Columns, { table }: TimeSpine, column: string): ColumnType {
  const type = columns.typeOf(table, column);
  if (type === "integer" || type === "text") return type;
  return type === "unknown" ? "text" : "date";
}
