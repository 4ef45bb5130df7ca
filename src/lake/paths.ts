import { join } from "node:path";

/** Where everything lies in a workspace's state folder (`.entente`). */
export interface LakePaths {
  /** One folder a load. */
  readonly loads: string;
  /** Names the loads of a call while they are renamed into place: none of them counts yet. */
  readonly pending: string;
  /** Verdicts on load files, by fingerprint. */
  readonly checks: string;
  /** Staging: what is there is in nobody's sight, and swept by the next holder of the lock. */
  readonly tmp: string;
  readonly snapshots: string;
  /** The immutable files that snapshots share. */
  readonly snapshotFiles: string;
  /** Holds the current snapshot's id. */
  readonly current: string;
  readonly lock: string;
}

export function lakePaths(state: string): LakePaths {
  return {
    loads: join(state, "lake", "loads"),
    pending: join(state, "lake", "pending.json"),
    checks: join(state, "lake", "checks"),
    tmp: join(state, "lake", "tmp"),
    snapshots: join(state, "snapshots"),
    snapshotFiles: join(state, "snapshots", "files"),
    current: join(state, "snapshots", "CURRENT"),
    lock: join(state, "build.lock"),
  };
}
