import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../core/index.ts";
import type { HeldLock } from "./held-lock.ts";
import type { SnapshotManifest } from "./manifest.ts";
import { lakePaths } from "./paths.ts";
import { namesIn } from "./read-manifest.ts";
import { syncFolder } from "./write-atomic.ts";
import { currentId, listSnapshots, readSnapshot } from "./snapshots.ts";

export interface Keeping {
  /** How many of the newest snapshots stay. */
  readonly keep: number;
  /** Ids that something cites (a closing, a saved answer): they stay whatever their age. */
  readonly cited: Iterable<string>;
}

export interface Pruned {
  readonly snapshots: readonly string[];
  readonly files: readonly string[];
  /** Files that Windows would not delete while a reader has them open: the next pruning takes them. */
  readonly left: readonly string[];
}

/**
 * Deletes old snapshots, then the files that no kept one names. On POSIX a reader keeps what it has open;
 * Windows refuses to delete an open file, which then waits for the next pruning. No file is deleted while
 * the manifest of a snapshot that is needed cannot be read.
 */
export async function pruneSnapshots(lock: HeldLock, { keep, cited }: Keeping): Promise<Pruned> {
  const { snapshots, snapshotFiles } = lakePaths(lock.state);
  const ids = await listSnapshots(lock.state);
  const needed = new Set([...cited, (await currentId(lock.state)) ?? ""]);
  const kept = new Set([...ids.slice(Math.max(0, ids.length - keep)), ...needed]);
  const old: string[] = [];
  const named = new Set<string>();
  let isCertain = true;
  for (const id of ids) {
    const manifest = kept.has(id) ? await readUndamaged(lock.state, id) : undefined;
    if (manifest === undefined && needed.has(id)) isCertain = false;
    else if (manifest === undefined) old.push(id);
    else for (const { file } of Object.values(manifest.datasets)) named.add(file);
  }
  for (const id of old) await unlink(join(snapshots, `${id}.json`));
  await syncFolder(snapshots);
  const present = isCertain ? await namesIn(snapshotFiles) : [];
  const files: string[] = [];
  const left: string[] = [];
  for (const name of present.filter((one) => !named.has(`files/${one}`)))
    ((await removed(join(snapshotFiles, name))) ? files : left).push(name);
  return { snapshots: old, files, left };
}

/** A damaged manifest names no file: it goes with the old ones, unless something needs it. */
async function readUndamaged(state: string, id: string): Promise<SnapshotManifest | undefined> {
  try {
    return await readSnapshot(state, id);
  } catch (error) {
    if (error instanceof Refusal && error.code === "snapshot-unreadable") return undefined;
    throw error;
  }
}

async function removed(path: string): Promise<boolean> {
  try {
    await unlink(path);
    return true;
  } catch (error) {
    if (process.platform === "win32") return false;
    throw error;
  }
}
