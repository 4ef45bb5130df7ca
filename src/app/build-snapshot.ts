import { stat } from "node:fs/promises";
import { join } from "node:path";
import { canonicalJson, fail, ok, type Problem, type Report, type Result, sha256Hex } from "../core/index.ts";
import { planBuild } from "../dataset/index.ts";
import { type DuckDbEngine, openBuilder } from "../engine/index.ts";
import {
  commitSnapshot,
  type HeldLock,
  lakePaths,
  nextSnapshotId,
  pruneSnapshots,
  putSnapshotFile,
  readCurrent,
  type SnapshotManifest,
  withLock,
  writeFindings,
} from "../lake/index.ts";
import { type BuildBasis, ownParts, readBuildBasis } from "./build-snapshot/build-input-of.ts";
import { defaultMemoryMb } from "./build-snapshot/build-limits.ts";
import { findProblems } from "./build-snapshot/findings.ts";
import { withIdentities } from "./build-snapshot/identities.ts";
import { withEntries } from "./build-snapshot/judge-loads.ts";
import { type BuiltTable, manifestDatasets, type PlacedTable, runPlan } from "./build-snapshot/run-plan.ts";
import { sqlForm } from "./build-snapshot/table-name.ts";
import type { Workspace } from "./workspace.ts";

export interface BuildOptions {
  readonly report?: Report;
  readonly memoryMb?: number;
  readonly threads?: number;
  /** How many of the newest snapshots stay. */
  readonly keep?: number;
}

export interface BuildReport {
  /** The current snapshot after the build. */
  readonly snapshot: string;
  /** Nothing has changed since it was built: it is the one that was there. */
  readonly isUnchanged: boolean;
  readonly builtAt: string;
  readonly asOf: string;
  readonly loads: readonly string[];
  readonly datasets: readonly BuiltDataset[];
  /** What is wrong in the data: warnings, none of which loses a row. */
  readonly findings: readonly Problem[];
}

export interface BuiltDataset {
  readonly dataset: string;
  readonly rows: number;
  /** Its file was there: nothing it is computed from has changed. */
  readonly isShared: boolean;
}

export const keptSnapshots = 10;

/** Builds the tables that changed, shares the others, and makes the result the current snapshot. */
export async function buildSnapshot(
  workspace: Workspace,
  options: BuildOptions = {},
): Promise<Result<BuildReport, readonly Problem[]>> {
  return withLock(workspace.paths.state, { verb: "build" }, async (lock) => {
    const basis = await readBuildBasis(workspace);
    return basis.ok ? ok(await build(lock, basis.value, options)) : fail(basis.error);
  });
}

async function build(lock: HeldLock, basis: BuildBasis, options: BuildOptions): Promise<BuildReport> {
  const built = await withIdentities(lock.state, (identities) =>
    withBuilder(lock, options, async (engine) => {
      const { loads, checks } = lakePaths(lock.state);
      const { input } = await withEntries(engine, lock, basis);
      const tables = await runPlan({
        engine,
        identities,
        steps: planBuild(input),
        folders: [loads, checks],
        place: (name, write) => placeTable(lock, name, write),
        report: options.report ?? (() => {}),
      });
      return { tables, findings: [...basis.warnings, ...(await findProblems(engine, ownParts(basis)))] };
    }),
  );
  return commit(lock, { basis, ...built, keep: options.keep ?? keptSnapshots });
}

export async function withBuilder<Value>(
  lock: HeldLock,
  { memoryMb = defaultMemoryMb(), threads }: BuildOptions,
  work: (engine: DuckDbEngine) => Promise<Value>,
): Promise<Value> {
  const spillFolder = join(lakePaths(lock.state).tmp, "spill");
  const engine = await openBuilder({ memoryMb, spillFolder, ...(threads !== undefined && { threads }) });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

async function placeTable(
  lock: HeldLock,
  name: string,
  write: (path: string) => Promise<void>,
): Promise<PlacedTable> {
  const path = join(lakePaths(lock.state).snapshotFiles, name);
  const isShared = await stat(path).then(
    () => true,
    () => false,
  );
  return { path, file: await putSnapshotFile(lock, name, write), isShared };
}

export interface Commit {
  readonly basis: BuildBasis;
  readonly tables: readonly BuiltTable[];
  readonly findings: readonly Problem[];
  readonly keep: number;
}

/** Makes the tables the current snapshot, unless they are already. */
export async function commit(lock: HeldLock, made: Commit): Promise<BuildReport> {
  const { basis, tables, findings, keep } = made;
  const draft = draftOf(basis, tables);
  const current = await readCurrent(lock.state).catch(() => undefined);
  const isUnchanged = current !== undefined && isSame(current, draft);
  const id = isUnchanged ? current.id : await nextSnapshotId(lock.state);
  const manifest = isUnchanged ? current : { id, ...draft };
  await writeFindings(lock, id, findings);
  if (!isUnchanged) await commitSnapshot(lock, manifest);
  await pruneSnapshots(lock, { keep, cited: [] });
  const { builtAt, asOf, loads } = manifest;
  const datasets = tables.map(({ dataset, rows, isShared }) => ({ dataset, rows, isShared }));
  return { snapshot: id, isUnchanged, builtAt, asOf, loads, datasets, findings };
}

function draftOf(
  { loads, asOf, input }: BuildBasis,
  tables: readonly BuiltTable[],
): Omit<SnapshotManifest, "id"> {
  const { settings } = input;
  return {
    builtAt: new Date().toISOString(),
    asOf,
    loads: loads.map(({ id }) => id),
    method: `sql-${sqlForm} settings-${sha256Hex(canonicalJson(settings)).slice(0, 16)}`,
    datasets: manifestDatasets(tables),
  };
}

function isSame(current: SnapshotManifest, draft: Omit<SnapshotManifest, "id">): boolean {
  const meaning = ({ loads, method, datasets }: Omit<SnapshotManifest, "id">) =>
    canonicalJson({ loads, method, datasets });
  return meaning(current) === meaning(draft);
}
