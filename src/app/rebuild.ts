import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fail, ok, type Problem, type Result } from "../core/index.ts";
import { planBuild } from "../dataset/index.ts";
import type { DuckDbEngine, Engine } from "../engine/index.ts";
import { type HeldLock, lakePaths, putSnapshotFile, withLock } from "../lake/index.ts";
import { type BuildOptions, type BuildReport, commit, keptSnapshots, withBuilder } from "./build-snapshot.ts";
import { type BuildBasis, ownParts, readBuildBasis } from "./build-snapshot/build-input-of.ts";
import { findProblems } from "./build-snapshot/findings.ts";
import { type Identities, withIdentities } from "./build-snapshot/identities.ts";
import { withEntries } from "./build-snapshot/judge-loads.ts";
import { type BuiltTable, runPlan } from "./build-snapshot/run-plan.ts";
import { fileHash, tableHash } from "./build-snapshot/table-hash.ts";
import type { Workspace } from "./workspace.ts";

export interface RebuildReport extends BuildReport {
  /** Tables whose file, computed from the same things, held other rows or could not be read: replaced. */
  readonly differences: readonly string[];
  /** Tables that nobody had built from what is there now. */
  readonly missing: readonly string[];
}

/** Builds everything anew from the raw loads, and compares the rows of each table with those of its file. */
export async function rebuild(
  workspace: Workspace,
  options: BuildOptions = {},
): Promise<Result<RebuildReport, readonly Problem[]>> {
  return withLock(workspace.paths.state, { verb: "rebuild" }, async (lock) => {
    const basis = await readBuildBasis(workspace);
    return basis.ok ? ok(await run(lock, basis.value, options)) : fail(basis.error);
  });
}

async function run(lock: HeldLock, basis: BuildBasis, options: BuildOptions): Promise<RebuildReport> {
  const folder = join(lakePaths(lock.state).tmp, "rebuild");
  await mkdir(folder, { recursive: true });
  const { tables, findings, verdicts } = await withIdentities(
    lock.state,
    (identities) =>
      withBuilder(lock, options, (engine) =>
        buildAside(engine, lock, { basis, folder, options, identities }),
      ),
    { isAnew: true },
  );
  for (const { file, path } of tables)
    await settle(lock, file.slice("files/".length), path, verdicts.get(file));
  const keep = options.keep ?? keptSnapshots;
  const report = await commit(lock, { basis, tables, findings: [...basis.warnings, ...findings], keep });
  const named = (verdict: Verdict) =>
    tables.filter(({ file }) => verdicts.get(file) === verdict).map(({ dataset }) => dataset);
  return { ...report, differences: named("different"), missing: named("missing") };
}

type Verdict = "same" | "different" | "missing";

interface Aside {
  readonly basis: BuildBasis;
  readonly folder: string;
  readonly options: BuildOptions;
  readonly identities: Identities;
}

async function buildAside(
  engine: DuckDbEngine,
  lock: HeldLock,
  { basis, folder, options, identities }: Aside,
) {
  const { loads, checks, snapshotFiles } = lakePaths(lock.state);
  const { input } = await withEntries(engine, lock, basis, { isAnew: true });
  const tables = await runPlan({
    engine,
    identities,
    steps: planBuild(input),
    folders: [loads, checks],
    place: async (name, write) => {
      const path = join(folder, name);
      await write(path);
      return { path, file: `files/${name}`, isShared: false };
    },
    report: options.report ?? (() => {}),
  });
  const findings = await findProblems(engine, ownParts(basis));
  const verdicts = new Map<string, Verdict>();
  for (const table of tables)
    verdicts.set(
      table.file,
      await verdictOn(engine, table, join(snapshotFiles, table.file.slice("files/".length))),
    );
  return { tables, findings, verdicts };
}

async function verdictOn(engine: Engine, { dataset }: BuiltTable, path: string): Promise<Verdict> {
  const isThere = await stat(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return "missing";
  return (await fileHash(engine, dataset, path)) === (await tableHash(engine, dataset))
    ? "same"
    : "different";
}

async function settle(
  lock: HeldLock,
  name: string,
  path: string,
  verdict: Verdict | undefined,
): Promise<void> {
  if (verdict === "different") await rm(join(lakePaths(lock.state).snapshotFiles, name));
  await putSnapshotFile(lock, name, (place) => rename(path, place));
}
