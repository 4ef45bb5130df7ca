import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogueFiles } from "../catalogue/index.ts";
import type { Settings } from "../core/index.ts";
import type { ValueMappings } from "../dataset/index.ts";
import { type CheckedDefinitions, checkFiles, type DefinitionFile } from "../definitions/index.ts";
import type { WorkspacePaths } from "./workspace.ts";

/** What a check of a workspace's definitions found. */
export interface DefinitionsCheck {
  /** The workspace's own files, as messages name them. */
  readonly files: readonly string[];
  readonly found: CheckedDefinitions;
}

export interface DefinitionsIn {
  readonly paths: Pick<WorkspacePaths, "definitions">;
  /** Absent when they cannot be read: definitions are checked all the same. */
  readonly settings?: Settings;
  readonly values?: ValueMappings;
}

/** Reads the built-in definitions and the workspace's, and tells every Problem at once. */
export function checkDefinitions({ paths, settings, values }: DefinitionsIn): DefinitionsCheck {
  const own = definitionFiles(paths.definitions);
  const around = {
    ...(settings && { settings, parties: settings.parties }),
    ...(values && { values }),
  };
  return { files: own.map(({ path }) => path), found: checkFiles([...catalogueFiles(), ...own], around) };
}

/**
 * The definition files of a folder; `values.yaml` is none: it says what the sources' words mean. Many small files are read
 * one after the other, which takes a fraction of what reading them side by side costs.
 */
export function definitionFiles(folder: string): readonly DefinitionFile[] {
  return namesIn(folder)
    .filter((name) => /\.ya?ml$/u.test(name) && name !== "values.yaml")
    .sort()
    .map((name) => ({
      path: `definitions/${name}`,
      text: readFileSync(join(folder, name), "utf8"),
      origin: "workspace" as const,
    }));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
