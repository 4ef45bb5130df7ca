import { allEnded, poolOf, type Report, sha256Hex } from "../../core/index.ts";
import type { BuildStep, PlanStep, ResolveStep } from "../../dataset/index.ts";
import type { DuckDbEngine, Engine } from "../../engine/index.ts";
import type { SnapshotDataset } from "../../lake/index.ts";
import { id, sql } from "../../sql/index.ts";
import type { Identities } from "./identities.ts";
import { tableHash } from "./table-hash.ts";
import { fileNameOf, fingerprintOf, fingerprintOfLink, type ReadTable } from "./table-name.ts";
import { numberOf, showTable, writeTable } from "./write-table.ts";

/** Where the file of a table lies, and how a manifest names it. */
export interface PlacedTable {
  readonly path: string;
  readonly file: string;
  /** It was there before. */
  readonly isShared: boolean;
}

export interface PlanRun {
  readonly engine: DuckDbEngine;
  readonly steps: readonly PlanStep[];
  readonly identities: Identities;
  /** Where the files lie that steps read: their place is no part of what a table is computed from. */
  readonly folders: readonly string[];
  /** Puts the file of a table in its place, having it written when it is not there. */
  readonly place: (name: string, write: (path: string) => Promise<void>) => Promise<PlacedTable>;
  readonly report: Report;
}

export interface BuiltTable extends SnapshotDataset, ReadTable {
  readonly path: string;
  readonly isShared: boolean;
}

/**
 * Builds the tables of a plan, two at a time where none needs the other: most are small, and planning their
 * statements takes one thread. Afterwards each is readable under its name.
 */
export async function runPlan(run: PlanRun): Promise<readonly BuiltTable[]> {
  const { engine, steps, report } = run;
  const engines = poolOf([engine, await engine.beside()]);
  const building = new Map<string, Promise<BuiltTable>>();
  let done = 0;
  for (const step of steps) {
    const { dataset } = step;
    const needed = step.reads.flatMap((one) => building.get(one) ?? []);
    const build = async () => {
      const reads = await Promise.all(needed);
      return engines.use((free) => {
        report({ stage: "build", subject: dataset, done, total: steps.length, unit: "datasets" });
        const built =
          "entity" in step ? linkRecords(free, run, step, reads) : buildTable(free, run, step, reads);
        return built.finally(() => (done += 1));
      });
    };
    building.set(dataset, build());
  }
  const built = await allEnded([...building.values()]);
  report({ stage: "build", done: steps.length, total: steps.length, unit: "datasets" });
  return built;
}

async function buildTable(
  engine: Engine,
  { place, folders }: PlanRun,
  step: BuildStep,
  reads: readonly ReadTable[],
): Promise<BuiltTable> {
  const { dataset } = step;
  const fingerprint = fingerprintOf(step, reads, folders);
  const placed = await place(fileNameOf(dataset, fingerprint), (path) => writeTable(engine, step, path));
  await showTable(engine, dataset, placed.path);
  const rows = await numberOf(engine, sql`select count(*) from ${id(dataset)}`);
  const identity = step.isToldByRows === true ? await tableHash(engine, dataset) : fingerprint;
  return { dataset, fingerprint, identity, rows, ...placed };
}

/**
 * Links the records of an entity, unless the current snapshot's links were made of the same things. The table is named by its rows:
 * the ids of before, which they keep, are no part of what they are made of.
 */
async function linkRecords(
  engine: Engine,
  { place, identities }: PlanRun,
  step: ResolveStep,
  reads: readonly ReadTable[],
): Promise<BuiltTable> {
  const { dataset, entity } = step;
  const fingerprint = fingerprintOfLink(step, reads, identities.basis(entity));
  const there = identities.shared(dataset, fingerprint);
  const placed =
    there === undefined ? await placeLinks(engine, { place, identities }, step) : await place(there, nothing);
  await showTable(engine, dataset, placed.path);
  const rows = await numberOf(engine, sql`select count(*) from ${id(dataset)}`);
  return { dataset, fingerprint, identity: await tableHash(engine, dataset), rows, ...placed };
}

async function placeLinks(
  engine: Engine,
  { place, identities }: Pick<PlanRun, "place" | "identities">,
  step: ResolveStep,
): Promise<PlacedTable> {
  const made = `_${step.dataset}_made`;
  await identities.resolve(engine, step, made);
  const name = fileNameOf(step.dataset, sha256Hex(await tableHash(engine, made)));
  const select = sql`select * from ${id(made)} order by _n`;
  const placed = await place(name, (path) =>
    writeTable(engine, { dataset: step.dataset, reads: [], contents: [], select }, path),
  );
  await engine.run(sql`drop table ${id(made)}`);
  return placed;
}

async function nothing(path: string): Promise<void> {
  throw new Error(`${path} was there, and is gone.`);
}

/** The tables as a manifest lists them. */
export function manifestDatasets(built: readonly BuiltTable[]): {
  readonly [dataset: string]: SnapshotDataset;
} {
  return Object.fromEntries(
    built.map(({ dataset, file, fingerprint, rows }) => [dataset, { file, fingerprint, rows }]),
  );
}
