import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { catalogueFiles } from "../catalogue/index.ts";
import { checkFiles, type DefinitionFile, type Model } from "../definitions/index.ts";
import type { Problem } from "../core/index.ts";
import type { Workspace } from "./workspace.ts";

/** What a check of a workspace's definitions found. */
export interface DefinitionsCheck {
  /** The workspace's own files, as messages name them. */
  readonly files: readonly string[];
  /** Errors and warnings, in the order of the files. */
  readonly problems: readonly Problem[];
  /** Absent when a definition is at fault. */
  readonly model?: Model;
}

/** Reads the built-in definitions and the workspace's, and tells every Problem at once. */
export async function checkDefinitions(workspace: Workspace): Promise<DefinitionsCheck> {
  const own = await definitionFiles(workspace.paths.definitions);
  const checked = checkFiles([...catalogueFiles(), ...own], { parties: workspace.settings.parties });
  return { files: own.map(({ path }) => path), ...checked };
}

/** `values.yaml` is no definition: it says what the sources' words mean. */
export async function definitionFiles(folder: string): Promise<readonly DefinitionFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const kept = names.filter((name) => /\.ya?ml$/u.test(name) && name !== "values.yaml").sort();
  return Promise.all(
    kept.map(async (name) => ({
      path: `definitions/${name}`,
      text: await readFile(join(folder, name), "utf8"),
      origin: "workspace" as const,
    })),
  );
}
