import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planInput, queryMetric } from "../src/app/query-metric.ts";
import type { QuerySession } from "../src/app/query-session.ts";
import { printPlan } from "../src/compile/index.ts";
import type { MetricQueryInput } from "../src/contract/index.ts";
import { print as printed, type Sql } from "../src/sql/index.ts";
import { median } from "./in-child.ts";
import { scansOf, shownScans } from "./profile.ts";
import type { BenchOptions } from "./run.ts";
import { memoryMb, openTouches } from "./touches.ts";

const most = 3;
const sizes = {
  s: { touches: 100_000, people: 10_000 },
  m: { touches: 1_000_000, people: 100_000 },
  l: { touches: 10_000_000, people: 1_000_000 },
};

/** A question, and ways to write it by hand: each gives those columns of the answer. */
export interface ByHand {
  readonly title: string;
  readonly query: MetricQueryInput;
  readonly columns: readonly string[];
  readonly ways: { readonly [name: string]: Sql };
}

/** Questions about touches and people, each against the fastest of several ways to write it by hand on the same engine. */
export async function runAgainstHand(
  { rounds, size = "l", seed }: BenchOptions,
  definitions: string,
  questions: readonly ByHand[],
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "entente-bench-"));
  try {
    const { touches, people } = sizes[size];
    const session = await openTouches(folder, { touches, people, seed }, definitions);
    console.log(
      `${touches.toLocaleString("en")} touches, ${people.toLocaleString("en")} people, seed ${seed}, ${memoryMb} MB; medians of ${rounds} rounds in ms, and of CPU`,
    );
    for (const one of questions) await compare(session, one, rounds);
    await session.engine.close();
  } finally {
    await rm(folder, { recursive: true });
  }
}

interface Timed {
  readonly wall: number;
  readonly cpu: number;
}

async function compare(session: QuerySession, asked: ByHand, rounds: number): Promise<void> {
  const { title, query, ways } = asked;
  const wanted = await answered(session, asked);
  const tried: (readonly [name: string, time: Timed])[] = [];
  for (const [name, select] of Object.entries(ways)) {
    const work = async () => isSame(await rowsOf(session, select), wanted, name);
    const [once, again] = [await timed(work), await timed(work)];
    tried.push([name, once.cpu < again.cpu ? once : again]);
  }
  const [best] = tried.toSorted(([, a], [, b]) => a.cpu - b.cpu)[0]!;
  const [ours, byHand]: [Timed[], Timed[]] = [[], []];
  const ask = async () => ours.push(await timed(() => queryMetric(session, query)));
  const askByHand = async () => byHand.push(await timed(() => session.engine.query(ways[best]!)));
  for (let round = 0; round < rounds; round++)
    for (const turn of round % 2 === 0 ? [ask, askByHand] : [askByHand, ask]) await turn();
  const ratio = median(ours.map(({ wall }, round) => wall / byHand[round]!.wall));
  const ofCpu = median(ours.map(({ cpu }, round) => cpu / byHand[round]!.cpu));
  console.log(
    `${title}: ${ratio.toFixed(2)} times the fastest (${ofCpu.toFixed(2)} of CPU), ${verdict(ratio)}`,
  );
  console.log(
    `  ours     ${shown(ours)}; rows scanned ${shownScans(await scansOf(session.engine, statementOf(session, query)))}`,
  );
  console.log(
    `  by hand  ${shown(byHand)}; rows scanned ${shownScans(await scansOf(session.engine, ways[best]!))}`,
  );
  for (const [name, { wall, cpu }] of tried)
    console.log(
      `  best of 2 ${name}: ${wall.toFixed(0)} (${cpu.toFixed(0)})${name === best ? ", the fastest" : ""}`,
    );
  console.log(`  ${printed(ways[best]!).text.replaceAll(/\s+/gu, " ")}`);
}

function verdict(ratio: number): string {
  return ratio <= most ? `within ${most}` : `OVER ${most}`;
}

function shown(times: readonly Timed[]): string {
  return `${median(times.map(({ wall }) => wall)).toFixed(0)} (${median(times.map(({ cpu }) => cpu)).toFixed(0)})`;
}

function statementOf(session: QuerySession, query: MetricQueryInput): Sql {
  const planned = planInput(session, query);
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return printPlan(planned.value.plan, { ...session.context, asOf: planned.value.asOf });
}

async function answered(session: QuerySession, { query, columns }: ByHand): Promise<string> {
  const answer = await queryMetric(session, query);
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const names = answer.value.columns.map(({ name }) => name);
  const places = columns.map((name) => names.indexOf(name));
  if (places.includes(-1)) throw new Error(`The answer has only ${names.join(", ")}.`);
  return JSON.stringify(answer.value.rows.map((row) => places.map((place) => row[place])));
}

async function rowsOf({ engine }: QuerySession, select: Sql): Promise<string> {
  return JSON.stringify((await engine.query(select)).rows);
}

function isSame(given: string, wanted: string, name: string): void {
  if (given === wanted) return;
  let differs = 0;
  while (given.charAt(differs) === wanted.charAt(differs)) differs++;
  const around = (text: string) => text.slice(Math.max(0, differs - 100), differs + 100);
  throw new Error(`By hand, ${name} gives another answer:\n${around(given)}\n${around(wanted)}`);
}

/** The CPU is of the whole process: it tells apart what others take of the machine. */
async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const [started, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - started, cpu: (user + system) / 1000 };
}
