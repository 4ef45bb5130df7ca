/**
 * Pure numerics: seeded draws, distributions, intervals and tests, curves of time to an event, control charts, and
 * what a search over many places needs. It reads no data and knows no indicator.
 */
export { type Bounds, z95 } from "./bounds.ts";
export { compareCounts, type CountComparison, type EventCount } from "./comparison/compare-counts.ts";
export { fisherExact, type TailProbabilities } from "./comparison/fisher-exact.ts";
export { type Decomposition, type GroupChange, kitagawa } from "./comparison/kitagawa.ts";
export { type RankSum, rankSum, type Tally } from "./comparison/rank-sum.ts";
export { moreNeeded, sampleSize, type SampleSizeQuestion } from "./comparison/sample-size.ts";
export {
  type ChartPoint,
  type ControlChart,
  type IndividualsChart,
  individualsChart,
  rateChart,
  shareChart,
} from "./control/charts.ts";
export { type NelsonHit, nelsonHits, type NelsonRule } from "./control/nelson.ts";
export { logChoose, logGamma } from "./distributions/log-gamma.ts";
export { normalCdf, normalQuantile, normalTail } from "./distributions/normal.ts";
export {
  binomialLowerTail,
  binomialUpperTail,
  chiSquaredTail,
  poissonLowerTail,
  poissonUpperTail,
  studentTail,
} from "./distributions/tails.ts";
export { invertSymmetric } from "./linear/invert-symmetric.ts";
export { newcombe } from "./newcombe.ts";
export { type ChangePoint, changePoint } from "./search/change-point.ts";
export { type Measured, productInterval, productOf, ratioOfGroups } from "./product-interval.ts";
export { benjaminiHochberg, benjaminiYekutieli } from "./search/false-discovery.ts";
export { randomKey, type SeededRandom, seededRandom } from "./seeded-random.ts";
export type { Share } from "./share.ts";
export { aalenJohansen, type IncidencePoint } from "./survival/aalen-johansen.ts";
export { kaplanMeier, type SurvivalCurve, type SurvivalPoint } from "./survival/kaplan-meier.ts";
export type { LifeTable, LifeTableRow } from "./survival/life-table.ts";
export { type LogRank, logRank } from "./survival/log-rank.ts";
export { type Interval, wilson } from "./wilson.ts";
