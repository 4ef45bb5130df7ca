/**
 * SQL as data: fragments whose names and values stay apart from their text until an engine prints them.
 * It parses nothing and runs nothing.
 */
export { literalSql } from "./literal-sql.ts";
export { type Printed, print, printForReading } from "./print.ts";
export { all, empty, id, join, type Sql, sql, type Value } from "./sql.ts";
