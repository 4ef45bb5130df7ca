import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { onDisk } from "./disk.ts";
import type { HeldLock } from "./held-lock.ts";
import { lakePaths } from "./paths.ts";

/** A name in the staging folder that nobody else uses. */
export function asidePath(lock: HeldLock, path: string): string {
  return join(lakePaths(lock.state).tmp, `${randomUUID()}-${basename(path)}`);
}

/** Writes a whole file or none: aside, fsynced, renamed into place, and the folder fsynced. */
export async function writeAtomic(lock: HeldLock, path: string, content: string | Uint8Array): Promise<void> {
  const aside = asidePath(lock, path);
  await onDisk({ path, writes: true }, async () => {
    try {
      await writeDurably(aside, content);
      await mkdir(dirname(path), { recursive: true });
      await moveInto(aside, path);
    } finally {
      await rm(aside, { force: true });
    }
  });
}

export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Renames a file or a folder and makes the rename survive a power cut. */
export async function moveInto(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}

export async function removeDurably(path: string): Promise<void> {
  await rm(path, { force: true });
  await syncFolder(dirname(path));
}

/** Makes a file that someone else wrote (DuckDB) survive a power cut. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Windows opens no folder, and needs no fsync of one: NTFS journals its names. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
