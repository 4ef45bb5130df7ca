import { fail, type Problem, type Result } from "../core/index.ts";
import { withLock } from "../lake/index.ts";
import { loadFiles, type LoadOptions } from "./load-source/load-files.ts";
import type { LoadReport } from "./load-source/load-report.ts";
import { readSources, workspacePresets } from "./read-sources.ts";
import type { Workspace } from "./workspace.ts";

export type { LoadOptions } from "./load-source/load-files.ts";
export type { FileReport, Finding, LoadReport, SourceReport } from "./load-source/load-report.ts";

/**
 * Loads files and folders into the lake: each file's source is found, the file read and checked, what it
 * changes counted, then all files of the call become readable together, one load a source. A dry run
 * stops after the counts.
 */
export async function loadPaths(
  workspace: Workspace,
  paths: readonly string[],
  options: LoadOptions = {},
): Promise<Result<LoadReport, readonly Problem[]>> {
  const sources = await readSources(workspace);
  if (!sources.ok) return fail(sources.error);
  const presets = () => workspacePresets(workspace).presets.map(({ preset }) => preset);
  return withLock(workspace.paths.state, { verb: "load" }, (lock) =>
    loadFiles(lock, { workspace, ...sources.value, presets }, paths, options),
  );
}
