import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { sha256Hex } from "../core/index.ts";
import { onDisk } from "./disk.ts";
import type { HeldLock } from "./held-lock.ts";
import { type Holder, isElsewhere, isRunning, newHolder, parseHolder } from "./holder.ts";
import { lakePaths } from "./paths.ts";
import { type LockVerb, refusal } from "./refuse.ts";
import { sweep } from "./sweep.ts";
import { syncFolder, writeDurably } from "./write-atomic.ts";

/**
 * Runs `work` as the only load or build of the workspace, after sweeping what a killed one left. When
 * another runs, throws a Refusal that names it. Reading needs no lock.
 */
export async function withLock<Value>(
  state: string,
  { verb }: { readonly verb: LockVerb },
  work: (lock: HeldLock) => Promise<Value>,
): Promise<Value> {
  const paths = lakePaths(state);
  const lock = await onDisk({ path: state, writes: true }, async () => {
    for (const folder of [paths.loads, paths.checks, paths.tmp, paths.snapshotFiles])
      await mkdir(folder, { recursive: true });
    return acquire(state, verb);
  });
  try {
    await onDisk({ path: state, writes: true }, async () => {
      await sweepLockFiles(lock);
      await sweep(lock);
    });
    return await work(lock);
  } finally {
    await release(lock);
  }
}

/**
 * A lock whose holder died is not deleted but succeeded: its successor's file bears its token, so that only
 * one process can ever create it. The holder is the last of that chain. The new holder, once it has seen
 * itself at the end of the chain, takes the lock file's own name; whoever follows an older chain finds
 * that the lock file has changed, and starts again.
 */
async function acquire(state: string, verb: LockVerb): Promise<HeldLock> {
  const own = await newHolder(verb);
  const { lock } = lakePaths(state);
  const draft = `${lock}.draft-${own.token}`;
  try {
    await writeDurably(draft, JSON.stringify(own));
    for (;;) {
      const tail = (await chainOf(lock)).at(-1);
      if (tail?.isHeld === true) throw busy(tail, lock);
      if (!(await createExclusively(draft, tail?.successor ?? lock))) continue;
      if (tail === undefined) return { state, verb, token: own.token };
      if ((await chainOf(lock)).at(-1)?.holder?.token === own.token) {
        await rename(draft, lock);
        return { state, verb, token: own.token };
      }
      await rm(tail.successor, { force: true });
    }
  } finally {
    await rm(draft, { force: true });
  }
}

interface Link {
  readonly holder: Holder | undefined;
  readonly isHeld: boolean;
  /** Where the successor of this holder writes itself. */
  readonly successor: string;
}

async function chainOf(lock: string): Promise<readonly Link[]> {
  const links: Link[] = [];
  for (let place: string | undefined = lock; place !== undefined; ) {
    const found = await readLink(lock, place);
    if (found !== undefined) links.push(found);
    place = found?.successor;
  }
  return links;
}

async function readLink(lock: string, place: string): Promise<Link | undefined> {
  const text = await textOf(place);
  if (text === undefined) return undefined;
  const holder = parseHolder(text);
  const token = holder?.token ?? sha256Hex(text);
  const isHeld = holder === undefined ? await isFresh(place) : await isRunning(holder);
  return { holder, isHeld, successor: `${lock}.after-${token}` };
}

/** A file that names nobody is being written, if it is seconds old; else a power cut emptied it. */
async function isFresh(place: string): Promise<boolean> {
  const age = await stat(place).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => Number.POSITIVE_INFINITY,
  );
  return age < 10_000;
}

/** The draft appears under its new name whole, or not at all. exFAT and some shares know no links. */
async function createExclusively(draft: string, place: string): Promise<boolean> {
  try {
    await link(draft, place);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    if (!isCode(error, "EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP")) throw error;
  }
  try {
    await writeFile(place, await readFile(draft), { flag: "wx" });
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function release({ state, token }: HeldLock): Promise<void> {
  const { lock } = lakePaths(state);
  if (parseHolder((await textOf(lock)) ?? "")?.token === token) await rm(lock, { force: true });
}

/** Removes what older chains and killed contenders left beside the lock. */
async function sweepLockFiles({ state }: HeldLock): Promise<void> {
  const { lock } = lakePaths(state);
  const folder = dirname(lock);
  for (const name of await readdir(folder)) {
    if (name.startsWith(`${basename(lock)}.after-`)) await rm(join(folder, name), { force: true });
    if (!name.startsWith(`${basename(lock)}.draft-`)) continue;
    const draft = await readLink(lock, join(folder, name));
    if (draft?.isHeld === false) await rm(join(folder, name), { force: true });
  }
  await syncFolder(folder);
}

function busy({ holder }: Link, lock: string): Error {
  const facts = {
    pid: holder?.pid ?? 0,
    verb: holder?.verb ?? "load",
    since: localTime(holder === undefined ? new Date() : new Date(holder.startedAt)),
  } as const;
  return holder !== undefined && isElsewhere(holder)
    ? refusal("workspace-busy-elsewhere", { ...facts, host: holder.host, path: lock })
    : refusal("workspace-busy", facts);
}

function localTime(instant: Date): string {
  const shifted = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 19).replace("T", " ");
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function isCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
