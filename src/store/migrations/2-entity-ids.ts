import { type Kysely, type Migration, sql } from "kysely";

export const entityIds: Migration = { up };

async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable("entity_id")
    .addColumn("object", "text", (column) => column.notNull().check(sql`object in ('person', 'company')`))
    .addColumn("id", "integer", (column) => column.notNull())
    .addColumn("record", "text", (column) => column.notNull())
    .addColumn("is_borne", "integer", (column) => column.notNull().check(sql`is_borne in (0, 1)`))
    .addPrimaryKeyConstraint("entity_id_key", ["object", "id"])
    .execute();
}
