import type { Kysely } from "kysely";
import type { StoreTables } from "./tables.ts";

/** An id of a person or company that its records do not tell: who bears it, or whom it leads to since it was given up. */
export interface EntityId {
  readonly id: number;
  /** `record_key` of one of the records of that person or company. */
  readonly record: string;
  readonly isBorne: boolean;
}

export interface EntityIds {
  /** By id. */
  list(object: "person" | "company"): Promise<readonly EntityId[]>;
  /** All or none; an id that is known is known by the new record. */
  put(object: "person" | "company", ids: readonly EntityId[]): Promise<void>;
}

type Guard = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Values of a statement are counted, and SQLite takes 32,766. */
const rowsAtOnce = 5000;

export function entityIdsIn(database: Kysely<StoreTables>, guard: Guard): EntityIds {
  return {
    list: (object) => guard(() => list(database, object)),
    put: (object, ids) => guard(() => put(database, object, ids)),
  };
}

async function list(
  database: Kysely<StoreTables>,
  object: "person" | "company",
): Promise<readonly EntityId[]> {
  const rows = await database
    .selectFrom("entity_id")
    .select(["id", "record", "is_borne"])
    .where("object", "=", object)
    .orderBy("id")
    .execute();
  return rows.map(({ id, record, is_borne }) => ({ id, record, isBorne: is_borne === 1 }));
}

async function put(
  database: Kysely<StoreTables>,
  object: "person" | "company",
  ids: readonly EntityId[],
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    for (let from = 0; from < ids.length; from += rowsAtOnce)
      await transaction
        .insertInto("entity_id")
        .values(
          ids
            .slice(from, from + rowsAtOnce)
            .map(({ id, record, isBorne }) => ({ object, id, record, is_borne: isBorne ? 1 : 0 })),
        )
        .onConflict((conflict) =>
          conflict.columns(["object", "id"]).doUpdateSet((row) => ({
            record: row.ref("excluded.record"),
            is_borne: row.ref("excluded.is_borne"),
          })),
        )
        .execute();
  });
}
