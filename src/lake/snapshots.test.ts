import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withLock } from "./lock.ts";
import { lakePaths } from "./paths.ts";
import {
  commitSnapshot,
  listSnapshots,
  putSnapshotFile,
  readCurrent,
  readSnapshot,
  snapshotFiles,
} from "./snapshots.ts";
import { stageSnapshot } from "./testing/lake-rows.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

async function build(state: string, fingerprints: { readonly [dataset: string]: string }) {
  return withLock(state, { verb: "build" }, async (lock) => {
    const manifest = await stageSnapshot(lock, fingerprints);
    await commitSnapshot(lock, manifest);
    return manifest;
  });
}

describe("commitSnapshot", () => {
  it("makes the snapshot current, and keeps the ones before it", async () => {
    const state = await temporaryFolder();
    expect(await readCurrent(state)).toBeUndefined();
    const first = await build(state, { person: "a", deal: "a" });
    const second = await build(state, { person: "b", deal: "a" });
    expect(await readCurrent(state)).toEqual(second);
    expect(await readSnapshot(state, "0001")).toEqual(first);
    expect(await listSnapshots(state)).toEqual(["0001", "0002"]);
    expect(await readdir(lakePaths(state).snapshotFiles)).toEqual([
      "deal-a.duckdb",
      "person-a.duckdb",
      "person-b.duckdb",
    ]);
  });

  it("refuses a manifest that names a file that is not there, and changes nothing", async () => {
    const state = await temporaryFolder();
    const first = await build(state, { person: "a" });
    await withLock(state, { verb: "build" }, async (lock) => {
      const lost = { ...first.datasets["person"]!, file: "files/lost.duckdb" };
      const commit = commitSnapshot(lock, { ...first, id: "0002", datasets: { person: lost } });
      await expect(commit).rejects.toMatchObject({ code: "snapshot-file-missing" });
    });
    expect(await readCurrent(state)).toEqual(first);
  });
});

describe("putSnapshotFile", () => {
  it("does not write a file again that exists", async () => {
    const state = await temporaryFolder();
    await withLock(state, { verb: "build" }, async (lock) => {
      await putSnapshotFile(lock, "x.duckdb", (path) => writeFile(path, "first"));
      await putSnapshotFile(lock, "x.duckdb", (path) => writeFile(path, "second"));
    });
    expect(await readFile(join(lakePaths(state).snapshotFiles, "x.duckdb"), "utf8")).toBe("first");
  });

  it("leaves nothing behind when the writing fails", async () => {
    const state = await temporaryFolder();
    await withLock(state, { verb: "build" }, async (lock) => {
      const failing = putSnapshotFile(lock, "x.duckdb", async (path) => {
        await writeFile(path, "half");
        throw new Error("power");
      });
      await expect(failing).rejects.toThrow("power");
      expect(await readdir(lakePaths(state).tmp)).toEqual([]);
      expect(await readdir(lakePaths(state).snapshotFiles)).toEqual([]);
    });
  });
});

describe("readCurrent", () => {
  it("refuses a damaged manifest, and says that rebuild makes it again", async () => {
    const state = await temporaryFolder();
    await build(state, { person: "a" });
    await writeFile(join(lakePaths(state).snapshots, "0001.json"), "{");
    await expect(readCurrent(state)).rejects.toMatchObject({
      code: "snapshot-unreadable",
      message: expect.stringContaining("entente rebuild"),
    });
    await rm(join(lakePaths(state).snapshots, "0001.json"));
    await expect(readCurrent(state)).rejects.toMatchObject({
      code: "snapshot-file-missing",
      message: expect.stringContaining("0001.json is missing: run `entente rebuild`"),
    });
  });
});

describe("snapshotFiles", () => {
  it("refuses a snapshot one file of which is gone", async () => {
    const state = await temporaryFolder();
    const manifest = await build(state, { person: "a", deal: "a" });
    expect((await snapshotFiles(state, manifest)).get("deal")).toBe(
      join(lakePaths(state).snapshotFiles, "deal-a.duckdb"),
    );
    await rm(join(lakePaths(state).snapshotFiles, "deal-a.duckdb"));
    await expect(snapshotFiles(state, manifest)).rejects.toMatchObject({ code: "snapshot-file-missing" });
  });
});
