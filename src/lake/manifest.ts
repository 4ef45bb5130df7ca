/** One load: what arrived together, and became readable in one rename. */
export interface LoadManifest {
  readonly id: string;
  /** Loads are numbered in the order of their arrival, from 1. */
  readonly number: number;
  readonly source: string;
  readonly kind: "full" | "upsert" | "append" | "replace";
  /** The instant at which the load was complete (UTC). */
  readonly loadedAt: string;
  /** The ids of the loads that arrived in the same call, itself included. */
  readonly together?: readonly string[];
  readonly files: readonly LoadFile[];
}

export interface LoadFile {
  /** Numbered from 1 within the load. */
  readonly number: number;
  /** Its name as given, relative to the workspace when inside it. Shown, never opened. */
  readonly name: string;
  readonly sheet?: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Records read, header, preamble and totals excluded. */
  readonly records: number;
  /** Of these, the ones whose shape was wrong (ragged rows): in the Parquet file, with `_irregular` filled. */
  readonly irregular: number;
  /** Headers in order, made unique; each is a text column of the Parquet file. */
  readonly headers: readonly string[];
  /** The Parquet file's name in the load's folder. Its n-th row is the file's n-th record. */
  readonly parquet: string;
  /** Total rows that were left out, with what they proved. */
  readonly totals?: readonly string[];
}

/** Datasets whose rows come from one immutable file each, written by one build. */
export interface SnapshotManifest {
  readonly id: string;
  readonly builtAt: string;
  /** The default `as_of`: when the last complete load ended. */
  readonly asOf: string;
  /** Ids of the loads it was built from, in order. */
  readonly loads: readonly string[];
  /** What makes its numbers beside loads and definitions: program version, SQL form, workspace settings. */
  readonly method: string;
  readonly datasets: { readonly [dataset: string]: SnapshotDataset };
}

export interface SnapshotDataset {
  /** Relative to the snapshots folder; the file holds one table, named as the dataset. */
  readonly file: string;
  /** Everything the file was computed from, hashed: the same fingerprint is the same file. */
  readonly fingerprint: string;
  readonly rows: number;
}
