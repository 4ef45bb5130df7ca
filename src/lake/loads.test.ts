import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commitLoads, loadFilePath, loadWithContent, readLoads, withdrawLoad } from "./loads.ts";
import { withLock } from "./lock.ts";
import { lakePaths } from "./paths.ts";
import { stageLoad } from "./testing/lake-rows.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

async function commit(state: string, ...contents: readonly (readonly [source: string, content: string])[]) {
  return withLock(state, { verb: "load" }, async (lock) => {
    const staged = [];
    for (const [source, content] of contents) staged.push(await stageLoad(lock, source, content));
    return commitLoads(lock, staged);
  });
}

const idsOf = async (state: string) => (await readLoads(state)).map(({ id }) => id);

describe("commitLoads", () => {
  it("numbers loads from 1 in the order of their arrival", async () => {
    const state = await temporaryFolder();
    await commit(state, ["contacts", "a"]);
    await commit(state, ["Équipe 1/../x", "b"], ["contacts", "c"]);
    const loads = await readLoads(state);
    expect(loads.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(await idsOf(state)).toEqual(["0001-contacts", "0002--quipe-1-x", "0003-contacts"]);
    expect(await readFile(await loadFilePath(state, loads[2]!, loads[2]!.files[0]!), "utf8")).toBe("c");
  });

  it("shows the loads of a call all or none to whoever reads meanwhile", async () => {
    const state = await temporaryFolder();
    const calls = 12;
    const seen = new Set<number>();
    const reading = (async () => {
      while (!seen.has(3 * calls)) seen.add((await readLoads(state)).length);
    })();
    for (let call = 0; call < calls; call++)
      await commit(state, ["a", `a${call}`], ["b", `b${call}`], ["c", `c${call}`]);
    await reading;
    expect([...seen].filter((count) => count % 3 !== 0)).toEqual([]);
    expect(seen.size).toBeGreaterThan(2);
  });

  it("shows none of the loads of a call that never ended, and the next lock removes them", async () => {
    const state = await temporaryFolder();
    await commit(state, ["contacts", "a"]);
    await commit(state, ["contacts", "b"], ["deals", "c"]);
    const { loads, pending } = lakePaths(state);
    await writeFile(pending, JSON.stringify(["0002-contacts", "0003-deals"]));
    expect(await idsOf(state)).toEqual(["0001-contacts"]);
    await withLock(state, { verb: "load" }, async () => undefined);
    expect(await readdir(loads)).toEqual(["0001-contacts"]);
    await commit(state, ["deals", "c"]);
    expect(await idsOf(state)).toEqual(["0001-contacts", "0002-deals"]);
  });

  it("keeps a load whose companion someone moved away", async () => {
    const state = await temporaryFolder();
    await commit(state, ["contacts", "b"], ["deals", "c"]);
    await rename(join(lakePaths(state).loads, "0002-deals"), join(await temporaryFolder(), "deals"));
    await withLock(state, { verb: "load" }, async () => undefined);
    expect(await idsOf(state)).toEqual(["0001-contacts"]);
  });
});

describe("readLoads", () => {
  it("reads an empty lake and one that does not exist", async () => {
    expect(await readLoads(join(await temporaryFolder(), "nothing"))).toEqual([]);
  });

  it("needs no lock", async () => {
    const state = await temporaryFolder();
    await withLock(state, { verb: "load" }, async () => expect(await readLoads(state)).toEqual([]));
  });

  it("passes over what is not a load's folder", async () => {
    const state = await temporaryFolder();
    await mkdir(lakePaths(state).loads, { recursive: true });
    await writeFile(join(lakePaths(state).loads, ".DS_Store"), "");
    expect(await readLoads(state)).toEqual([]);
  });

  it("refuses a damaged manifest with its path and the wrong field", async () => {
    const state = await temporaryFolder();
    await commit(state, ["contacts", "a"]);
    const path = join(lakePaths(state).loads, "0001-contacts", "load.json");
    await writeFile(path, '{"id": "0001-contacts", "number": "one"}');
    await expect(readLoads(state)).rejects.toMatchObject({
      code: "manifest-unreadable",
      message: expect.stringContaining(`${path} cannot be understood (number,`),
    });
    await rm(path);
    await expect(readLoads(state)).rejects.toMatchObject({ code: "file-missing" });
  });
});

describe("loadFilePath", () => {
  it("refuses a file that is gone", async () => {
    const state = await temporaryFolder();
    const [load] = await commit(state, ["contacts", "a"]);
    await rm(join(lakePaths(state).loads, load!.id, "1.parquet"));
    await expect(loadFilePath(state, load!, load!.files[0]!)).rejects.toMatchObject({
      code: "file-missing",
      message: expect.stringContaining(join("0001-contacts", "1.parquet")),
    });
  });
});

describe("withdrawLoad", () => {
  it("marks the load and keeps its rows; its number is not given again", async () => {
    const state = await temporaryFolder();
    await commit(state, ["contacts", "a"]);
    await withLock(state, { verb: "undo" }, (lock) => withdrawLoad(lock, "0001-contacts", new Date(0)));
    expect(await readLoads(state)).toMatchObject([{ id: "0001-contacts", isWithdrawn: true }]);
    expect(await readdir(join(lakePaths(state).loads, "0001-contacts"))).toContain("1.parquet");
    await commit(state, ["contacts", "a"]);
    expect(await idsOf(state)).toEqual(["0001-contacts", "0002-contacts"]);
  });
});

describe("loadWithContent", () => {
  it("recognises the same content for the same source, unless it was withdrawn", async () => {
    const state = await temporaryFolder();
    const [load] = await commit(state, ["contacts", "a"]);
    const { sha256 } = load!.files[0]!;
    const find = async (source: string) => loadWithContent(await readLoads(state), { source, sha256 })?.id;
    expect(await find("contacts")).toBe("0001-contacts");
    expect(await find("deals")).toBeUndefined();
    await withLock(state, { verb: "undo" }, (lock) => withdrawLoad(lock, "0001-contacts", new Date(0)));
    expect(await find("contacts")).toBeUndefined();
  });
});
