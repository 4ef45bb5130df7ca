/**
 * From a question to SQL: a query over checked definitions becomes a plan, plain data that refuses what
 * cannot be right, and the plan is printed for an engine. It runs nothing.
 */
export { conceptSql } from "./concept/concept-sql.ts";
