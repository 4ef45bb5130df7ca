import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commitLoads, readLoads, withdrawLoad } from "./loads.ts";
import { withLock } from "./lock.ts";
import { lakePaths } from "./paths.ts";
import { pruneSnapshots } from "./prune-snapshots.ts";
import { commitSnapshot, listSnapshots, readCurrent, readSnapshot, snapshotFiles } from "./snapshots.ts";
import { stageLoad, stageSnapshot } from "./testing/lake-rows.ts";
import { temporaryFolder } from "./testing/temporary-folder.ts";

async function build(state: string, fingerprints: { readonly [dataset: string]: string }): Promise<string> {
  return withLock(state, { verb: "build" }, async (lock) => {
    const manifest = await stageSnapshot(lock, fingerprints);
    await commitSnapshot(lock, manifest);
    return manifest.id;
  });
}

describe("pruneSnapshots", () => {
  it("keeps the newest, the cited and the current, and the files that they share", async () => {
    const state = await temporaryFolder();
    for (const fingerprint of ["a", "b", "c", "d"])
      await build(state, { person: fingerprint, deal: fingerprint < "c" ? "x" : "y" });
    const pruned = await withLock(state, { verb: "build" }, (lock) =>
      pruneSnapshots(lock, { keep: 1, cited: ["0002"] }),
    );
    expect(pruned).toEqual({
      snapshots: ["0001", "0003"],
      files: ["person-a.duckdb", "person-c.duckdb"],
      left: [],
    });
    expect(await listSnapshots(state)).toEqual(["0002", "0004"]);
  });

  it("removes the files of a build that was killed before it named them", async () => {
    const state = await temporaryFolder();
    await withLock(state, { verb: "build" }, (lock) => stageSnapshot(lock, { person: "orphan" }));
    await build(state, { person: "a" });
    await withLock(state, { verb: "build" }, (lock) => pruneSnapshots(lock, { keep: 5, cited: [] }));
    expect(await readdir(lakePaths(state).snapshotFiles)).toEqual(["person-a.duckdb"]);
  });

  it("deletes no file while a cited manifest is damaged, and forgets a damaged one that nobody cites", async () => {
    const state = await temporaryFolder();
    for (const fingerprint of ["a", "b", "c"]) await build(state, { person: fingerprint });
    await writeFile(join(lakePaths(state).snapshots, "0001.json"), "{");
    const prune = (cited: readonly string[]) =>
      withLock(state, { verb: "build" }, (lock) => pruneSnapshots(lock, { keep: 3, cited }));
    expect(await prune(["0001"])).toEqual({ snapshots: [], files: [], left: [] });
    expect(await prune([])).toEqual({ snapshots: ["0001"], files: ["person-a.duckdb"], left: [] });
  });

  const fingerprint = fc.constantFrom("a", "b", "c");
  const step = fc.oneof(
    fc.record({
      do: fc.constant("build" as const),
      person: fingerprint,
      deal: fingerprint,
      isCited: fc.boolean(),
    }),
    fc.record({ do: fc.constant("load" as const), content: fc.string() }),
    fc.record({ do: fc.constant("withdraw" as const), which: fc.nat() }),
    fc.record({ do: fc.constant("prune" as const), keep: fc.integer({ min: 0, max: 3 }) }),
  );

  it("leaves every cited snapshot, the current one and every load whole, whatever came before", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const state = await temporaryFolder();
        const cited = new Set<string>();
        let latest: string | undefined;
        let loaded = 0;
        const withdrawn = new Set<number>();
        for (const one of steps) {
          if (one.do === "build") {
            latest = await build(state, { person: one.person, deal: one.deal });
            if (one.isCited) cited.add(latest);
          } else
            await withLock(state, { verb: "load" }, async (lock) => {
              if (one.do === "prune") await pruneSnapshots(lock, { keep: one.keep, cited });
              else if (one.do === "load") {
                await commitLoads(lock, [await stageLoad(lock, "s", one.content)]);
                loaded++;
              } else if (loaded > 0) {
                const { id, number } = (await readLoads(state))[one.which % loaded]!;
                await withdrawLoad(lock, id, new Date(0));
                withdrawn.add(number);
              }
            });
        }
        expect((await readCurrent(state))?.id).toBe(latest);
        for (const id of [...cited, ...(latest === undefined ? [] : [latest])])
          await snapshotFiles(state, await readSnapshot(state, id));
        const loads = await readLoads(state);
        expect(loads.map(({ number }) => number)).toEqual(Array.from({ length: loaded }, (_, at) => at + 1));
        expect(loads.filter(({ isWithdrawn }) => isWithdrawn).map(({ number }) => number)).toEqual(
          [...withdrawn].sort((a, b) => a - b),
        );
      }),
      { numRuns: 60 },
    );
  });
});
