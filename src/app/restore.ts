import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fail, ok, type Problem, type Report, type Result } from "../core/index.ts";
import { onDisk, syncFolder } from "../lake/index.ts";
import { copyFile } from "./backup/copy-file.ts";
import {
  type BackedUpFile,
  backupManifest,
  type BackupManifest,
  filesFolder,
  manifestName,
} from "./backup/manifest.ts";
import { problem } from "./backup/problems.ts";
import { openWorkspace, type Workspace } from "./workspace.ts";

export interface RestoreOptions {
  /** The folder that `backUp` made. */
  readonly from: string;
  /** New, or empty. */
  readonly into: string;
  /** Now: it says whether the backup should still be there. */
  readonly at: Date;
  readonly report?: Report;
}

export interface RestoreReport {
  readonly workspace: Workspace;
  readonly manifest: Omit<BackupManifest, "files">;
  readonly files: number;
  readonly warnings: readonly Problem[];
}

/**
 * Makes a workspace of a backup, after every file of it was found as it was backed up. Snapshots are not in a backup: the next
 * build computes them. The folder is filled whole or not at all.
 */
export async function restore({
  from,
  into,
  at,
  report = () => {},
}: RestoreOptions): Promise<Result<RestoreReport, readonly Problem[]>> {
  const target = resolve(into);
  if (!(await isFree(target))) return fail([problem("restore-not-empty", { folder: into })]);
  const read = await readManifest(from);
  if (!read.ok) return read;
  const { files, ...manifest } = read.value;
  const damaged = await placeFiles(from, target, { files, report });
  if (damaged.length > 0) return fail(damaged);
  const opened = await openWorkspace(target);
  if (!opened.ok) return opened;
  const warnings =
    at.toISOString() > manifest.expiresAt
      ? [
          problem(
            "backup-expired",
            { folder: from, day: manifest.expiresAt.slice(0, 10) },
            { severity: "warning" },
          ),
        ]
      : [];
  return ok({ workspace: opened.value, manifest, files: files.length, warnings });
}

async function readManifest(folder: string): Promise<Result<BackupManifest, readonly Problem[]>> {
  const file = join(folder, manifestName);
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
  if (text === undefined) return fail([problem("backup-missing", { folder })]);
  const parsed = backupManifest.safeParse(jsonOf(text));
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const why = `${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim();
  return fail([problem("backup-unreadable", { file, why })]);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Copies aside, and into place once every file was found as it was backed up; gives those that were not. */
async function placeFiles(
  from: string,
  target: string,
  { files, report }: { readonly files: readonly BackedUpFile[]; readonly report: Report },
): Promise<readonly Problem[]> {
  const aside = `${target}.part`;
  await rm(aside, { recursive: true, force: true });
  try {
    const problems: Problem[] = [];
    for (const [done, backedUp] of files.entries()) {
      report({ stage: "restore", subject: backedUp.path, done, total: files.length });
      problems.push(...(await copyChecked(join(from, filesFolder, backedUp.path), aside, backedUp)));
    }
    if (problems.length === 0) await moveIntoPlace(aside, target);
    return problems;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function copyChecked(
  file: string,
  folder: string,
  { path, bytes, sha256 }: BackedUpFile,
): Promise<readonly Problem[]> {
  const isThere = await stat(file).then(
    () => true,
    () => false,
  );
  if (!isThere) return [problem("backup-file-missing", { file })];
  const copied = await copyFile(file, join(folder, path));
  const isSame = copied.bytes === bytes && copied.sha256 === sha256;
  return isSame ? [] : [problem("backup-file-changed", { file })];
}

async function moveIntoPlace(aside: string, target: string): Promise<void> {
  await onDisk({ path: target, writes: true }, async () => {
    await mkdir(dirname(target), { recursive: true });
    await rm(target, { recursive: true, force: true });
    await rename(aside, target);
    await syncFolder(dirname(target));
  });
}

async function isFree(folder: string): Promise<boolean> {
  return readdir(folder).then(
    (names) => names.length === 0,
    (error: NodeJS.ErrnoException) => error.code === "ENOENT",
  );
}
