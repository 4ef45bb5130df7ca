import type { Report } from "../../core/index.ts";
import type { BuildStep } from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import type { SnapshotDataset } from "../../lake/index.ts";
import { id, sql } from "../../sql/index.ts";
import { fileNameOf, fingerprintOf } from "./table-name.ts";
import { numberOf, showTable, writeTable } from "./write-table.ts";

/** Where the file of a table lies, and how a manifest names it. */
export interface PlacedTable {
  readonly path: string;
  readonly file: string;
  /** It was there before. */
  readonly isShared: boolean;
}

export interface PlanRun {
  readonly engine: Engine;
  readonly steps: readonly BuildStep[];
  readonly loadsFolder: string;
  /** Puts the file of a table in its place, having it written when it is not there. */
  readonly place: (name: string, write: (path: string) => Promise<void>) => Promise<PlacedTable>;
  readonly report: Report;
}

export interface BuiltTable extends SnapshotDataset {
  readonly dataset: string;
  readonly path: string;
  readonly isShared: boolean;
}

/** Builds the tables of a plan one after the other; afterwards each is readable under its name. */
export async function runPlan(run: PlanRun): Promise<readonly BuiltTable[]> {
  const { engine, steps, loadsFolder, place, report } = run;
  const fingerprints = new Map<string, string>();
  const built: BuiltTable[] = [];
  for (const [index, step] of steps.entries()) {
    const { dataset } = step;
    report({ stage: "build", subject: dataset, done: index, total: steps.length, unit: "datasets" });
    const fingerprint = fingerprintOf(step, fingerprints, loadsFolder);
    fingerprints.set(dataset, fingerprint);
    const placed = await place(fileNameOf(dataset, fingerprint), (path) => writeTable(engine, step, path));
    await showTable(engine, dataset, placed.path);
    const rows = await numberOf(engine, sql`select count(*) from ${id(dataset)}`);
    built.push({ dataset, fingerprint, rows, ...placed });
  }
  report({ stage: "build", done: steps.length, total: steps.length, unit: "datasets" });
  return built;
}

/** The tables as a manifest lists them. */
export function manifestDatasets(built: readonly BuiltTable[]): {
  readonly [dataset: string]: SnapshotDataset;
} {
  return Object.fromEntries(
    built.map(({ dataset, file, fingerprint, rows }) => [dataset, { file, fingerprint, rows }]),
  );
}
