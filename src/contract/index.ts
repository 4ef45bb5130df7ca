/**
 * What the doors and the product say to each other, as schemas. The page imports this and nothing else.
 */
export { type Grain, grains, type MetricQuery, type MetricQueryInput, metricQuery } from "./metric-query.ts";
