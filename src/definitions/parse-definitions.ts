import { fail, ok, type Problem, type Result } from "../core/index.ts";
import type { DatasetSpec } from "../dataset/index.ts";
import type { Model, Surroundings } from "./model.ts";
import { modelOf } from "./resolve/model-of.ts";
import { resolveAll } from "./resolve/resolve-all.ts";
import { type DefinitionFile, readYaml } from "./yaml/yaml-file.ts";

export interface ParseOptions extends Surroundings {
  /** Who signs a metric that names nobody: the workspace's parties. */
  readonly parties?: readonly string[];
}

export interface CheckedDefinitions {
  /** How many metrics there are, at fault or not. */
  readonly metrics: number;
  /** The workspace's own datasets as far as they could be read, whatever else is at fault. */
  readonly datasets: readonly DatasetSpec[];
  /** Made when it is asked; absent when a definition is at fault. */
  readonly model?: Model;
  /** In the order of the files; warnings too. */
  readonly problems: readonly Problem[];
}

/** Reads, checks and resolves every definition of a workspace; on any fault, all of them. */
export function parseDefinitions(
  files: readonly DefinitionFile[],
  options: ParseOptions = {},
): Result<Model, readonly Problem[]> {
  const { model, problems } = checkFiles(files, options);
  return model ? ok(model) : fail(problems.filter(({ severity }) => severity === "error"));
}

/** The same, with what is doubtful without being wrong. */
export function checkFiles(files: readonly DefinitionFile[], options: ParseOptions = {}): CheckedDefinitions {
  const { parties = ["marketing", "sales"], ...surroundings } = options;
  const resolved = resolveAll(files.map(readYaml), parties);
  const problems = inOrder(resolved.problems, files);
  const metrics = resolved.metrics.size;
  const datasets = ownDatasets(resolved);
  if (problems.some(({ severity }) => severity === "error")) return { metrics, datasets, problems };
  return {
    metrics,
    datasets,
    problems,
    get model(): Model {
      return modelOf(resolved, surroundings);
    },
  };
}

/** The datasets that a workspace declares, as its loads read them. */
export function ownDatasets({ schema, datasets }: OwnParts): readonly DatasetSpec[] {
  return [...datasets.keys()].flatMap((id) => schema.datasets.get(id) ?? []);
}

interface OwnParts extends Pick<Model, "schema"> {
  readonly datasets: ReadonlyMap<string, unknown>;
}

function inOrder(problems: readonly Problem[], files: readonly DefinitionFile[]): readonly Problem[] {
  const ranks = new Map(files.map(({ path }, index) => [path, index]));
  const rank = ({ place }: Problem) => [
    ranks.get(place?.file ?? "") ?? files.length,
    place?.line ?? 0,
    place?.column ?? 0,
  ];
  return problems.toSorted((left, right) => compare(rank(left), rank(right)));
}

function compare(left: readonly number[], right: readonly number[]): number {
  const at = left.findIndex((number, index) => number !== right[index]);
  return at < 0 ? 0 : left[at]! - right[at]!;
}
