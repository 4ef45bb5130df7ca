import type { LockVerb } from "./refuse.ts";

/** The proof of holding a workspace's lock: what changes the lake or the snapshots asks for it. */
export interface HeldLock {
  /** The workspace's state folder. */
  readonly state: string;
  readonly verb: LockVerb;
  readonly token: string;
}
