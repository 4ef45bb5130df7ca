import { rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { randomUUID } from "node:crypto";
import { fail, type Language, nearest, ok, type Problem, type Result } from "../core/index.ts";
import { onDisk, readLoads, withLock } from "../lake/index.ts";
import type { Finding, RecordCounts } from "./load-source/load-report.ts";
import { withLoadEngine } from "./load-source/open-load-engine.ts";
import { problem } from "./load-source/problems.ts";
import { exportRows } from "./quarantine/export-rows.ts";
import { type QuarantineSetting, type Selection, withJudgedFiles } from "./quarantine/judged-files.ts";
import { retryChecks, type Retried } from "./quarantine/retry-checks.ts";
import { quarantinedValues, type QuarantinedValue, type Shown } from "./quarantine/show-rows.ts";
import { readSources } from "./read-sources.ts";
import { unknownLoad } from "./undo-load.ts";
import type { Workspace } from "./workspace.ts";

export type { Selection } from "./quarantine/judged-files.ts";
export type { Retried } from "./quarantine/retry-checks.ts";
export type { QuarantinedValue, Shown } from "./quarantine/show-rows.ts";

/** What is in quarantine of one file under one target. */
export interface QuarantinedFile {
  readonly source: string;
  readonly load: string;
  readonly file: string;
  readonly dataset: string;
  readonly counts: RecordCounts;
  readonly reasons: readonly Finding[];
}

type Outcome<Value> = Promise<Result<Value, readonly Problem[]>>;

/** Files with records in quarantine under the present mappings. Waits for no lock. */
export async function listQuarantine(
  workspace: Workspace,
  selection: Selection = {},
): Outcome<readonly QuarantinedFile[]> {
  return withSetting(workspace, selection, async (setting) =>
    withJudgedFiles(setting, selection, async (_engine, files) =>
      files.flatMap(({ load, file, verdicts }) =>
        verdicts
          .filter(({ counts }) => counts.quarantined > 0)
          .map(({ dataset, counts, reasons }) => ({
            source: load.source,
            load: load.id,
            file: file.name,
            dataset,
            counts,
            reasons,
          })),
      ),
    ),
  );
}

/** The quarantined values themselves, with their records and the reason in words. */
export async function showQuarantine(
  workspace: Workspace,
  selection: Selection & Shown,
): Outcome<readonly QuarantinedValue[]> {
  return withSetting(workspace, selection, async (setting) =>
    withJudgedFiles(setting, selection, async (engine, files) => {
      const shown: QuarantinedValue[] = [];
      for (const file of files) {
        const limit = selection.limit - shown.length;
        if (limit > 0) shown.push(...(await quarantinedValues(engine, file, { ...selection, limit })));
      }
      return shown;
    }),
  );
}

export interface ExportTarget {
  readonly path: string;
  readonly reason?: string;
  readonly language: Language;
}

/** Writes the quarantined records to a new CSV file, whole or not at all; gives their number. */
export async function exportQuarantine(
  workspace: Workspace,
  selection: Selection,
  target: ExportTarget,
): Outcome<{ readonly path: string; readonly records: number }> {
  const path = resolve(target.path);
  if (await exists(path)) return fail([problem("export-taken", { path: target.path })]);
  const aside = join(dirname(path), `.entente-${randomUUID()}`);
  return withSetting(workspace, selection, async (setting) =>
    withJudgedFiles(setting, selection, async (engine, files) =>
      onDisk({ path, writes: true }, async () => {
        try {
          const records = await exportRows(engine, files, { ...target, path: aside });
          await rename(aside, path);
          return { path, records };
        } finally {
          await rm(aside, { force: true });
        }
      }),
    ),
  );
}

/** Checks again what was loaded, under the present mappings and values: what passes now is taken by the next build. */
export async function retryQuarantine(
  workspace: Workspace,
  selection: Selection = {},
): Outcome<readonly Retried[]> {
  const { state } = workspace.paths;
  return withSetting(workspace, selection, async (setting) =>
    withLock(state, { verb: "retry" }, async (lock) =>
      withLoadEngine(state, async (engine) => retryChecks(engine, lock, setting, selection)),
    ),
  );
}

async function withSetting<Value>(
  workspace: Workspace,
  { source, load }: Selection,
  work: (setting: QuarantineSetting) => Promise<Value>,
): Outcome<Value> {
  const sources = await readSources(workspace);
  if (!sources.ok) return fail(sources.error);
  const known = sources.value.mappings.map((mapping) => mapping.source);
  if (source !== undefined && !known.includes(source))
    return fail([problem("source-unknown", { source, known }, { suggestion: nearest(source, known) })]);
  const loads = await readLoads(workspace.paths.state);
  if (load !== undefined && !loads.some(({ id, number }) => id === load || String(number) === load))
    return fail([unknownLoad(load, loads)]);
  return ok(await work({ workspace, ...sources.value }));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
