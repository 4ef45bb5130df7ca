/**
 * What the product itself must remember and cannot compute again: decisions on identities, with who took them and why,
 * and ids that records do not tell. A small
 * relational database in the state folder, written by any number of processes; what was acknowledged outlives a power cut. It
 * knows nothing of the lake's rows, which it names by their keys.
 */
export type { Decision, Decisions, DecisionQuery, NewDecision, Revocation } from "./decisions.ts";
export type { EntityId, EntityIds } from "./entity-ids.ts";
export { openStore, type Store, storePath } from "./open-store.ts";
