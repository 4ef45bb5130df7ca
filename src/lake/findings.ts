import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { HeldLock } from "./held-lock.ts";
import { lakePaths } from "./paths.ts";
import { namesIn, readText } from "./read-manifest.ts";
import { listSnapshots } from "./snapshots.ts";
import { writeAtomic } from "./write-atomic.ts";

/** Keeps what was found in a snapshot's data, and drops what was found in snapshots that are gone. */
export async function writeFindings(lock: HeldLock, snapshot: string, findings: unknown): Promise<void> {
  const folder = findingsFolder(lock.state);
  await writeAtomic(lock, join(folder, `${snapshot}.json`), `${JSON.stringify(findings, null, 2)}\n`);
  const kept = new Set([snapshot, ...(await listSnapshots(lock.state))]);
  for (const name of await namesIn(folder))
    if (!kept.has(basename(name, ".json"))) await rm(join(folder, name), { force: true });
}

/** What was found in a snapshot's data, as it was written; undefined when nothing was kept. */
export async function readFindings(state: string, snapshot: string): Promise<unknown> {
  const text = await readText(join(findingsFolder(state), `${basename(snapshot)}.json`));
  return text === undefined ? undefined : JSON.parse(text);
}

function findingsFolder(state: string): string {
  return join(lakePaths(state).snapshots, "findings");
}
