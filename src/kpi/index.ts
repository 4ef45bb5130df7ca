/**
 * Indicators that need more than a query: from counts that a query has reduced to what they mean. It reads no data and
 * draws no conclusion without saying how sure it is.
 */
export type {
  ConversionFinding,
  Estimate,
  Finding,
  RateChange,
  Reached,
  Since,
  Slower,
  SpeedFinding,
  Sureness,
  Where,
} from "./funnel/finding.ts";
export { CohortColumns, type Cohorts, reachedIn } from "./funnel/cohorts.ts";
export type {
  FunnelDimension,
  FunnelStage,
  FunnelStep,
  FunnelTable,
} from "./funnel/funnel-table.ts";
export type { StepChange } from "./funnel/recent-change.ts";
export { type FunnelSearch, searchFunnel } from "./funnel/search-funnel.ts";
export { shareToTheEnd } from "./funnel/share-to-the-end.ts";
