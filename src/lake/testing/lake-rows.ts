import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256Hex } from "../../core/index.ts";
import type { HeldLock } from "../held-lock.ts";
import { openStaging, type StagedLoad } from "../loads.ts";
import type { SnapshotManifest } from "../manifest.ts";
import { nextSnapshotId, putSnapshotFile } from "../snapshots.ts";

/** A staged load whose one file holds `content`: the lake does not look into its files. */
export async function stageLoad(lock: HeldLock, source: string, content: string): Promise<StagedLoad> {
  const folder = await openStaging(lock);
  await writeFile(join(folder, "1.parquet"), content);
  const file = {
    number: 1,
    name: `${source}.csv`,
    sha256: sha256Hex(content),
    bytes: content.length,
    records: 1,
    irregular: 0,
    headers: ["a"],
    parquet: "1.parquet",
  };
  return {
    folder,
    manifest: { source, kind: "append", loadedAt: "2025-03-01T08:00:00.000Z", files: [file] },
  };
}

/** A snapshot of files that hold their own names; two snapshots share the file of an equal fingerprint. */
export async function stageSnapshot(
  lock: HeldLock,
  fingerprints: { readonly [dataset: string]: string },
): Promise<SnapshotManifest> {
  const datasets: Record<string, SnapshotManifest["datasets"][string]> = {};
  for (const [dataset, fingerprint] of Object.entries(fingerprints)) {
    const name = `${dataset}-${fingerprint}.duckdb`;
    const file = await putSnapshotFile(lock, name, (path) => writeFile(path, name));
    datasets[dataset] = { file, fingerprint, rows: 1 };
  }
  return {
    id: await nextSnapshotId(lock.state),
    builtAt: "2025-03-01T09:00:00.000Z",
    asOf: "2025-03-01T08:00:00.000Z",
    loads: [],
    method: "test",
    datasets,
  };
}
