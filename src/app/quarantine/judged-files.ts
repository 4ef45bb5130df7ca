import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SourceMapping, ValueMappings } from "../../dataset/index.ts";
import { type Engine, openBuilder } from "../../engine/index.ts";
import { readLoads } from "../../lake/index.ts";
import { checkInputs, keptOrFresh, type Verdict } from "../load-source/check-file.ts";
import { type LoadedFile, loadedFiles } from "../load-source/loaded-files.ts";
import type { Workspace } from "../workspace.ts";

/** What quarantined rows are judged by, read from the workspace. */
export interface QuarantineSetting {
  readonly workspace: Workspace;
  readonly mappings: readonly SourceMapping[];
  readonly values: ValueMappings;
}

export interface Selection {
  readonly source?: string;
  /** A load's id or number. */
  readonly load?: string;
}

/** A file of a load that counts, and its verdict under each target of its source's present mapping. */
export interface JudgedFile extends LoadedFile {
  readonly verdicts: readonly Verdict[];
}

/** The loaded files that are selected, with the mapping of their source. Loads whose source has none are left out. */
export async function selectedFiles(
  { workspace, mappings }: QuarantineSetting,
  { source, load: given }: Selection,
): Promise<readonly (LoadedFile & { readonly mapping: SourceMapping })[]> {
  const { state } = workspace.paths;
  const files = await loadedFiles(state, await readLoads(state));
  return files.flatMap((one) => {
    const mapping = mappings.find((other) => other.source === one.load.source);
    const isSelected =
      (source === undefined || source === one.load.source) &&
      (given === undefined || given === one.load.id || given === String(one.load.number));
    return mapping !== undefined && isSelected ? [{ ...one, mapping }] : [];
  });
}

/**
 * Judges the selected files without writing to the workspace: kept verdicts are read, others are computed
 * into a folder that lasts as long as `work`.
 */
export async function withJudgedFiles<Value>(
  setting: QuarantineSetting,
  selection: Selection,
  work: (engine: Engine, files: readonly JudgedFile[]) => Promise<Value>,
): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), "entente-quarantine-"));
  const engine = await openBuilder({ memoryMb: 1000, spillFolder: join(folder, "spill") });
  try {
    const judged: JudgedFile[] = [];
    for (const one of await selectedFiles(setting, selection)) {
      const judging = { ...setting, settings: setting.workspace.settings, mapping: one.mapping };
      const verdicts: Verdict[] = [];
      for (const [index, input] of checkInputs(one.checked, judging).entries()) {
        const fresh = join(folder, `${judged.length}-${index}.parquet`);
        const place = { state: setting.workspace.paths.state, index, fresh };
        verdicts.push(await keptOrFresh(engine, one.checked, input, place));
      }
      judged.push({ ...one, verdicts });
    }
    return await work(engine, judged);
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}
