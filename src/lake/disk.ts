import { statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { Refusal } from "../core/index.ts";
import { refusal } from "./refuse.ts";

interface Touching {
  /** The file or folder that the work reads or writes. */
  readonly path: string;
  readonly writes: boolean;
  /** Bytes that the work may take at most, when known. */
  readonly needed?: number;
}

/**
 * Runs work that touches the disk, and turns what the disk or DuckDB refuses (full, read-only, missing,
 * forbidden) into one worded Refusal. Anything else is thrown as it is.
 */
export async function onDisk<Value>(touching: Touching, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw await worded(error, touching);
  }
}

async function worded(error: unknown, { path, writes, needed }: Touching): Promise<unknown> {
  if (!(error instanceof Error) || error instanceof Refusal) return error;
  const place = "path" in error && typeof error.path === "string" ? error.path : path;
  switch (diskCode(error)) {
    case "ENOSPC": {
      const free = await freeBytes(path);
      return refusal("disk-full", { path, free, ...(needed !== undefined && { needed }) }, error);
    }
    case "EACCES":
      return refusal(writes ? "folder-read-only" : "file-unreadable", { path: place }, error);
    case "ENOENT":
      return refusal("file-missing", { path: place }, error);
    case "EMFILE":
      return refusal("files-too-many", { path: place }, error);
    default:
      return error;
  }
}

const sameAs: { readonly [code: string]: string } = {
  EDQUOT: "ENOSPC",
  EROFS: "EACCES",
  EPERM: "EACCES",
  ENFILE: "EMFILE",
};

/** DuckDB's IO errors carry the system's sentence, not its code. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/No space left on device|Disk quota exceeded|not enough space on the disk/i, "ENOSPC"],
  [/Read-only file system|Permission denied|Access is denied/i, "EACCES"],
  [/No such file or directory|No files found that match/i, "ENOENT"],
  [/Too many open files/i, "EMFILE"],
];

function diskCode(error: Error): string | undefined {
  if ("code" in error && typeof error.code === "string") return sameAs[error.code] ?? error.code;
  return sentences.find(([sentence]) => sentence.test(error.message))?.[1];
}

async function freeBytes(path: string): Promise<number> {
  for (let place = path; ; place = dirname(place)) {
    try {
      const { bavail, bsize } = await statfs(place);
      return bavail * bsize;
    } catch (error) {
      if (dirname(place) === place) throw error;
    }
  }
}
