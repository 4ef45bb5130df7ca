/**
 * Which records of a table are one person or one company, from their columns alone and without examples: candidate pairs under a
 * budget, what their agreement is worth, clusters that no doubtful pair holds together. It changes no record and decides nothing
 * that somebody decided.
 */
export { type Agreement, bCubed, pairwise } from "./evaluate/evaluate-clusters.ts";
export { linkRecords, type Linked, type LinkOptions } from "./link-records.ts";
export { inferRoles, type SampledColumn } from "./model/infer-roles.ts";
export type { Role, RoleColumn } from "./model/roles.ts";
export type { KnownId } from "./resolve/entity-ids-sql.ts";
export type { RecordDecision } from "./resolve/decided-pairs.ts";
export { type ResolvedEntities, resolveEntities } from "./resolve/resolve-entities.ts";
