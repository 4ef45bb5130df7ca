import { isUtf8 } from "node:buffer";
import { chmod, readdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fail, ok, type Problem, type Result } from "../core/index.ts";
import { formatFile } from "../definitions/index.ts";
import { problem } from "./format-definitions/problems.ts";

export interface FormatOptions {
  /** The folder from which paths are named. */
  readonly cwd: string;
  /** Says which files are not in the layout, and writes none. */
  readonly isCheck?: boolean;
}

export interface FormattedFile {
  /** As it was named. */
  readonly path: string;
  readonly isChanged: boolean;
}

export interface FormatReport {
  readonly files: readonly FormattedFile[];
}

/**
 * Puts definition files, and those of folders, in the one layout. A file that cannot be read as YAML is reported and left
 * alone; the others are formatted all the same.
 */
export async function formatDefinitions(
  paths: readonly string[],
  { cwd, isCheck = false }: FormatOptions,
): Promise<Result<FormatReport, readonly Problem[]>> {
  const files: FormattedFile[] = [];
  const problems: Problem[] = [];
  for (const path of await filesOf(paths, cwd, problems)) {
    const bytes = await readFile(resolve(cwd, path));
    if (!isUtf8(bytes)) {
      problems.push(problem("not-utf-8", { path }, { place: { file: path } }));
      continue;
    }
    const text = bytes.toString("utf8");
    const formatted = formatFile({ path, text, origin: "workspace" });
    if (!formatted.ok) {
      problems.push(...formatted.error);
      continue;
    }
    const isChanged = formatted.value !== text;
    files.push({ path, isChanged });
    if (isChanged && isCheck) problems.push(problem("not-formatted", { path }, { place: { file: path } }));
    else if (isChanged) await replaceFile(resolve(cwd, path), formatted.value);
  }
  return problems.length > 0 ? fail(problems) : ok({ files });
}

async function filesOf(
  paths: readonly string[],
  cwd: string,
  problems: Problem[],
): Promise<readonly string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const found = await stat(resolve(cwd, path)).catch(() => undefined);
    if (!found) problems.push(problem("definitions-missing", { path }));
    else if (found.isDirectory()) files.push(...(await filesIn(path, cwd)));
    else if (isDefinitions(path)) files.push(path);
    else problems.push(problem("not-definitions", { path }));
  }
  return [...new Set(files)];
}

async function filesIn(folder: string, cwd: string): Promise<readonly string[]> {
  const names = (await readdir(resolve(cwd, folder))).filter(isDefinitions).sort();
  return names.map((name) => join(folder, name));
}

function isDefinitions(path: string): boolean {
  return /\.ya?ml$/u.test(path) && basename(path) !== "values.yaml";
}

/** Written beside, then renamed over: the author's file is never half of either. */
async function replaceFile(path: string, text: string): Promise<void> {
  const target = await realpath(path);
  const draft = `${target}.formatting`;
  try {
    await writeFile(draft, text);
    await chmod(draft, (await stat(target)).mode);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
