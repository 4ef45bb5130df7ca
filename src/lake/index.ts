/**
 * Immutable loads and snapshots on disk: written aside, fsynced, renamed. It never edits what it has written
 * and knows nothing of what the rows mean.
 */
export type { LoadFile, LoadManifest, SnapshotDataset, SnapshotManifest } from "./manifest.ts";
