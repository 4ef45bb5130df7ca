import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fail, ok, type Problem, type Result } from "../core/index.ts";
import type { DatasetSpec, SourceMapping, ValueMappings } from "../dataset/index.ts";
import {
  builtInPresets,
  ingestProblem,
  parseSourceMapping,
  parseValueMappings,
  type ReadPresets,
  readPresets,
} from "../ingest/index.ts";
import { checkDefinitions, definitionFiles } from "./check-definitions.ts";
import type { Workspace } from "./workspace.ts";

export interface Sources {
  readonly mappings: readonly SourceMapping[];
  readonly values: ValueMappings;
  /** The datasets that the workspace declares beside the common dataset. */
  readonly own: readonly DatasetSpec[];
}

/**
 * Everything that the workspace says of its sources; every problem of every file at once. Faults of the definitions are
 * told when a source fills a dataset that they declare, unless `own` says what they declare.
 */
export async function readSources(
  workspace: Pick<Workspace, "paths">,
  own?: readonly DatasetSpec[],
): Promise<Result<Sources, readonly Problem[]>> {
  const declared = own === undefined ? declaredDatasets(workspace) : { datasets: own, problems: [] };
  const problems: Problem[] = [];
  const mappings: SourceMapping[] = [];
  const files = new Map<string, string>();
  for (const name of await mappingFiles(workspace)) {
    const file = `sources/${name}`;
    const parsed = parseSourceMapping(
      await readFile(join(workspace.paths.sources, name), "utf8"),
      file,
      declared.datasets,
    );
    if (!parsed.ok) {
      problems.push(...parsed.error);
      continue;
    }
    const { source } = parsed.value;
    const other = files.get(source);
    if (other !== undefined)
      problems.push(ingestProblem("source-taken", { source, files: [other, file] }, { place: { file } }));
    files.set(source, file);
    mappings.push(parsed.value);
  }
  const isUnknown = problems.some(({ code }) => code === "dataset-unknown");
  if (isUnknown || mappings.some(fillsOwn)) problems.push(...declared.problems);
  const values = await readValues(workspace);
  if (!values.ok) problems.push(...values.error);
  return values.ok && problems.length === 0
    ? ok({ mappings, values: values.value, own: declared.datasets })
    : fail(problems);
}

function fillsOwn({ into }: SourceMapping): boolean {
  return into.some(({ own }) => own !== undefined);
}

/** What the definitions declare; they are resolved only when a file of them may declare some. */
function declaredDatasets({ paths }: Pick<Workspace, "paths">) {
  const declares = definitionFiles(paths.definitions).some(({ text }) => text.includes("datasets"));
  if (!declares) return { datasets: [], problems: [] };
  const { datasets, problems } = checkDefinitions({ paths }).found;
  return { datasets, problems: problems.filter(({ severity }) => severity === "error") };
}

const valuesFile = "definitions/values.yaml";

/** The text of `definitions/values.yaml`; empty when there is none. */
export async function readValuesText(workspace: Pick<Workspace, "paths">): Promise<string> {
  return readFile(join(workspace.paths.definitions, "values.yaml"), "utf8").catch(whenMissing(""));
}

/** What the words of the workspace's tools mean. */
export async function readValues(
  workspace: Pick<Workspace, "paths">,
): Promise<Result<ValueMappings, readonly Problem[]>> {
  return parseValueMappings(await readValuesText(workspace), valuesFile);
}

/** The presets of the product and of the workspace, which wins over a namesake. */
export function workspacePresets(workspace: Workspace): ReadPresets {
  return readPresets([builtInPresets, join(workspace.root, "presets")]);
}

async function mappingFiles(workspace: Pick<Workspace, "paths">): Promise<readonly string[]> {
  const names = await readdir(workspace.paths.sources).catch(whenMissing<string[]>([]));
  return names.filter((name) => /\.ya?ml$/i.test(name)).sort();
}

function whenMissing<Value>(instead: Value): (error: NodeJS.ErrnoException) => Value {
  return (error) => {
    if (error.code === "ENOENT") return instead;
    throw error;
  };
}
