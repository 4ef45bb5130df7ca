import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { buildSnapshot } from "../../src/app/build-snapshot.ts";
import { loadPaths } from "../../src/app/load-source.ts";
import type { Workspace } from "../../src/app/workspace.ts";
import type { SeededRandom } from "../../src/stats/index.ts";
import { type Acknowledged, acknowledge, checkNumbers, checkWorkspace } from "./check-workspace.ts";
import { buildLimits, type Work, works } from "./kinds-of-work.ts";
import { makeWorkspace, writeExports } from "./make-workspace.ts";
import { type StartedProgram, startProgram } from "./started-program.ts";

export interface KillRounds {
  readonly folder: string;
  readonly rounds: number;
  readonly random: SeededRandom;
  /** Rows of each file that is loaded. */
  readonly rows: number;
}

/**
 * Starts a program that loads, builds and undoes, kills it at a random moment of its work, and checks the
 * workspace; again and again on the same one, never cleaned by hand. Gives what was cut short how often.
 */
export async function killRounds(plan: KillRounds): Promise<ReadonlyMap<string, number>> {
  const workspace = await makeWorkspace(join(plan.folder, "workspace"));
  const inbox = join(plan.folder, "inbox");
  await mkdir(inbox);
  const done: Acknowledged = { loads: new Set(), undone: new Set(), snapshot: 0 };
  const lasts: Record<Work, number> = { undo: 30, ...(await workOn(workspace, done, inbox, "at first")) };
  const cut = new Map<string, number>();
  const start = (round: number) => {
    const work = plan.random.pick<Work>([...works, "load", "load", "build", "build"]);
    const args = [workspace.root, inbox, `r${round}`, String(plan.rows), work];
    return { work, program: startProgram(args) };
  };
  let next = start(0);
  for (let round = 0; round < plan.rounds; round++) {
    const { work, program } = next;
    await killDuring(program, work, plan.random.uniform() * 1.6 * lasts[work]);
    if (round + 1 < plan.rounds) next = start(round + 1);
    acknowledge(done, program.lines);
    const doing = program.lines.findLast((line) => line.startsWith("doing"))!.slice("doing ".length);
    cut.set(doing, (cut.get(doing) ?? 0) + 1);
    await checkWorkspace(workspace, done, `round ${round}, killed during ${doing}`);
    if (round % 10 === 9) Object.assign(lasts, await workOn(workspace, done, inbox, `after-${round}`));
  }
  await workOn(workspace, done, inbox, "at last");
  await checkWorkspace(workspace, done, "at the end");
  await checkNumbers(workspace);
  return cut;
}

async function killDuring(program: StartedProgram, work: Work, afterMs: number): Promise<void> {
  await program.until("ready");
  program.go();
  await program.until(`doing ${work}`);
  await wait(afterMs);
  await program.kill();
}

/** Loads and builds in this process, without anyone having cleaned up; gives how long each took. */
async function workOn(workspace: Workspace, done: Acknowledged, inbox: string, name: string) {
  const paths = await writeExports(inbox, name, 100);
  const start = performance.now();
  const loaded = await loadPaths(workspace, paths);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
  for (const { load } of loaded.value.sources) done.loads.add(load!.id);
  const middle = performance.now();
  const built = await buildSnapshot(workspace, buildLimits);
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  done.snapshot = Number(built.value.snapshot);
  return { load: middle - start, build: performance.now() - middle };
}
