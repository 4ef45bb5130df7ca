/**
 * Reading files: any export becomes raw Parquet, each cell as text, each record in its place. It tells encodings,
 * dialects, headers, totals and stacked tables apart, and refuses with a sentence what it cannot read. It gives no
 * cell a type and knows no source; it says only what the cells look like.
 */
export type { Connector, FoundFile } from "./connector.ts";
export { dateForm, isMissing, numberForm } from "./evidence/cell-forms.ts";
export type { ColumnEvidence } from "./evidence/column-evidence.ts";
export {
  type DateOrderEvidence,
  type DateOrderVerdict,
  dateOrderEvidence,
  dateOrderOf,
  decimalMarkOf,
  type NumberEvidence,
  numberEvidence,
} from "./evidence/whole-column.ts";
export { inspectFile } from "./inspect-file.ts";
export { listFiles } from "./list-files.ts";
export { irregularWords } from "./problems.ts";
export { type ReadTarget, readTable } from "./read-table.ts";
export type { FileShape, InspectOptions, ReadTable, TotalRow } from "./shape.ts";
