/**
 * What the doors and the product say to each other, as schemas. The page imports this and nothing else.
 */
export { grains, type MetricQuery, type MetricQueryInput, metricQuery } from "./metric-query.ts";
