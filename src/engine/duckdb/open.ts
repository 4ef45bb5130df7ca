import { DuckDBInstance } from "@duckdb/node-api";
import { id, literalSql, sql } from "../../sql/index.ts";
import { DuckDbEngine } from "./duckdb-engine.ts";

export interface BuildLimits {
  readonly memoryMb: number;
  readonly threads?: number;
  /** Where DuckDB spills what does not fit; created when needed. */
  readonly spillFolder: string;
}

const shared = {
  autoinstall_known_extensions: "false",
  autoload_known_extensions: "false",
};

async function connect(options: Record<string, string>): Promise<DuckDbEngine> {
  const instance = await DuckDBInstance.create(":memory:", { ...shared, ...options });
  const engine = new DuckDbEngine(instance, await instance.connect());
  await engine.run(sql`set TimeZone = 'UTC'`);
  return engine;
}

/** An engine that reads and writes files: for loads and builds, never for a caller's query. */
export async function openBuilder(limits: BuildLimits): Promise<DuckDbEngine> {
  return connect({
    memory_limit: `${limits.memoryMb}MB`,
    temp_directory: limits.spillFolder,
    ...(limits.threads !== undefined && { threads: String(limits.threads) }),
  });
}

export interface ReaderLimits {
  readonly memoryMb: number;
  readonly threads?: number;
}

/**
 * An engine over a snapshot's files: each is attached read-only and its table shown under its own name,
 * then files, network, extensions and settings are closed for good.
 */
export async function openReader(
  files: ReadonlyMap<string, string>,
  limits: ReaderLimits,
): Promise<DuckDbEngine> {
  const engine = await connect({
    memory_limit: `${limits.memoryMb}MB`,
    temp_directory: "",
    ...(limits.threads !== undefined && { threads: String(limits.threads) }),
  });
  for (const [dataset, path] of files) {
    await engine.run(sql`attach ${literalSql(path)} as ${id(`_${dataset}`)} (read_only)`);
    await engine.run(sql`create view ${id(dataset)} as select * from ${id(`_${dataset}`, "main", dataset)}`);
  }
  await engine.run(sql`set enable_external_access = false`);
  await engine.run(sql`set lock_configuration = true`);
  return engine;
}
