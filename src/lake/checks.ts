import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { HeldLock } from "./held-lock.ts";
import { lakePaths } from "./paths.ts";
import { namesIn, readText } from "./read-manifest.ts";
import { asidePath, moveInto, syncFile, writeAtomic } from "./write-atomic.ts";

/** A verdict on one load file that is computed once. Its rows, when it has any, lie in `parquet`. */
export interface CachedCheck {
  readonly content: unknown;
  readonly parquet: string;
}

/** A cached verdict; undefined when it was never computed, or cannot be read: it can be computed again. */
export async function readCheck(state: string, fingerprint: string): Promise<CachedCheck | undefined> {
  const { json, parquet } = checkPaths(state, fingerprint);
  const text = await readText(json);
  if (text === undefined) return undefined;
  try {
    return { content: JSON.parse(text), parquet };
  } catch {
    return undefined;
  }
}

/** Keeps a verdict: `writeRows` makes the Parquet file, and what it returns becomes the content. */
export async function writeCheck(
  lock: HeldLock,
  fingerprint: string,
  writeRows: (parquet: string) => Promise<unknown>,
): Promise<CachedCheck> {
  const { json, parquet } = checkPaths(lock.state, fingerprint);
  const aside = asidePath(lock, parquet);
  try {
    const content = await writeRows(aside);
    await syncFile(aside);
    await moveInto(aside, parquet);
    await writeAtomic(lock, json, `${JSON.stringify(content)}\n`);
    return { content, parquet };
  } finally {
    await rm(aside, { force: true });
  }
}

/** The fingerprints of every kept verdict. */
export async function listChecks(state: string): Promise<readonly string[]> {
  const names = await namesIn(lakePaths(state).checks);
  return names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length));
}

export async function dropCheck(lock: HeldLock, fingerprint: string): Promise<void> {
  const { json, parquet } = checkPaths(lock.state, fingerprint);
  await rm(json, { force: true });
  await rm(parquet, { force: true });
}

function checkPaths(state: string, fingerprint: string) {
  const { checks } = lakePaths(state);
  return { json: join(checks, `${fingerprint}.json`), parquet: join(checks, `${fingerprint}.parquet`) };
}
