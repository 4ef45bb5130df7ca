/**
 * SQL as data: fragments whose names and values stay apart from their text until an engine prints them,
 * and what engines spell differently, behind named capabilities. It parses nothing and runs nothing.
 */
export type { DatePart, Dialect } from "./dialects/dialect.ts";
export { duckdbDialect } from "./dialects/duckdb/duckdb-dialect.ts";
export { literalSql } from "./literal-sql.ts";
export { type Printed, print, printForReading } from "./print.ts";
export { tablesIn } from "./tables-in.ts";
export { all, empty, id, join, type Sql, sql, type Value } from "./sql.ts";
