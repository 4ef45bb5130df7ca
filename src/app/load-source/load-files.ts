import { allEnded, fail, ok, poolOf, type Problem, type Report, type Result } from "../../core/index.ts";
import type { SourceMapping, ValueMappings } from "../../dataset/index.ts";
import type { DuckDbEngine } from "../../engine/index.ts";
import type { Preset } from "../../ingest/index.ts";
import {
  commitLoads,
  type HeldLock,
  type Load,
  loadWithContent,
  onDisk,
  readLoads,
  type StagedLoad,
} from "../../lake/index.ts";
import type { Workspace } from "../workspace.ts";
import { type ComparedFile, compareLoads, type Comparison } from "./changes.ts";
import { checkFile, type Judging, type Verdict } from "./check-file.ts";
import { loadedFiles } from "./loaded-files.ts";
import {
  addCounts,
  addUnmapped,
  type FileReport,
  type KnownFile,
  type LoadReport,
  noChanges,
  noRecords,
  type SourceReport,
  type TargetReport,
} from "./load-report.ts";
import { withLoadEngine } from "./open-load-engine.ts";
import { type PlacedFile, placeFiles } from "./place-files.ts";
import { hasKey, rowsOfFiles } from "./rows-of-file.ts";
import { type StagedFile, type StagedSource, stageSource } from "./stage-source.ts";

/** What a load is made with, read from the workspace. */
export interface LoadSetting {
  readonly workspace: Workspace;
  readonly mappings: readonly SourceMapping[];
  readonly values: ValueMappings;
  readonly presets: () => readonly Preset[];
}

export interface LoadOptions {
  /** The source of every file, by name. */
  readonly source?: string;
  /** Counts, and loads nothing. */
  readonly dryRun?: boolean;
  readonly report?: Report;
  /** The instant of which the exports tell the state (UTC); default: now. */
  readonly loadedAt?: string;
}

/** Loads files under the workspace's lock: all of them, or none. */
export async function loadFiles(
  lock: HeldLock,
  setting: LoadSetting,
  paths: readonly string[],
  { source, dryRun = false, report = () => {}, loadedAt = new Date().toISOString() }: LoadOptions,
): Promise<Result<LoadReport, readonly Problem[]>> {
  const placing = { ...setting, ...(source !== undefined && { source }), report };
  const { placed, problems } = await placeFiles(placing, paths);
  const errors = problems.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return fail(problems);
  if (placed.length === 0) return fail(problems.map((one) => ({ ...one, severity: "error" })));
  const loads = await readLoads(lock.state);
  const { fresh, known } = partKnown(placed, loads);
  return withLoadEngine(lock.state, async (engine) => {
    const arriving = await stageAll({ engine, lock, setting, loads, report }, fresh);
    if (!arriving.ok) return fail([...arriving.error, ...problems]);
    const committed = dryRun ? [] : await commit(lock, arriving.value, loadedAt);
    return ok({
      isLoaded: !dryRun,
      sources: arriving.value.map(({ report: told }, index) => withLoad(told, committed[index])),
      known,
      warnings: [...problems, ...arriving.value.flatMap(({ staged }) => staged.warnings)],
    });
  });
}

interface Work {
  readonly engine: DuckDbEngine;
  readonly lock: HeldLock;
  readonly setting: LoadSetting;
  readonly loads: readonly Load[];
  readonly report: Report;
}

interface Arriving {
  readonly mapping: SourceMapping;
  readonly staged: StagedSource;
  readonly report: SourceReport;
}

/**
 * Sources are read and checked two at a time: most files are small, and planning their statements takes one
 * thread.
 */
async function stageAll(
  work: Work,
  fresh: readonly PlacedFile[],
): Promise<Result<readonly Arriving[], readonly Problem[]>> {
  const engines = poolOf([work.engine, await work.engine.beside()]);
  const mappings = [...new Set(fresh.map((file) => file.mapping))];
  const staged = await allEnded(
    mappings.map((mapping) =>
      engines.use((engine) =>
        arrive(
          { ...work, engine },
          fresh.filter((file) => file.mapping === mapping),
        ),
      ),
    ),
  );
  const problems = staged.flatMap((one) => (one.ok ? [] : one.error));
  return problems.length > 0 ? fail(problems) : ok(staged.flatMap((one) => (one.ok ? [one.value] : [])));
}

