import { rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { onDisk } from "./disk.ts";
import type { HeldLock } from "./held-lock.ts";
import type { SnapshotManifest } from "./manifest.ts";
import { lakePaths } from "./paths.ts";
import { namesIn, readManifest, readText, snapshotManifest } from "./read-manifest.ts";
import { refusal } from "./refuse.ts";
import { asidePath, moveInto, syncFile, writeAtomic } from "./write-atomic.ts";

/** The snapshot that questions are answered from; undefined before the first build. */
export async function readCurrent(state: string): Promise<SnapshotManifest | undefined> {
  for (let seen: string | undefined; ; ) {
    const id = await currentId(state);
    if (id === undefined) return undefined;
    const manifest = await readIfPresent(state, id);
    if (manifest !== undefined) return manifest;
    if (id === seen) throw refusal("snapshot-file-missing", { path: manifestPath(state, id) });
    seen = id;
  }
}

export async function currentId(state: string): Promise<string | undefined> {
  return (await readText(lakePaths(state).current))?.trim();
}

/** A kept snapshot, by id; refused when it is gone. */
export async function readSnapshot(state: string, id: string): Promise<SnapshotManifest> {
  const manifest = await readIfPresent(state, id);
  if (manifest === undefined) throw refusal("snapshot-missing", { id });
  return manifest;
}

/** The ids of the kept snapshots, oldest first. */
export async function listSnapshots(state: string): Promise<readonly string[]> {
  const names = await namesIn(lakePaths(state).snapshots);
  return names
    .filter((name) => name.endsWith(".json"))
    .map((name) => basename(name, ".json"))
    .sort((a, b) => Number(a) - Number(b));
}

/** Snapshots are numbered in the order of their building: `0001`, `0002`... */
export async function nextSnapshotId(state: string): Promise<string> {
  const last = (await listSnapshots(state)).at(-1);
  return String(Number(last ?? 0) + 1).padStart(4, "0");
}

/** The file of each dataset, ready for a reader; refused when one is missing. */
export async function snapshotFiles(
  state: string,
  manifest: SnapshotManifest,
): Promise<ReadonlyMap<string, string>> {
  const { snapshots } = lakePaths(state);
  const files = new Map<string, string>();
  for (const [dataset, { file }] of Object.entries(manifest.datasets)) {
    const path = join(snapshots, file);
    if (!(await exists(path))) throw refusal("snapshot-file-missing", { path });
    files.set(dataset, path);
  }
  return files;
}

/**
 * Puts one immutable file among those that snapshots share, and returns its name as a manifest says it.
 * `write` makes it at the path it is given, whole and closed; it is not called when the file exists.
 */
export async function putSnapshotFile(
  lock: HeldLock,
  name: string,
  write: (path: string) => Promise<void>,
): Promise<string> {
  const path = join(lakePaths(lock.state).snapshotFiles, name);
  if (await exists(path)) return `files/${name}`;
  const aside = asidePath(lock, name);
  await onDisk({ path, writes: true }, async () => {
    try {
      await write(aside);
      if (await exists(`${aside}.wal`)) throw new Error(`${name} was closed without a checkpoint.`);
      await syncFile(aside);
      await moveInto(aside, path);
    } finally {
      await rm(aside, { force: true });
    }
  });
  return `files/${name}`;
}

/** Makes a snapshot the current one: its manifest first, then one rename. */
export async function commitSnapshot(lock: HeldLock, manifest: SnapshotManifest): Promise<void> {
  await snapshotFiles(lock.state, manifest);
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  await writeAtomic(lock, manifestPath(lock.state, manifest.id), text);
  await writeAtomic(lock, lakePaths(lock.state).current, `${manifest.id}\n`);
}

async function readIfPresent(state: string, id: string): Promise<SnapshotManifest | undefined> {
  return readManifest(manifestPath(state, id), snapshotManifest, "snapshot-unreadable");
}

function manifestPath(state: string, id: string): string {
  return join(lakePaths(state).snapshots, `${basename(id)}.json`);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
