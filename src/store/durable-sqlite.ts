import { setTimeout as wait } from "node:timers/promises";
import Database from "libsql";
import {
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from "kysely";

/** How long a writer waits for the writer before it. */
const patienceMs = 10_000;
/** How long anything else waits inside libsql, for somebody who mends the log of a writer that was killed. */
const readPatience = "pragma busy_timeout = 5000";

/**
 * libsql in a file: write-ahead log, an fsync at every commit, and writers one after the other, whether in several processes or in
 * one. A writer waits here and not in libsql, whose waiting would stop the whole process, the one that is waited for included.
 */
export class DurableSqlite extends SqliteDialect {
  readonly #open: () => Promise<Database.Database>;

  constructor(path: string) {
    let opening: Promise<Database.Database> | undefined;
    const open = () => (opening ??= inTurn(async () => opened(path)));
    super({ database: open });
    this.#open = open;
  }

  override createDriver(): Driver {
    return new ImmediateDriver(this.#open);
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}

function opened(path: string): Database.Database {
  const database = new Database(path);
  try {
    database.exec(readPatience);
    database.exec("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on");
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Takes the writer's place at once: a transaction that read first could not wait for it, and would fail. `exec` and no prepared
 * statement: one that was refused as busy stays open, and no commit passes it (tursodatabase/libsql-client-ts#352).
 */
class ImmediateDriver extends SqliteDriver {
  readonly #open: () => Promise<Database.Database>;

  constructor(open: () => Promise<Database.Database>) {
    super({ database: open });
    this.#open = open;
  }

  override async beginTransaction(): Promise<void> {
    const database = await this.#open();
    await inTurn(async () => {
      database.exec("pragma busy_timeout = 0");
      try {
        database.exec("begin immediate");
      } finally {
        database.exec(readPatience);
      }
    });
  }

  /** SQLite has rolled back by itself after some errors (a full disk): a second time would hide them. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if ((await this.#open()).inTransaction) await super.rollbackTransaction(connection);
  }
}

/** A migration that fails, or is killed, leaves nothing of itself. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const started = performance.now();
  for (let pause = 1; ; pause = Math.min(2 * pause, 50)) {
    try {
      return await work();
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY");
      if (!isBusy || performance.now() - started > patienceMs) throw error;
      await wait(pause);
    }
  }
}
