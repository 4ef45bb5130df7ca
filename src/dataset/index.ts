/**
 * The common dataset: its dictionary, how sources map to it, and the SQL that builds it. It runs nothing
 * and reads no file.
 */
export type {
  AcquisitionInput,
  AllocationInput,
  BuildFile,
  BuildInput,
  BuildLoad,
  BuildStep,
  EntityName,
  PlanStep,
  ResolveStep,
} from "./build/build-input.ts";
export { buildingCatalog, builtTable } from "./build/built-table.ts";
export { lookedUpColumns, unresolvedColumn } from "./build/fact-step.ts";
export { type Survivorship, survivorshipOf } from "./build/golden-step.ts";
export { latestOfTableSql } from "./build/latest-by-key-sql.ts";
export { builtTables, planBuild } from "./build/plan-build.ts";
export { canonicalValues, domainNamed } from "./canonical-values.ts";
export { printDictionary } from "./print-dictionary.ts";
export { columnNamed, commonSchema, datasetNamed, dictionary } from "./dictionary/index.ts";
export {
  type Bridge,
  extendSchema,
  type KeyPair,
  type Relationship,
  type Schema,
  type Validity,
} from "./dictionary/schema.ts";
export type { ColumnSpec, ColumnType, DatasetSpec, ValueDomain } from "./dictionary/spec.ts";
export { isValueDomain, valueDomains } from "./dictionary/value-domains.ts";
export { ownDataset } from "./dictionary/keys.ts";
export { type PhysicalColumn, physicalColumns } from "./dictionary/physical.ts";
export { type AllowedValue, allowedValues, unmapped, unmappedLabel } from "./dictionary/values.ts";
export {
  type CampaignMeaning,
  type ColumnField,
  type DateOrder,
  type FieldMapping,
  foldValue,
  type LoadKind,
  type Meaning,
  type OwnerMeaning,
  type SourceMapping,
  targetDataset,
  type TargetMapping,
  type ValueMappings,
  writtenMapping,
} from "./mapping.ts";
export type { CheckInput } from "./typing/check-input.ts";
export {
  countsSql,
  quarantinedRowsSql,
  repairedRowsSql,
  rowHashesSql,
  unmappedValuesSql,
} from "./typing/check-sql.ts";
export {
  type EntryField,
  entryFields,
  isEntered,
} from "./typing/entry-fields.ts";
export {
  entryFindingsSql,
  entryRowsSql,
  entryTextsSql,
  entryValuesSql,
  entryVerdictsSql,
  withEntryRepairsSql,
} from "./typing/entry-sql.ts";
export { judgedRowsSql } from "./typing/judged-rows-sql.ts";
export { typedRowsSql } from "./typing/typed-rows-sql.ts";
export { valuesReadBy, valuesReadByRows } from "./values-read.ts";
export { zoneNamed } from "./typing/zone.ts";
export { dayInZoneSql } from "./typing/zone-sql.ts";
export { type Reason, type Repair, reasons, reasonWords, repairs, repairWords } from "./words/reasons.ts";