/** The files of one source, of which there is one at least. */
async function arrive(
  work: Work,
  files: readonly PlacedFile[],
): Promise<Result<Arriving, readonly Problem[]>> {
  const { mapping } = files[0]!;
  const staged = await stageSource(work.engine, work.lock, files, work.report);
  if (!staged.ok) return staged;
  return ok({ mapping, staged: staged.value, report: await reportSource(work, mapping, staged.value) });
}

/** Checks the files and compares them with what the source said before. */
async function reportSource(work: Work, mapping: SourceMapping, staged: StagedSource): Promise<SourceReport> {
  const { engine, lock, setting, report } = work;
  const judging: Judging = { mapping, values: setting.values, settings: setting.workspace.settings };
  return onDisk({ path: lock.state, writes: true }, async () => {
    const files: FileReport[] = [];
    for (const { file, checked } of staged.files) {
      report({ stage: "check", subject: file.name });
      files.push(fileReport(file, await checkFile(engine, lock, checked, judging)));
    }
    report({ stage: "compare", subject: mapping.source });
    const comparison = await compare(work, judging, staged, files);
    return {
      source: mapping.source,
      kind: mapping.kind,
      files,
      counts: addCounts(files.map(({ counts }) => counts)),
      ...comparison,
      unmapped: addUnmapped(files.flatMap(({ targets }) => targets.flatMap(({ unmapped }) => unmapped))),
    };
  });
}

/** Without a key nor a period to replace, every row is new and nothing need be looked up. */
async function compare(
  { engine, lock, loads }: Work,
  judging: Judging,
  staged: StagedSource,
  files: readonly FileReport[],
): Promise<Comparison> {
  const { mapping } = judging;
  if (!hasKey(mapping) && mapping.kind !== "replace") {
    const { accepted, repaired } = addCounts(files.map(({ counts }) => counts));
    return { changes: { ...noChanges, new: accepted + repaired } };
  }
  const rowsOf = rowsOfFiles(engine, lock, judging);
  const next = (loads.at(-1)?.number ?? 0) + 1;
  const arriving: ComparedFile[] = [];
  for (const { file, checked } of staged.files)
    arriving.push({ load: next, number: file.number, rows: await rowsOf(checked) });
  const ofSource = loads.filter(({ source }) => source === mapping.source);
  const earlier: ComparedFile[] = [];
  for (const { load, file, checked } of await loadedFiles(lock.state, ofSource))
    earlier.push({ load: load.number, number: file.number, rows: await rowsOf(checked) });
  return compareLoads(engine, mapping, arriving, earlier);
}

function fileReport(file: StagedFile["file"], verdicts: readonly Verdict[]): FileReport {
  const { name, sheet, sha256, bytes, irregular, totals = [] } = file;
  return {
    name,
    ...(sheet !== undefined && { sheet }),
    sha256,
    bytes,
    irregular,
    totals,
    counts: verdicts[0]?.counts ?? noRecords,
    targets: verdicts.map(withoutPlace),
  };
}

function withoutPlace(verdict: Verdict): TargetReport {
  const { dataset, counts, reasons, repairs, suspect, invalid, unmapped } = verdict;
  return { dataset, counts, reasons, repairs, suspect, invalid, unmapped };
}

async function commit(lock: HeldLock, arriving: readonly Arriving[], loadedAt: string) {
  const staged = arriving.map(
    ({ mapping: { source, kind }, staged: { folder, files } }): StagedLoad => ({
      folder,
      manifest: { source, kind, loadedAt, files: files.map(({ file }) => file) },
    }),
  );
  return staged.length === 0 ? [] : commitLoads(lock, staged);
}

function withLoad(told: SourceReport, load: { id: string; number: number } | undefined): SourceReport {
  return load === undefined ? told : { ...told, load: { id: load.id, number: load.number } };
}

/** Parts the files whose very content the source has had already, in a load or earlier in this call. */
function partKnown(placed: readonly PlacedFile[], loads: readonly Load[]) {
  const fresh: PlacedFile[] = [];
  const known: KnownFile[] = [];
  const seen = new Set<string>();
  for (const file of placed) {
    const { sha256, sheet } = file.shape;
    const { source } = file.mapping;
    const content = JSON.stringify([source, sha256, sheet, file.shape.block]);
    const load = loadWithContent(loads, { source, sha256, ...(sheet !== undefined && { sheet }) });
    const about = { name: file.name, ...(sheet !== undefined && { sheet }), source };
    if (load !== undefined) known.push({ ...about, load: load.id, loadedAt: load.loadedAt });
    else if (seen.has(content)) known.push(about);
    else fresh.push(file);
    seen.add(content);
  }
  return { fresh, known };
}
