import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join, relative, resolve, sep } from "node:path";
import { glob } from "tinyglobby";
import { fail, ok, type Problem, type Report, type Result } from "../core/index.ts";
import { lakePaths, onDisk, readLoads, syncFile, syncFolder, withLock } from "../lake/index.ts";
import { storePath } from "../store/index.ts";
import { type Copied, copyFile } from "./backup/copy-file.ts";
import { type BackedUpFile, type BackupManifest, filesFolder, manifestName } from "./backup/manifest.ts";
import { problem } from "./backup/problems.ts";
import { withStore } from "./with-store.ts";
import type { Workspace } from "./workspace.ts";

export interface BackUpOptions {
  /** Where the backup's own folder is made. */
  readonly into: string;
  readonly keepDays?: number;
  readonly program: string;
  readonly report?: Report;
}

export interface BackupReport {
  /** The backup's folder. */
  readonly folder: string;
  readonly manifest: Omit<BackupManifest, "files">;
  readonly files: number;
  readonly bytes: number;
}

/** Long enough for a quarter's closing, short enough for somebody who asked to be erased. */
const defaultKeepDays = 90;

/** What people write. Exports are not among them: their rows are in the loads. */
const workspaceFiles = [
  "entente.yaml",
  "definitions/**",
  "sources/**/*.{yaml,yml}",
  ".gitignore",
  ".entente/.gitignore",
];

/**
 * Copies what cannot be computed again: settings, definitions, mappings, loads, and the store as of one moment. Loads and builds
 * wait meanwhile; reading and deciding do not. The folder appears whole or not at all.
 */
export async function backUp(
  workspace: Workspace,
  { into, keepDays = defaultKeepDays, program, report }: BackUpOptions,
): Promise<Result<BackupReport, readonly Problem[]>> {
  const { root, settings, paths } = workspace;
  if (isInside(root, resolve(into))) return fail([problem("backup-inside", { folder: into })]);
  const createdAt = new Date();
  const stamp = createdAt.toISOString().replaceAll(/[:.]/gu, "");
  const folder = join(resolve(into), `${basename(root)}-${stamp}`);
  if (await isThere(folder)) return fail([problem("backup-exists", { folder })]);
  return withLock(paths.state, { verb: "backup" }, async () => {
    const aside = `${folder}.part`;
    await onDisk({ path: aside, writes: true }, async () => {
      await mkdir(resolve(into), { recursive: true });
      await mkdir(aside);
    });
    try {
      const files = await copyFiles(workspace, join(aside, filesFolder), report ?? (() => {}));
      const manifest = {
        format: 1,
        workspace: settings.name,
        program,
        createdAt: createdAt.toISOString(),
        expiresAt: new Date(createdAt.getTime() + keepDays * 86_400_000).toISOString(),
        loads: (await readLoads(paths.state)).length,
      } as const;
      await finish(aside, folder, { ...manifest, files });
      const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
      return ok({ folder, manifest, files: files.length, bytes });
    } finally {
      await rm(aside, { recursive: true, force: true });
    }
  });
}

async function copyFiles(
  { root, paths }: Workspace,
  target: string,
  report: Report,
): Promise<readonly BackedUpFile[]> {
  const named = await glob(workspaceFiles, {
    cwd: root,
    dot: true,
    expandDirectories: false,
  });
  const loaded = await glob("**", { cwd: lakePaths(paths.state).loads, dot: true, absolute: true });
  const sources = [...named.map((path) => join(root, path)), ...loaded].sort();
  const files: BackedUpFile[] = [];
  for (const [done, source] of sources.entries()) {
    const path = relative(root, source).replaceAll(sep, "/");
    report({ stage: "back-up", subject: path, done, total: sources.length });
    files.push(fileOf(path, await copyFile(source, join(target, path))));
  }
  return [...files, await copyStore(root, paths.state, target)];
}

/** Copied by the store itself: others may be writing it. */
async function copyStore(root: string, state: string, target: string): Promise<BackedUpFile> {
  const path = relative(root, storePath(state)).replaceAll(sep, "/");
  const aside = join(target, "..", "store.db");
  await withStore(state, (store) => store.backUp(aside));
  const copied = await copyFile(aside, join(target, path));
  await rm(aside);
  return fileOf(path, copied);
}

function fileOf(path: string, { bytes, sha256 }: Copied): BackedUpFile {
  return { path, bytes, sha256 };
}

async function finish(aside: string, folder: string, manifest: object): Promise<void> {
  const file = join(aside, manifestName);
  await onDisk({ path: file, writes: true }, async () => {
    await writeFile(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
    await syncFile(file);
    await syncFolder(aside);
    await rename(aside, folder);
    await syncFolder(join(folder, ".."));
  });
}

function isInside(root: string, folder: string): boolean {
  const path = relative(root, folder);
  return path === "" || !(path.startsWith("..") || resolve(path) === path);
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
