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
  Clause,
  ClauseGroup,
  Concept,
  ConceptClause,
  Dimension,
  EventClause,
  Formula,
  Measure,
  Metric,
  MetricInput,
  MetricKind,
  Model,
  Reads,
  SettingName,
  Surroundings,
} from "./model.ts";
export { timeAcross } from "./model.ts";
export {
  checkFiles,
  type CheckedDefinitions,
  parseDefinitions,
  type ParseOptions,
} from "./parse-definitions.ts";
export { parseCondition } from "./parse-expression.ts";
export type { PlaceOf } from "./problems.ts";
export { type ConceptObjects, type FoundColumn, type NotFound, type Scope } from "./scope.ts";
export type { DefinitionFile } from "./yaml/yaml-file.ts";
