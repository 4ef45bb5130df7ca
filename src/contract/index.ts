/**
 * What the doors and the product say to each other, as schemas. The page imports this and nothing else.
 */
export {
  type Answer,
  type AnswerColumn,
  type AnswerTotal,
  type AnswerValue,
  answer,
  type MetricProvenance,
  type Provenance,
} from "./answer.ts";
export { type CellQuery, type CellQueryInput, cellQuery } from "./cell-query.ts";
export { grains, type MetricQuery, type MetricQueryInput, metricQuery } from "./metric-query.ts";
