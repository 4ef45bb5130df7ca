/**
 * From files to raw tables and to what they mean: reads any export into Parquet as text, recognises its layout,
 * and proposes how its columns and values reach the common dataset. It gives no cell its type, loads nothing, and
 * never guesses what a file cannot tell.
 */
export {
  type ColumnEvidence,
  type FileShape,
  type InspectOptions,
  inspectFile,
  irregularWords,
  listFiles,
  type ReadTable,
  readTable,
  type ReadTarget,
  type TotalRow,
} from "./read/index.ts";
export type { Preset } from "./presets/preset.ts";
export { builtInPresets, type PresetFolder, type ReadPresets, readPresets } from "./presets/read-presets.ts";
export {
  knownHeaders,
  type Recognition,
  recognise,
  type TableShape,
  type Verdict,
  verdictOf,
} from "./presets/recognise.ts";
export { type FileContents, parquetContents } from "./propose/file-contents.ts";
export type { ColumnProposal, SourceProposal, ValueProposal } from "./propose/proposal.ts";
export { type Answers, type ProposalContext, proposeMapping } from "./propose/propose-mapping.ts";
export { parseSourceMapping } from "./source-mapping/parse-source-mapping.ts";
export { type FieldComment, printSourceMapping } from "./source-mapping/print-source-mapping.ts";
export { parseValueMappings } from "./values/parse-value-mappings.ts";
export { printValueMappings, type ValueComment } from "./values/print-value-mappings.ts";
export { problem as ingestProblem } from "./problems.ts";
