import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Refusal } from "../core/index.ts";
import { openBuilder } from "../engine/index.ts";
import { literalSql, sql } from "../sql/index.ts";
import { onDisk } from "./disk.ts";
import { commitLoads, readLoads } from "./loads.ts";
import { withLock } from "./lock.ts";
import { lakePaths } from "./paths.ts";
import { commitSnapshot, putSnapshotFile, readCurrent } from "./snapshots.ts";
import { stageLoad, stageSnapshot } from "./testing/lake-rows.ts";
import { canMount, makeReadOnly, smallDisk, temporaryFolder } from "./testing/temporary-folder.ts";

const mounts = canMount();
const isRoot = process.getuid?.() === 0;

describe("onDisk", () => {
  it("says which file is missing", async () => {
    const path = join(await temporaryFolder(), "gone");
    const reading = onDisk({ path, writes: false }, () => readdir(path));
    await expect(reading).rejects.toMatchObject({
      code: "file-missing",
      words: {
        fr: `${path} est introuvable : rétablissez-le depuis une sauvegarde, ou chargez à nouveau l'export d'origine.`,
      },
    });
  });

  it("leaves our own mistakes as they are", async () => {
    const mistake = new TypeError("ours");
    await expect(onDisk({ path: "/", writes: true }, () => Promise.reject(mistake))).rejects.toBe(mistake);
  });

  it("understands what DuckDB says of the disk", async () => {
    const folder = await temporaryFolder();
    const engine = await openBuilder({ memoryMb: 200, spillFolder: folder });
    const path = join(folder, "no", "x.parquet");
    const writing = onDisk({ path, writes: true }, () =>
      engine.run(sql`copy (select 1) to ${literalSql(path)} (format parquet)`),
    );
    await expect(writing).rejects.toMatchObject({ code: "file-missing" });
    await engine.close();
  });
});

describe("a full disk", () => {
  it.skipIf(!mounts)(
    "[needs root, to mount one] refuses a load in one sentence and damages nothing",
    async () => {
      const state = await smallDisk(160);
      await withLock(state, { verb: "load" }, async (lock) =>
        commitLoads(lock, [await stageLoad(lock, "s", "small")]),
      );
      const before = await readLoads(state);
      const tooLarge = withLock(state, { verb: "load" }, async (lock) =>
        onDisk({ path: state, writes: true, needed: 3e6 }, async () =>
          commitLoads(lock, [await stageLoad(lock, "s", "x".repeat(3e6))]),
        ),
      );
      const refused = await tooLarge.catch((error: unknown) => error);
      if (!(refused instanceof Refusal)) throw refused;
      expect(refused.code).toBe("disk-full");
      expect(refused.words.en).toMatch(/is full \(0\.\d MB free, up to 3\.0 MB needed\): free some space/);
      expect(await readLoads(state)).toEqual(before);
      await withLock(state, { verb: "load" }, async (lock) =>
        commitLoads(lock, [await stageLoad(lock, "s", "small again")]),
      );
    },
  );

  it.skipIf(!mounts)(
    "[needs root, to mount one] leaves the current snapshot when DuckDB cannot write the next",
    async () => {
      const state = await smallDisk(2000);
      await withLock(state, { verb: "build" }, async (lock) =>
        commitSnapshot(lock, await stageSnapshot(lock, { person: "a" })),
      );
      const engine = await openBuilder({ memoryMb: 200, spillFolder: await temporaryFolder() });
      const failing = withLock(state, { verb: "build" }, (lock) =>
        putSnapshotFile(lock, "person-b.duckdb", async (path) => {
          await engine.run(sql`attach ${literalSql(path)} as "next"`);
          await engine.run(
            sql`create table "next"."person" as select md5(range::varchar) as "x" from range(1000000)`,
          );
          await engine.run(sql`detach "next"`);
        }),
      );
      await expect(failing).rejects.toMatchObject({ code: "disk-full" });
      await engine.close();
      expect((await readCurrent(state))?.id).toBe("0001");
      await withLock(state, { verb: "build" }, async () =>
        expect(await readdir(lakePaths(state).tmp)).toEqual([]),
      );
    },
  );
});

describe("a read-only folder", () => {
  it.skipIf(isRoot && !mounts)(
    "[needs a user other than root, or a mount] refuses to write, names the place, and still reads",
    async () => {
      const disk = mounts ? await smallDisk(500) : await temporaryFolder();
      const state = join(disk, "state");
      await mkdir(state);
      await withLock(state, { verb: "build" }, async (lock) => {
        await commitLoads(lock, [await stageLoad(lock, "s", "a")]);
        await commitSnapshot(lock, await stageSnapshot(lock, { person: "a" }));
      });
      await makeReadOnly(mounts ? disk : state, mounts);
      const refused = await withLock(state, { verb: "load" }, async () => 1).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: "folder-read-only" });
      expect(String(refused)).toContain(state);
      expect(await readLoads(state)).toHaveLength(1);
      expect((await readCurrent(state))?.id).toBe("0001");
    },
  );

  it.skipIf(isRoot)("[needs a user other than root] says which file may not be read", async () => {
    const path = join(await temporaryFolder(), "closed");
    await writeFile(path, "x", { mode: 0 });
    const reading = onDisk({ path, writes: false }, () => readdir(path));
    await expect(reading).rejects.toMatchObject({ code: "file-unreadable" });
  });
});
