import { conceptSql, rowsWhereSql, settledContext, type PrintContext } from "../../compile/index.ts";
import { fail, ok, type Problem, type Result } from "../../core/index.ts";
import type { BuildInput, BuildLoad, SourceMapping } from "../../dataset/index.ts";
import type { Model } from "../../definitions/index.ts";
import { type Load, loadFilePath, readLoads } from "../../lake/index.ts";
import { loadModel } from "../load-model.ts";
import { readSources } from "../read-sources.ts";
import type { Workspace } from "../workspace.ts";
import { problem } from "./problems.ts";

/** What a build starts from, read from the workspace. */
export interface BuildBasis {
  readonly input: BuildInput;
  readonly loads: readonly Load[];
  /** When the last of the loads ended. */
  readonly asOf: string;
  readonly warnings: readonly Problem[];
}

export async function readBuildBasis(workspace: Workspace): Promise<Result<BuildBasis, readonly Problem[]>> {
  const sources = await readSources(workspace);
  const model = await loadModel(workspace);
  if (!sources.ok || !model.ok)
    return fail([...(sources.ok ? [] : sources.error), ...(model.ok ? [] : model.error)]);
  const { mappings, values } = sources.value;
  const { state } = workspace.paths;
  const loads = (await readLoads(state)).filter(({ isWithdrawn }) => !isWithdrawn);
  const ended = loads.map(({ loadedAt }) => loadedAt).sort();
  const asOf = ended.at(-1) ?? new Date().toISOString();
  const input: BuildInput = {
    settings: workspace.settings,
    mappings,
    values,
    loads: await Promise.all(loads.map((load) => buildLoad(state, load))),
    ...rulesOf(model.value, { ...settledContext(model.value, workspace.settings), asOf }),
  };
  return ok({ input, loads, asOf, warnings: loadsWithoutSource(loads, mappings) });
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
