import { dropCheck, type HeldLock, listChecks } from "../../lake/index.ts";

/** Drops what is kept of a subject (the start of its fingerprints) under another mapping than the present. */
export async function dropOlder(lock: HeldLock, subject: string, fingerprint: string): Promise<void> {
  for (const one of await listChecks(lock.state))
    if (one.startsWith(subject) && one !== fingerprint) await dropCheck(lock, one);
}
