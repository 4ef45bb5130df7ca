import { join } from "node:path";
import type { HeldLock } from "./held-lock.ts";
import { lakePaths } from "./paths.ts";
import { readText } from "./read-manifest.ts";
import { writeAtomic } from "./write-atomic.ts";

/** Where the problems found in a snapshot's data lie, beside its manifest. */
export function findingsPath(state: string, snapshot: string): string {
  return join(lakePaths(state).snapshots, `${snapshot}.findings.json`);
}

export async function writeFindings(lock: HeldLock, snapshot: string, findings: unknown): Promise<void> {
  await writeAtomic(lock, findingsPath(lock.state, snapshot), `${JSON.stringify(findings, null, 2)}\n`);
}

/** What was found in a snapshot's data, as it was written; undefined when nothing was kept. */
export async function readFindings(state: string, snapshot: string): Promise<unknown> {
  const text = await readText(findingsPath(state, snapshot));
  return text === undefined ? undefined : JSON.parse(text);
}
