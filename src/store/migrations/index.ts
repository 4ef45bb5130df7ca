import type { Migration } from "kysely";
import { identityDecisions } from "./1-identity-decisions.ts";
import { entityIds } from "./2-entity-ids.ts";

/** In the order of their names. One that has been released is never edited: a new one is added. */
export const migrations: { readonly [name: string]: Migration } = {
  "0001-identity-decisions": identityDecisions,
  "0002-entity-ids": entityIds,
};
