import { expect } from "vitest";
import type { Workspace } from "../../src/app/workspace.ts";
import { openBuilder, openReader } from "../../src/engine/index.ts";
import { type Load, loadFilePath, readCurrent, readLoads, snapshotFiles } from "../../src/lake/index.ts";
import { id, literalSql, sql } from "../../src/sql/index.ts";

/** What was acknowledged so far: it must outlive every kill. */
export interface Acknowledged {
  readonly loads: Set<string>;
  readonly undone: Set<string>;
  snapshot: number;
}

/** Notes what a program said that it has done. */
export function acknowledge(done: Acknowledged, lines: readonly string[]): void {
  for (const line of lines) {
    const [word, ...ids] = line.split(" ");
    if (word === "loaded") for (const one of ids) done.loads.add(one);
    if (word === "undone") for (const one of ids) done.undone.add(one);
    if (word === "built") done.snapshot = Math.max(done.snapshot, Number(ids[0]));
  }
}

/** Every acknowledged load and undo is there, no half load is visible, CURRENT points at a whole snapshot. */
export async function checkWorkspace(workspace: Workspace, done: Acknowledged, when: string): Promise<void> {
  const { state } = workspace.paths;
  const loads = await readLoads(state);
  const ids = loads.map((load) => load.id);
  expect(ids, when).toEqual(expect.arrayContaining([...done.loads]));
  expect(
    loads.map(({ number }) => number),
    when,
  ).toEqual(loads.map((_, at) => at + 1));
  for (const { together = [] } of loads) expect(ids, when).toEqual(expect.arrayContaining([...together]));
  const withdrawn = loads.filter(({ isWithdrawn }) => isWithdrawn).map((load) => load.id);
  expect(withdrawn, when).toEqual(expect.arrayContaining([...done.undone]));
  await checkRows(state, loads, when);
  await checkCurrent(state, done, when);
}

async function checkRows(state: string, loads: readonly Load[], when: string): Promise<void> {
  const engine = await openBuilder({ memoryMb: 200, spillFolder: state });
  for (const load of loads)
    for (const file of load.files) {
      const path = await loadFilePath(state, load, file);
      const counted = await engine.query(sql`select count(*) from read_parquet(${literalSql(path)})`);
      expect(counted.rows, `${when}: ${path}`).toEqual([[file.records]]);
    }
  await engine.close();
}

async function checkCurrent(state: string, done: Acknowledged, when: string): Promise<void> {
  const current = await readCurrent(state);
  expect(Number(current?.id ?? 0), when).toBeGreaterThanOrEqual(done.snapshot);
  if (current === undefined) return;
  const reader = await openReader(await snapshotFiles(state, current), { memoryMb: 200 });
  for (const [dataset, { rows }] of Object.entries(current.datasets)) {
    const counted = await reader.query(sql`select count(*) from ${id(dataset)}`);
    expect(counted.rows, `${when}: ${dataset}`).toEqual([[rows]]);
  }
  await reader.close();
}

/** After a build, the deals and the visits are those of every load that counts: each load brings its own. */
export async function checkNumbers({ paths: { state } }: Workspace): Promise<void> {
  const loads = (await readLoads(state)).filter(({ isWithdrawn }) => !isWithdrawn);
  const recordsOf = (name: string) =>
    loads.filter(({ source }) => source === name).reduce((sum, { files }) => sum + files[0]!.records, 0);
  const current = await readCurrent(state);
  expect(current?.loads).toEqual(loads.map((load) => load.id));
  expect(current?.datasets["deal"]?.rows).toBe(recordsOf("deals"));
  expect(current?.datasets["visit"]?.rows).toBe(recordsOf("visits"));
}
