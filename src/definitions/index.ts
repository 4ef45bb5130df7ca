/**
 * The language in which indicators are agreed: YAML in, a checked and resolved model out, every Problem at
 * once. It runs no query.
 */
export type { BinaryOperator, ColumnExpression, Expression, Hop, Span, ValueType } from "./expression.ts";
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
} from "./model.ts";
