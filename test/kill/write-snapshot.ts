import { openBuilder } from "../../src/engine/index.ts";
import {
  commitSnapshot,
  loadFilePath,
  nextSnapshotId,
  pruneSnapshots,
  putSnapshotFile,
  readLoads,
  type SnapshotDataset,
  withLock,
} from "../../src/lake/index.ts";
import { id, literalSql, sql } from "../../src/sql/index.ts";

/** A small build: one table a source, from all its loads, each in a file of its own. */
export async function writeSnapshot(state: string): Promise<string> {
  return withLock(state, { verb: "build" }, async (lock) => {
    const loads = (await readLoads(state)).filter(({ isWithdrawn }) => !isWithdrawn);
    const engine = await openBuilder({ memoryMb: 200, spillFolder: state });
    const datasets: Record<string, SnapshotDataset> = {};
    for (const source of new Set(loads.map((load) => load.source))) {
      const own = loads.filter((load) => load.source === source);
      const files = await Promise.all(own.map((load) => loadFilePath(state, load, load.files[0]!)));
      const fingerprint = own.map(({ number }) => number).join("-");
      const file = await putSnapshotFile(lock, `${source}-${fingerprint}.duckdb`, async (path) => {
        await engine.loadParquet(files, "raw");
        await engine.run(sql`attach ${literalSql(path)} as "next"`);
        await engine.run(sql`create table ${id("next", "main", source)} as select * from raw`);
        await engine.run(sql`checkpoint "next"`);
        await engine.run(sql`detach "next"`);
      });
      const rows = own.reduce((sum, load) => sum + load.files[0]!.records, 0);
      datasets[source] = { file, fingerprint, rows };
    }
    await engine.close();
    const now = new Date().toISOString();
    const snapshot = await nextSnapshotId(state);
    const ids = loads.map((load) => load.id);
    await commitSnapshot(lock, {
      id: snapshot,
      builtAt: now,
      asOf: now,
      loads: ids,
      method: "test",
      datasets,
    });
    await pruneSnapshots(lock, { keep: 2, cited: [] });
    return snapshot;
  });
}
