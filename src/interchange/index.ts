/**
 * Definitions of other tools, read into our language: each thing that they say is said in ours or is a line
 * of a loss report, with its place and the reason. It reads no file and runs no query.
 */
export type { GroupBy, MetricFlowQuestion, TranslatedQuestion } from "./metricflow/ask/question.ts";
export { translateQuestion } from "./metricflow/ask/translate-question.ts";
export {
  type ImportedFile,
  type ImportedMetricFlow,
  importMetricFlow,
  type MetricFlowOptions,
} from "./metricflow/import-metricflow.ts";
export { isImportedText } from "./metricflow/draft/print-file.ts";
export type { ColumnType, TableColumns } from "./metricflow/project/columns.ts";
export type { SourceFile } from "./metricflow/read/read-documents.ts";
export { problem as interchangeProblem } from "./problems.ts";
