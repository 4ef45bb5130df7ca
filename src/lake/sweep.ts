import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { HeldLock } from "./held-lock.ts";
import { pendingLoads } from "./loads.ts";
import { lakePaths } from "./paths.ts";
import { namesIn } from "./read-manifest.ts";
import { asidePath, removeDurably } from "./write-atomic.ts";

/** Removes what a killed load or build left: its staging, and the loads of a call that never ended. */
export async function sweep(lock: HeldLock): Promise<void> {
  const { tmp, loads, pending } = lakePaths(lock.state);
  const unfinished = await pendingLoads(lock.state);
  const present = await namesIn(loads);
  for (const id of unfinished) if (present.includes(id)) await rename(join(loads, id), asidePath(lock, id));
  if (unfinished.length > 0) await removeDurably(pending);
  for (const name of await namesIn(tmp)) await rm(join(tmp, name), { recursive: true, force: true });
}
