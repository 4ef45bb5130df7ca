import { stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { fail, ok, type Problem, type Result, type Settings } from "../../core/index.ts";
import type { ValueMappings } from "../../dataset/index.ts";
import type { DefinitionFile } from "../../definitions/index.ts";
import { definitionFiles } from "../check-definitions.ts";
import { readValues } from "../read-sources.ts";
import { openWorkspace, workspacePaths } from "../workspace.ts";
import { problem } from "./problems.ts";

/** One of two sets of definitions: what stands on top of the built-in catalogue, and what it is read in. */
export interface Side {
  readonly files: readonly DefinitionFile[];
  /** Absent for the catalogue alone, and for a folder that no workspace holds. */
  readonly settings?: Settings;
  /** Absent for the catalogue alone. */
  readonly values?: ValueMappings;
}

/** What stands for the built-in definitions alone. */
const catalogueName = "catalogue";

/** A workspace, its folder of definitions, any other folder of definitions, or the catalogue. */
export async function readSide(path: string, cwd: string): Promise<Result<Side, readonly Problem[]>> {
  const folder = resolve(cwd, path);
  if (!(await isFolder(folder)))
    return path === catalogueName ? ok({ files: [] }) : fail([problem("side-missing", { path })]);
  const workspace = await workspaceOf(folder);
  if (workspace === undefined) return readFolder(path, folder);
  const opened = await openWorkspace(workspace);
  if (!opened.ok) return opened;
  const { paths, settings } = opened.value;
  const read = await readFolder(workspace === folder ? join(path, "definitions") : path, paths.definitions);
  return read.ok ? ok({ ...read.value, settings }) : read;
}

async function readFolder(path: string, folder: string): Promise<Result<Side, readonly Problem[]>> {
  const values = await readValues({ paths: { ...workspacePaths(folder), definitions: folder } });
  if (!values.ok) return values;
  const files = definitionFiles(folder).map((file) => ({ ...file, path: join(path, basename(file.path)) }));
  return ok({ files, values: values.value });
}

/** The folder itself, or the one above it when it is called `definitions`. */
async function workspaceOf(folder: string): Promise<string | undefined> {
  const candidates = basename(folder) === "definitions" ? [folder, dirname(folder)] : [folder];
  for (const candidate of candidates) if (await isFile(join(candidate, "entente.yaml"))) return candidate;
  return undefined;
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
}
