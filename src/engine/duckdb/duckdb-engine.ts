import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { id, join, literalSql, print, type Sql, sql } from "../../sql/index.ts";
import type { Engine, EngineDescription, Table } from "../engine.ts";
import { toTable } from "./to-table.ts";

/** One connection to an embedded DuckDB. Statements run one after the other. */
export class DuckDbEngine implements Engine {
  readonly #instance: DuckDBInstance;
  readonly #connection: DuckDBConnection;
  readonly #besides: DuckDbEngine[] = [];

  constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.#instance = instance;
    this.#connection = connection;
  }

  describe(): EngineDescription {
    return { dialect: "duckdb", version: "1.5", capabilities: new Set(["quantile"]) };
  }

  async run(statement: Sql): Promise<void> {
    const { text, values } = print(statement);
    await this.#connection.run(text, [...values]);
  }

  async query(select: Sql): Promise<Table> {
    const { text, values } = print(select);
    return toTable(await this.#connection.runAndReadAll(text, [...values]));
  }

  async loadParquet(files: readonly string[], table: string): Promise<void> {
    const list = join(files.map((file) => literalSql(file)));
    await this.run(
      sql`create or replace view ${id(table)} as select * from read_parquet([${list}], union_by_name = true)`,
    );
  }

  /** The share of the running statement that is done, from 0 to 1; undefined when DuckDB cannot tell. */
  progress(): number | undefined {
    const { percentage } = this.#connection.progress;
    return percentage < 0 ? undefined : percentage / 100;
  }

  interrupt(): void {
    this.#connection.interrupt();
  }

  /** Another connection to the same tables, files and memory, for work side by side; temporary tables are its own. */
  async beside(): Promise<DuckDbEngine> {
    const engine = new DuckDbEngine(this.#instance, await this.#instance.connect());
    await engine.run(sql`set TimeZone = 'UTC'`);
    this.#besides.push(engine);
    return engine;
  }

  async close(): Promise<void> {
    for (const engine of this.#besides) engine.#connection.closeSync();
    this.#connection.closeSync();
    this.#instance.closeSync();
  }
}
