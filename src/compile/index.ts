/**
 * From a question to SQL: a query over checked definitions becomes a plan, plain data that refuses what
 * cannot be right; the plan is printed for an engine; what the engine gives is finished in exact decimals.
 * It runs nothing.
 */
export { compareConcepts, type ConceptComparison } from "./concept/compare-concepts.ts";
export { conceptSql } from "./concept/concept-sql.ts";
export { replaceConcepts } from "./model/replace-concepts.ts";
export { type Lineage, lineageOf } from "./explain/lineage.ts";
export { finishAnswer, type Results } from "./finish/finish-answer.ts";
export { type CountedGroup, readCounts } from "./finish/read-counts.ts";
export type { Exclusion, SnapshotFacts } from "./finish/provenance-of.ts";
export { shownUnit } from "./finish/shown-unit.ts";
export { type CompiledModel, compileModel } from "./model/compiled-model.ts";
export type { Finish, Fraction, Plan, Step } from "./plan/plan.ts";
export { type PrintContext, type SettledContext, settledContext } from "./print/print-context.ts";
export { printExclusions } from "./print/print-exclusions.ts";
export { printFewOfEach, printPlan } from "./print/print-plan.ts";
export { rowsWhereSql } from "./print/rows-where-sql.ts";
export { problem as queryProblem } from "./problems.ts";
export { planQuery } from "./query/plan-query.ts";
export type { PlannedQuery } from "./query/planned-query.ts";
export { planRows, type RowsPlan } from "./rows/plan-rows.ts";
export { printRowCount, printRows } from "./rows/print-rows.ts";
