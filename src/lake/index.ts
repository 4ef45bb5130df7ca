/**
 * Immutable loads and snapshots on disk: written aside, fsynced, renamed. What changes them asks for the
 * workspace's lock; reading never does. It never edits what it has written and knows nothing of what the
 * rows mean.
 */
export { type CachedCheck, dropCheck, listChecks, readCheck, writeCheck } from "./checks.ts";
export { onDisk } from "./disk.ts";
export { readFindings, writeFindings } from "./findings.ts";
export type { HeldLock } from "./held-lock.ts";
export {
  commitLoads,
  type Load,
  loadFilePath,
  loadWithContent,
  openStaging,
  readLoads,
  type StagedLoad,
  withdrawLoad,
} from "./loads.ts";
export { withLock } from "./lock.ts";
export type { LoadFile, LoadManifest, SnapshotDataset, SnapshotManifest } from "./manifest.ts";
export { type LakePaths, lakePaths } from "./paths.ts";
export { type Keeping, type Pruned, pruneSnapshots } from "./prune-snapshots.ts";
export type { LockVerb } from "./refuse.ts";
export {
  commitSnapshot,
  listSnapshots,
  nextSnapshotId,
  putSnapshotFile,
  readCurrent,
  readSnapshot,
  snapshotFiles,
} from "./snapshots.ts";
export { syncFile, syncFolder } from "./write-atomic.ts";
