import { readdir, readFile } from "node:fs/promises";
import { z } from "zod";
import { onDisk } from "./disk.ts";
import type { LoadManifest, SnapshotManifest } from "./manifest.ts";
import { refusal } from "./refuse.ts";

const loadFile = z.object({
  number: z.int().positive(),
  name: z.string(),
  sheet: z.string().exactOptional(),
  sha256: z.string(),
  bytes: z.number(),
  records: z.int(),
  irregular: z.int(),
  headers: z.array(z.string()),
  parquet: z.string(),
  totals: z.array(z.string()).exactOptional(),
});

export const loadManifest: z.ZodType<LoadManifest> = z.object({
  id: z.string(),
  number: z.int().positive(),
  source: z.string(),
  kind: z.enum(["full", "upsert", "append", "replace"]),
  loadedAt: z.string(),
  together: z.array(z.string()).exactOptional(),
  files: z.array(loadFile),
});

export const snapshotManifest: z.ZodType<SnapshotManifest> = z.object({
  id: z.string(),
  builtAt: z.string(),
  asOf: z.string(),
  loads: z.array(z.string()),
  method: z.string(),
  datasets: z.record(z.string(), z.object({ file: z.string(), fingerprint: z.string(), rows: z.int() })),
});

export type UnreadableCode = "manifest-unreadable" | "snapshot-unreadable";

/** One of our JSON files; undefined when there is none; refused by `code` when it cannot be understood. */
export async function readManifest<Manifest>(
  path: string,
  schema: z.ZodType<Manifest>,
  code: UnreadableCode,
): Promise<Manifest | undefined> {
  const text = await readText(path);
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw refusal(code, { path, why: reason(error) }, error);
  }
}

function reason(error: unknown): string {
  if (!(error instanceof z.ZodError)) return "JSON";
  return error.issues.map(({ path }) => path.join(".")).join(", ");
}

export async function readText(path: string): Promise<string | undefined> {
  return onDisk({ path, writes: false }, () => unlessMissing(readFile(path, "utf8")));
}

/** The names in a folder, in order; none when there is no folder. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await onDisk({ path: folder, writes: false }, () => unlessMissing(readdir(folder)));
  return (names ?? []).sort();
}

async function unlessMissing<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    throw error;
  }
}
