import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openQuerySession } from "../src/app/open-query-session.ts";
import { planInput, queryMetric } from "../src/app/query-metric.ts";
import type { QuerySession } from "../src/app/query-session.ts";
import { openWorkspace } from "../src/app/workspace.ts";
import { printPlan } from "../src/compile/index.ts";
import { print } from "../src/sql/index.ts";
import { type ByHand, catalogueByHand } from "./catalogue-by-hand.ts";
import { inChild, median } from "./in-child.ts";
import type { BenchOptions } from "./run.ts";

/** Rounds that are not counted. */
const warmUp = 2;

/** Twelve questions of the catalogue, warm, against SQL written by hand on the same engine. */
export async function run({ rounds, size = "l", seed }: BenchOptions): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "entente-bench-query-"));
  try {
    const root = join(folder, "demo");
    await inChild("./demo-ours.ts", [root, size, String(seed)]);
    const workspace = await openWorkspace(root);
    if (!workspace.ok) throw new Error(JSON.stringify(workspace.error));
    const session = await openQuerySession(workspace.value);
    if (!session.ok) throw new Error(JSON.stringify(session.error));
    console.log(
      `size ${size}, seed ${seed}, ${Math.max(rounds, 5)} warm rounds; milliseconds, medians; the overhead of a round is told from the same round`,
    );
    for (const question of catalogueByHand) await compare(session.value, question, Math.max(rounds, 5));
    await session.value.engine.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function compare(session: QuerySession, question: ByHand, rounds: number): Promise<void> {
  const ours: number[] = [];
  const byHand: number[] = [];
  const plan: number[] = [];
  const ask = async () => ours.push(await timed(() => queryMetric(session, question.query)));
  const askByHand = async () => byHand.push(await timed(() => session.engine.query(question.sql)));
  for (let round = -warmUp; round < rounds; round++) {
    if (round === 0) for (const times of [ours, byHand, plan]) times.length = 0;
    for (const turn of round % 2 === 0 ? [ask, askByHand] : [askByHand, ask]) await turn();
    plan.push(await timed(async () => planAndPrint(session, question)));
  }
  const [mine, hand] = [median(ours), median(byHand)];
  const overhead = median(ours.map((time, round) => time - byHand[round]!));
  const verdict = overhead <= Math.max(5, hand * 0.1) ? "within" : "OVER";
  const name = [...question.query.metrics, ...(question.query.by ?? []), question.query.grain ?? ""].join(
    " ",
  );
  console.log(
    `${name.padEnd(40)} ${mine.toFixed(1)}  by hand ${hand.toFixed(1)}  overhead ${overhead.toFixed(1)} ${verdict} (5 ms or 10 %)  plan and print ${median(plan).toFixed(2)}`,
  );
}

function planAndPrint(session: QuerySession, { query }: ByHand): void {
  const planned = planInput(session, query);
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  print(printPlan(planned.value.plan, { ...session.context, asOf: planned.value.asOf }));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
