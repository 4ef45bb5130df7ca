import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Kysely, Migrator, sql } from "kysely";
import { syncFile, syncFolder } from "../lake/index.ts";
import { type Decisions, decisionsIn } from "./decisions.ts";
import { DurableSqlite } from "./durable-sqlite.ts";
import { migrations } from "./migrations/index.ts";
import { type EntityIds, entityIdsIn } from "./entity-ids.ts";
import { onStore, refusal } from "./refuse.ts";
import type { StoreTables } from "./tables.ts";

/** What a promise of a write gives back has reached the disk. Every method throws a Refusal when the outside refuses. */
export interface Store {
  readonly decisions: Decisions;
  readonly entityIds: EntityIds;
  /** Writes a whole copy, as of one moment, while others go on writing. `path` is replaced. */
  backUp(path: string): Promise<void>;
  close(): Promise<void>;
}

export function storePath(state: string): string {
  return join(state, "store", "entente.db");
}

/** Opens the store of a workspace's state folder, made or brought up to date first. */
export async function openStore(state: string): Promise<Store> {
  const path = storePath(state);
  return onStore(path, async () => {
    await makeFolder(path);
    const database = new Kysely<StoreTables>({ dialect: new DurableSqlite(path) });
    try {
      await migrate(database, path);
    } catch (error) {
      await database.destroy();
      throw error;
    }
    return storeOver(database, path);
  });
}

function storeOver(database: Kysely<StoreTables>, path: string): Store {
  return {
    decisions: decisionsIn(database, (work) => onStore(path, work)),
    entityIds: entityIdsIn(database, (work) => onStore(path, work)),
    backUp: (target) => onStore(target, () => backUp(database, target)),
    close: () => database.destroy(),
  };
}

/** Not in one call: Node says of a read-only disk that the folder is missing when it makes several levels. */
async function makeFolder(path: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
}

async function migrate(database: Kysely<StoreTables>, path: string): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
  const later = await executedElsewhere(database);
  if (later !== undefined) throw refusal("store-newer", { path, migration: later });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  if (results.length > 0) await syncFolder(dirname(path));
}

/** The last migration that this version does not know. */
async function executedElsewhere(database: Kysely<StoreTables>): Promise<string | undefined> {
  const tables = await database.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === "kysely_migration")) return undefined;
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    database,
  );
  return rows.map(({ name }) => name).findLast((name) => !Object.hasOwn(migrations, name));
}

async function backUp(database: Kysely<StoreTables>, target: string): Promise<void> {
  const aside = `${target}.part`;
  await mkdir(dirname(target), { recursive: true });
  await rm(aside, { force: true });
  await sql`vacuum into ${aside}`.execute(database);
  await syncFile(aside);
  await rename(aside, target);
  await syncFolder(dirname(target));
}
