/**
 * From files to raw tables and to what they mean: reads any export into Parquet as text, recognises its layout,
 * and proposes how its columns and values reach the common dataset. It gives no cell its type, loads nothing, and
 * never guesses what a file cannot tell.
 */
export {
  type ColumnEvidence,
  type DateOrderEvidence,
  type DateOrderVerdict,
  dateOrderEvidence,
  dateOrderOf,
  decimalMarkOf,
  type FileShape,
  type InspectOptions,
  inspectFile,
  irregularWords,
  listFiles,
  type NumberEvidence,
  numberEvidence,
  type ReadTable,
  readTable,
  type ReadTarget,
  type TotalRow,
  uniqueHeaders,
} from "./read/index.ts";
export { currencyOf, foldHeader } from "./fold-header.ts";
export { matchPattern, type PatternMatch } from "./header-pattern.ts";
export { parsePreset } from "./presets/parse-preset.ts";
export type { Preset } from "./presets/preset.ts";
export { builtInPresets, type PresetFolder, type ReadPresets, readPresets } from "./presets/read-presets.ts";
export { readTemplate } from "./presets/read-template.ts";
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
export { nameOfFile, parseSourceMapping } from "./source-mapping/parse-source-mapping.ts";
export { type FieldComment, printSourceMapping } from "./source-mapping/print-source-mapping.ts";
export { parseValueMappings } from "./values/parse-value-mappings.ts";
export { mergeValueMappings, printValueMappings, type ValueComment } from "./values/print-value-mappings.ts";
export { problem as ingestProblem } from "./problems.ts";
