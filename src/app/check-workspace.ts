import { readdir } from "node:fs/promises";
import { fail, ok, type Problem, type Result } from "../core/index.ts";
import type { DatasetSpec } from "../dataset/index.ts";
import { checkDefinitions } from "./check-definitions.ts";
import { openWorkspace, type WorkspacePaths, workspacePaths } from "./workspace.ts";

/** What a workspace holds that is right, and what is doubtful in it without being wrong. */
export interface WorkspaceCheck {
  readonly metrics: number;
  /** Files of the workspace's own definitions. */
  readonly files: number;
  readonly sources: number;
  readonly warnings: readonly Problem[];
}

/** Reads the settings, the definitions, the mappings and the values of a workspace, and tells every Problem at once. */
export async function checkWorkspace(root: string): Promise<Result<WorkspaceCheck, readonly Problem[]>> {
  const opened = await openWorkspace(root);
  if (!opened.ok && opened.error.some(({ code }) => code === "workspace-missing")) return opened;
  const paths = workspacePaths(root);
  const { files, found } = checkDefinitions(opened.ok ? opened.value : { paths });
  const sources = await checkSources(paths, found.datasets);
  const problems = [
    ...(opened.ok ? [] : opened.error),
    ...found.problems,
    ...(sources.ok ? [] : sources.error),
  ];
  if (problems.some(({ severity }) => severity === "error")) return fail(problems);
  return ok({
    metrics: found.metrics,
    files: files.length,
    sources: sources.ok ? sources.value : 0,
    warnings: problems,
  });
}

/** How many sources are described; what reads them is loaded only when there are some. */
async function checkSources(
  paths: WorkspacePaths,
  own: readonly DatasetSpec[],
): Promise<Result<number, readonly Problem[]>> {
  const described = (await namesIn(paths.sources)).some((name) => /\.ya?ml$/iu.test(name));
  const areValuesSaid = (await namesIn(paths.definitions)).includes("values.yaml");
  if (!described && !areValuesSaid) return ok(0);
  const { readSources } = await import("./read-sources.ts");
  const sources = await readSources({ paths }, own);
  return sources.ok ? ok(sources.value.mappings.length) : sources;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
}
