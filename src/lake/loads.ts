import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { onDisk } from "./disk.ts";
import type { HeldLock } from "./held-lock.ts";
import type { LoadFile, LoadManifest } from "./manifest.ts";
import { lakePaths } from "./paths.ts";
import { loadManifest, namesIn, readManifest, readText } from "./read-manifest.ts";
import { refusal } from "./refuse.ts";
import {
  asidePath,
  moveInto,
  removeDurably,
  syncFile,
  syncFolder,
  writeAtomic,
  writeDurably,
} from "./write-atomic.ts";

export interface Load extends LoadManifest {
  readonly isWithdrawn: boolean;
}

/** A load that is being prepared: its Parquet files are written into `folder`. */
export interface StagedLoad {
  readonly folder: string;
  readonly manifest: Omit<LoadManifest, "id" | "number" | "together">;
}

/** Every load in the order of arrival, withdrawn ones marked; those of an unfinished call are not there. */
export async function readLoads(state: string): Promise<readonly Load[]> {
  const loads: Load[] = [];
  for (const manifest of await readManifests(state)) {
    const marker = await readText(join(lakePaths(state).loads, manifest.id, "withdrawn.json"));
    loads.push({ ...manifest, isWithdrawn: marker !== undefined });
  }
  return loads.sort((a, b) => a.number - b.number);
}

/**
 * A reader takes no lock, so it may list the folder while loads that belong together are being renamed:
 * then it lists again. What is still apart after that was taken away by hand.
 */
async function readManifests(state: string): Promise<readonly LoadManifest[]> {
  for (let before: string | undefined; ; ) {
    const pending = await pendingLoads(state);
    const present = (await namesIn(lakePaths(state).loads)).filter((name) => /^\d+-/.test(name));
    const shown = present.filter((name) => !pending.includes(name));
    const manifests = await Promise.all(shown.map((name) => readLoad(state, name)));
    const stillPending = await pendingLoads(state);
    const counted = manifests.filter(({ id }) => !stillPending.includes(id));
    const areTogether = counted.every(({ together = [] }) => together.every((id) => present.includes(id)));
    if (areTogether || before === present.join()) return counted;
    before = present.join();
  }
}

async function readLoad(state: string, name: string): Promise<LoadManifest> {
  const path = join(lakePaths(state).loads, name, "load.json");
  const manifest = await readManifest(path, loadManifest, "manifest-unreadable");
  if (manifest === undefined) throw refusal("file-missing", { path });
  return manifest;
}

/** The loads of a call that has not ended, or was killed. */
export async function pendingLoads(state: string): Promise<readonly string[]> {
  const path = lakePaths(state).pending;
  return (await readManifest(path, z.array(z.string()), "manifest-unreadable")) ?? [];
}

export async function openStaging(lock: HeldLock): Promise<string> {
  const folder = asidePath(lock, "load");
  await onDisk({ path: folder, writes: true }, () => mkdir(folder));
  return folder;
}

/**
 * Makes loads readable, all or none: each is renamed into place, and none of a call counts before all are
 * there.
 */
export async function commitLoads(
  lock: HeldLock,
  staged: readonly StagedLoad[],
): Promise<readonly LoadManifest[]> {
  const last = (await readLoads(lock.state)).at(-1)?.number ?? 0;
  const ids = staged.map(({ manifest }, index) => loadId(last + index + 1, manifest.source));
  const { loads, pending } = lakePaths(lock.state);
  const manifests = staged.map(
    ({ manifest }, index): LoadManifest => ({
      id: ids[index]!,
      number: last + index + 1,
      ...manifest,
      ...(ids.length > 1 && { together: ids }),
    }),
  );
  await onDisk({ path: loads, writes: true }, async () => {
    for (const [index, { folder }] of staged.entries()) await seal(folder, manifests[index]!);
    if (ids.length > 1) await writeAtomic(lock, pending, JSON.stringify(ids));
    for (const [index, { folder }] of staged.entries()) await moveInto(folder, join(loads, ids[index]!));
    if (ids.length > 1) await removeDurably(pending);
  });
  return manifests;
}

async function seal(folder: string, manifest: LoadManifest): Promise<void> {
  for (const { parquet } of manifest.files) await syncFile(join(folder, parquet));
  await writeDurably(join(folder, "load.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  await syncFolder(folder);
}

function loadId(number: number, source: string): string {
  const name = source.replaceAll(/[^A-Za-z0-9_-]+/g, "-").slice(0, 60);
  return `${String(number).padStart(4, "0")}-${name}`;
}

/** Marks a load as undone: the next build reads what was there before it. */
export async function withdrawLoad(lock: HeldLock, id: string, withdrawnAt: Date): Promise<void> {
  const path = join(lakePaths(lock.state).loads, id, "withdrawn.json");
  await writeAtomic(lock, path, `${JSON.stringify({ withdrawnAt: withdrawnAt.toISOString() })}\n`);
}

/** Where a load's file lies; refused when it is gone. */
export async function loadFilePath(state: string, load: LoadManifest, file: LoadFile): Promise<string> {
  const path = join(lakePaths(state).loads, load.id, file.parquet);
  await onDisk({ path, writes: false }, () => stat(path));
  return path;
}

/** The load that brought this very content for this source, if one did and still counts. */
export function loadWithContent(
  loads: readonly Load[],
  content: { readonly source: string; readonly sha256: string; readonly sheet?: string },
): Load | undefined {
  return loads.find(
    (load) =>
      !load.isWithdrawn &&
      load.source === content.source &&
      load.files.some((file) => file.sha256 === content.sha256 && file.sheet === content.sheet),
  );
}
