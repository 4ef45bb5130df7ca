import type { SqlType } from "../../sql/written.ts";
import { isGranularity, isWithinDay } from "../granularity.ts";
import type { Manifest, SemanticModel, TimeSpine } from "../manifest.ts";
import { bareColumn, columnText } from "./bare-column.ts";

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

export interface ColumnName {
  readonly table: string;
  readonly column: string;
}

/** The columns that definitions use, with their types. */
export class Columns {
  private readonly tables: ReadonlyMap<string, TableColumns>;
  private readonly stated: ReadonlyMap<string, ColumnType>;
  private readonly held: ReadonlyMap<string, ColumnType>;
  private readonly hints: Hints;
  private readonly used = new Map<string, Set<string>>();
  private readonly related = new Map<string, Set<string>>();

  constructor(manifest: Manifest, tables: ReadonlyMap<string, TableColumns>, hints: Hints) {
    this.tables = tables;
    this.stated = statedTypes(manifest);
    this.held = new Map(
      [...tables].flatMap(([table, columns]) =>
        [...columns].map(([column, type]) => [keyOf(table, column), type] as const),
      ),
    );
    this.hints = hints;
  }

  /** The column, in small letters where it is a plain word; undefined when its table is known and has none. */
  find(table: string, name: string): string | undefined {
    if (this.tables.has(table) && !this.held.has(keyOf(table, name))) return undefined;
    return columnText(name);
  }

  typeOf(table: string, column: string): SqlType {
    const keys = this.likeIt(keyOf(table, column));
    const first = <Type>(typeOf: (key: string) => Type | undefined) =>
      keys.map(typeOf).find((type) => type !== undefined);
    return first((key) => this.known(key)) ?? first((key) => this.hints.get(key)) ?? "unknown";
  }

  /** Two columns hold the same kind of values, since one leads to the other. */
  relate(one: ColumnName, other: ColumnName): void {
    const [left, right] = [keyOf(one.table, one.column), keyOf(other.table, other.column)];
    for (const [from, to] of [
      [left, right],
      [right, left],
    ] as const)
      this.related.set(from, new Set([...(this.related.get(from) ?? []), to]));
  }

  /** The column and those that are related to it, however far. */
  private likeIt(key: string): readonly string[] {
    const found = new Set([key]);
    for (const one of found) for (const other of this.related.get(one) ?? []) found.add(other);
    return [...found];
  }

  private known(key: string): ColumnType | undefined {
    return this.stated.get(key) ?? this.held.get(key);
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
    const isKnown = this.known(keyOf(table, column)) !== undefined;
    const type = this.typeOf(table, column);
    return { type: isColumnType(type) ? type : "text", isAssumed: !isKnown };
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
