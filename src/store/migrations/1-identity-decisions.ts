import { type Kysely, type Migration, sql } from "kysely";

export const identityDecisions: Migration = { up };

async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("identity_decision")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("object", "text", (column) => column.notNull().check(sql`object in ('person', 'company')`))
    .addColumn("verdict", "text", (column) => column.notNull().check(sql`verdict in ('same', 'different')`))
    .addColumn("decided_by", "text", (column) => column.notNull())
    .addColumn("decided_at", "text", (column) => column.notNull())
    .addColumn("reason", "text")
    .addColumn("revoked_by", "text")
    .addColumn("revoked_at", "text")
    .addColumn("revoked_reason", "text")
    .addCheckConstraint("identity_decision_revoked", sql`(revoked_at is null) = (revoked_by is null)`)
    .execute();
  await database.schema
    .createTable("identity_decision_record")
    .addColumn("decision_id", "text", (column) => column.notNull().references("identity_decision.id"))
    .addColumn("side", "integer", (column) => column.notNull())
    .addColumn("record", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("identity_decision_record_key", ["decision_id", "record"])
    .execute();
  await database.schema
    .createIndex("identity_decision_record_by_record")
    .on("identity_decision_record")
    .column("record")
    .execute();
}
