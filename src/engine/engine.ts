import type { ExactDecimal } from "../core/index.ts";
import type { Sql } from "../sql/index.ts";

export type CellType = "boolean" | "integer" | "decimal" | "double" | "text" | "date" | "instant" | "list";

/**
 * One value of an answer, in one form whatever the engine: integers are safe numbers (else the query is
 * refused), decimals are exact, dates are `YYYY-MM-DD`, instants are UTC `YYYY-MM-DDTHH:MM:SS.sssZ`.
 */
export type Cell = null | boolean | number | string | ExactDecimal | readonly Cell[];

export interface Column {
  readonly name: string;
  readonly type: CellType;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface EngineDescription {
  readonly dialect: "duckdb" | "trino";
  readonly version: string;
  readonly capabilities: ReadonlySet<string>;
}

/** A place where SQL runs. Four verbs, so that a second engine has nothing to redesign. */
export interface Engine {
  describe(): EngineDescription;
  /** Runs a statement for its effect. */
  run(statement: Sql): Promise<void>;
  /** Runs one SELECT into typed columns. */
  query(select: Sql): Promise<Table>;
  /** Makes the rows of Parquet files readable as `table`. */
  loadParquet(files: readonly string[], table: string): Promise<void>;
  /** Stops the statement that is running, if any. */
  interrupt(): void;
  close(): Promise<void>;
}
