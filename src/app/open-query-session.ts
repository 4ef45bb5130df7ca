import { fail, ok, type Problem, type Result } from "../core/index.ts";
import { ownDatasets } from "../definitions/index.ts";
import { openReader } from "../engine/index.ts";
import { readCurrent, readSnapshot, snapshotFiles } from "../lake/index.ts";
import { notBuilt } from "./not-built.ts";
import { loadModel } from "./load-model.ts";
import { outdatedDatasets } from "./query/outdated-datasets.ts";
import { type QuerySession, querySession } from "./query-session.ts";
import type { Workspace } from "./workspace.ts";

export interface SessionOptions {
  /** A kept snapshot; default: the current one. */
  readonly snapshot?: string;
  readonly memoryMb?: number;
  readonly threads?: number;
}

const defaultMemoryMb = 2000;

/** Opens a workspace for questions: its definitions, over its current snapshot. Close its engine afterwards. */
export async function openQuerySession(
  workspace: Workspace,
  options: SessionOptions = {},
): Promise<Result<QuerySession, readonly Problem[]>> {
  const model = await loadModel(workspace);
  if (!model.ok) return fail(model.error);
  const { state } = workspace.paths;
  const manifest =
    options.snapshot === undefined ? await readCurrent(state) : await readSnapshot(state, options.snapshot);
  if (!manifest) throw notBuilt();
  const { memoryMb = defaultMemoryMb, threads } = options;
  const files = await snapshotFiles(state, manifest);
  const holds = (dataset: string) => files.has(dataset);
  const engine = await openReader(files, {
    memoryMb,
    ...(threads !== undefined && { threads }),
  });
  const { id, method, builtAt, asOf: loadedAt } = manifest;
  const snapshot = { id, method, builtAt, loadedAt };
  const own = ownDatasets(model.value).filter(({ name }) => holds(name));
  const outdated = await outdatedDatasets(engine, own);
  const parts = { model: model.value, settings: workspace.settings, engine, snapshot };
  return ok(querySession({ ...parts, holds, outdated }));
}
