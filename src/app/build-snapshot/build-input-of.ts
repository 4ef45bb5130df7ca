import { conceptSql, rowsWhereSql, settledContext, type PrintContext } from "../../compile/index.ts";
import { canonicalJson, fail, ok, type Problem, type Result } from "../../core/index.ts";
import type { BuildInput, BuildLoad, Relationship, SourceMapping } from "../../dataset/index.ts";
import { type Model, type OwnDataset, ownDatasets } from "../../definitions/index.ts";
import { type Load, loadFilePath, readLoads } from "../../lake/index.ts";
import { freeMailDomains, roleMailboxes } from "../../validate/index.ts";
import { loadModel } from "../load-model.ts";
import { readSources } from "../read-sources.ts";
import type { Workspace } from "../workspace.ts";
import type { OwnParts } from "./findings.ts";
import { problem } from "./problems.ts";

/** What a build starts from, read from the workspace. */
export interface BuildBasis {
  readonly input: BuildInput;
  readonly loads: readonly Load[];
  /** When the last of the loads ended. */
  readonly asOf: string;
  /** How the workspace's own datasets lead to others. */
  readonly roles: readonly Relationship[];
  readonly warnings: readonly Problem[];
}

export async function readBuildBasis(workspace: Workspace): Promise<Result<BuildBasis, readonly Problem[]>> {
  const model = await loadModel(workspace);
  const own = model.ok ? [...model.value.datasets.values()] : [];
  const sources = await readSources(workspace, model.ok ? ownDatasets(model.value) : undefined);
  if (!sources.ok || !model.ok) return fail(faultsOf(sources, model));
  const { mappings, values } = sources.value;
  const { state } = workspace.paths;
  const loads = (await readLoads(state)).filter(({ isWithdrawn }) => !isWithdrawn);
  const ended = loads.map(({ loadedAt }) => loadedAt).sort();
  const asOf = ended.at(-1) ?? new Date().toISOString();
  const input: BuildInput = {
    settings: workspace.settings,
    own: sources.value.own,
    mappings,
    values,
    sharedMailboxes: [...roleMailboxes],
    freeMailDomains: [...freeMailDomains],
    loads: await Promise.all(loads.map((load) => buildLoad(state, load))),
    ...rulesOf(model.value, { ...settledContext(model.value, workspace.settings), asOf }),
  };
  const roles = own.flatMap(({ relationships }) => relationships);
  const warnings = [...loadsWithoutSource(loads, mappings), ...datasetsWithoutSource(own, mappings)];
  return ok({ input, loads, asOf, roles, warnings });
}

/** Those of the sources, then those of the definitions, each told once. */
function faultsOf(...read: readonly Result<unknown, readonly Problem[]>[]): readonly Problem[] {
  const faults = read.flatMap((one) => (one.ok ? [] : one.error));
  return [...new Map(faults.map((one) => [canonicalJson(one), one])).values()];
}

export function ownParts({ input, roles }: BuildBasis): OwnParts {
  return { own: input.own, roles };
}

function rulesOf(model: Model, context: PrintContext): Pick<BuildInput, "allocation" | "acquisition"> {
  const { allocation, acquisition } = model;
  const { by, shares } = allocation;
  return {
    allocation: { by, ...(shares !== undefined && { shares }) },
    acquisition: {
      take: acquisition.take,
      entrySql: conceptSql(context, acquisition.entry),
      touchesSql: rowsWhereSql(context, "touch", acquisition.touches),
    },
  };
}

async function buildLoad(state: string, load: Load): Promise<BuildLoad> {
  const { number, source, loadedAt } = load;
  const files = await Promise.all(
    load.files.map(async (file) => ({
      number: file.number,
      path: await loadFilePath(state, load, file),
      sha256: file.sha256,
      headers: file.headers,
      irregular: file.irregular,
    })),
  );
  return { number, source, loadedAt, files };
}

function loadsWithoutSource(loads: readonly Load[], mappings: readonly SourceMapping[]): readonly Problem[] {
  const known = new Set(mappings.map(({ source }) => source));
  const missing = [...new Set(loads.map(({ source }) => source))].filter((source) => !known.has(source));
  return missing.map((source) =>
    problem(
      "load-without-source",
      { source, loads: loads.filter((load) => load.source === source).map(({ id }) => id) },
      { severity: "warning" },
    ),
  );
}

function datasetsWithoutSource(
  own: readonly OwnDataset[],
  mappings: readonly SourceMapping[],
): readonly Problem[] {
  const filled = new Set(mappings.flatMap(({ into }) => into.map(({ dataset }) => dataset)));
  return own
    .filter(({ id }) => !filled.has(id))
    .map(({ id, place }) =>
      problem("dataset-without-source", { dataset: id }, { severity: "warning", place }),
    );
}
