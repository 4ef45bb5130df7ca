/**
 * Which records of a table are one person or one company, from their columns alone and without examples: a model learnt once and kept,
 * candidate pairs under a budget, what their agreement is worth, clusters that no doubtful pair holds together, and why. It changes no
 * record and decides nothing that somebody decided.
 */
export {
  clusterPairs,
  type ClusteredPairs,
  type PairsToCluster,
  type PairToReview,
} from "./cluster/cluster-pairs.ts";
export { type ClusterChanges, compareClusters } from "./cluster/compare-clusters.ts";
export { type NumberedPairs, type PairTables, readPairs } from "./cluster/read-pairs.ts";
export type { Edge } from "./cluster/weak-bridges.ts";
export type { LevelCode } from "./compare/comparison.ts";
export { type Agreement, bCubed, pairwise } from "./evaluate/evaluate-clusters.ts";
export { candidatesAmong } from "./evaluate/candidates-among.ts";
export { type Contribution, explainPair, type Explanation, type PairAsked } from "./explain/explain-pair.ts";
export { linkRecords, type Linked, type LinkOptions } from "./link-records.ts";
export {
  type EstimationReport,
  type FrozenBlocking,
  type FrozenRule,
  type IdentityModel,
  modelHash,
  type Thresholds,
  type Verdict,
} from "./model/identity-model.ts";
export { inferRoles, type SampledColumn } from "./model/infer-roles.ts";
export type { KnownId } from "./resolve/entity-ids-sql.ts";
export type { RecordDecision } from "./resolve/decided-pairs.ts";
export { type ResolvedEntities, resolveEntities } from "./resolve/resolve-entities.ts";
export type { IdentityObject, Role, RoleColumn } from "./model/roles.ts";
export { type Scored, scorePairs, type ScoringOptions } from "./score/score-pairs.ts";
export { trainModel, type TrainingOptions } from "./train-model.ts";
