/**
 * The language in which indicators are agreed: YAML in, a checked and resolved model out, every Problem at
 * once. It runs no query.
 */
export { canonicalForm } from "./canonical/canonical-form-of.ts";
export type { Change, ChangedPart } from "./diff/changes.ts";
export { type ChangedDefinition, type Difference, diffModels, type ModelDiff } from "./diff/diff-models.ts";
export type { Named, NodeKind } from "./diff/nodes.ts";
export type { BinaryOperator, ColumnExpression, Expression, Hop, Span, ValueType } from "./expression.ts";
export { expressionFunctions } from "./functions/index.ts";
export { printFunctions } from "./functions/print-functions.ts";
export { formatFile } from "./format/format-file.ts";
export type { FunctionResult, FunctionSpec, Parameter, ParameterType } from "./functions/spec.ts";
export type {
  AcquisitionRule,
  Aggregation,
  AllocationRule,
  AttributeClause,
  BalanceKind,
  CalendarPeriods,
  Clause,
  ClauseGroup,
  Concept,
  ConceptClause,
  CumulativeKind,
  CustomCalendar,
  DerivedKind,
  Dimension,
  EventClause,
  Formula,
  FormulaInput,
  Measure,
  Metric,
  MetricInput,
  MetricKind,
  Model,
  OwnDataset,
  RatioKind,
  SimpleKind,
  Reads,
  SettingName,
  Surroundings,
} from "./model.ts";
export type { Duration } from "./duration.ts";
export type { ConversionKind, EventSide, FunnelKind, FunnelStep, RetentionKind } from "./tracking.ts";
export {
  asOfRow,
  conceptOfTable,
  firstTable,
  memberTable,
  metricTable,
  metricValue,
  periodType,
  timeAcross,
} from "./model.ts";
export { conceptFacts, dimensionFacts } from "./dimension-facts.ts";
export { type DimensionFacts, dimensionScope } from "./dimension-scope.ts";
export {
  type DatePartName,
  grainNames,
  isDatePart,
  isDayGrain,
  isHourGrain,
  periodDay,
  periodName,
} from "./grains.ts";
export {
  checkFiles,
  type CheckedDefinitions,
  parseDefinitions,
  type ParseOptions,
  ownDatasets,
} from "./parse-definitions.ts";
export { parseCondition } from "./parse-expression.ts";
export type { PlaceOf } from "./problems.ts";
export {
  type ConceptObjects,
  conceptHop,
  memberHop,
  type FoundColumn,
  type NotFound,
  type Scope,
  type Scopes,
  scopesOf,
} from "./scope.ts";
export type { DefinitionFile } from "./yaml/yaml-file.ts";
