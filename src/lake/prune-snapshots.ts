import { unlink } from "node:fs/promises";
import { join } from "node:path";
import type { HeldLock } from "./held-lock.ts";
import { lakePaths } from "./paths.ts";
import { namesIn } from "./read-manifest.ts";
import { syncFolder } from "./write-atomic.ts";
import { listSnapshots, readCurrent, readSnapshot } from "./snapshots.ts";

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
 * Windows refuses to delete an open file, which then waits for the next pruning.
 */
export async function pruneSnapshots(lock: HeldLock, { keep, cited }: Keeping): Promise<Pruned> {
  const { snapshots, snapshotFiles } = lakePaths(lock.state);
  const ids = await listSnapshots(lock.state);
  const kept = new Set([...ids.slice(Math.max(0, ids.length - keep)), ...cited]);
  const current = await readCurrent(lock.state);
  if (current !== undefined) kept.add(current.id);
  const named = new Set<string>();
  for (const id of ids)
    if (kept.has(id))
      for (const { file } of Object.values((await readSnapshot(lock.state, id)).datasets)) named.add(file);
  const old = ids.filter((id) => !kept.has(id));
  for (const id of old) await unlink(join(snapshots, `${id}.json`));
  await syncFolder(snapshots);
  const unnamed = (await namesIn(snapshotFiles)).filter((name) => !named.has(`files/${name}`));
  const left: string[] = [];
  for (const name of unnamed) if (!(await removed(join(snapshotFiles, name)))) left.push(name);
  return { snapshots: old, files: unnamed.filter((name) => !left.includes(name)), left };
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
