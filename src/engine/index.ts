/**
 * Where SQL runs. An engine executes what it is given and gives typed cells back; it plans nothing and
 * knows no metric.
 */
export type { DuckDbEngine } from "./duckdb/duckdb-engine.ts";
export { type BuildLimits, openBuilder, openReader, type ReaderLimits } from "./duckdb/open.ts";
export type { Cell, CellType, Column, Engine, EngineDescription, Table } from "./engine.ts";
