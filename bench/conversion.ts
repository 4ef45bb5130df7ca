import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { planInput, queryMetric } from "../src/app/query-metric.ts";
import { type QuerySession, querySession } from "../src/app/query-session.ts";
import { catalogueFiles } from "../src/catalogue/index.ts";
import { printPlan } from "../src/compile/index.ts";
import { isDecimal, type Settings, usualBusinessHours } from "../src/core/index.ts";
import { parseDefinitions } from "../src/definitions/index.ts";
import { type DuckDbEngine, openBuilder } from "../src/engine/index.ts";
import { id, literalSql, type Sql, sql } from "../src/sql/index.ts";
import { type ConversionByHand, conversionsByHand, conversionYaml } from "./conversion-by-hand.ts";
import { median } from "./in-child.ts";
import type { BenchOptions } from "./run.ts";

const limit = 3;
const people = 1_000_000;
const touches = 10_000_000;

const settings: Settings = {
  name: "Bench",
  language: "en",
  timezone: "UTC",
  currency: "EUR",
  weekStart: "monday",
  fiscalYearStartMonth: 1,
  parties: ["marketing", "sales"],
  engine: "duckdb",
  rates: [],
  businessHours: usualBusinessHours,
};

/** Conversions over 10 million touches of 1 million people, against the fastest of several statements written by hand. */
export async function run({ rounds, seed }: BenchOptions): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "entente-bench-"));
  const engine = await openBuilder({ memoryMb: 4000, spillFolder: scratch });
  try {
    const parsed = parseDefinitions([
      ...catalogueFiles(),
      { path: "definitions/bench.yaml", text: conversionYaml, origin: "workspace" },
    ]);
    if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message.en).join("\n"));
    await engine.run(touchesSql(seed));
    const moment = "2025-01-01T00:00:00.000Z";
    const snapshot = { id: "bench", method: "bench", builtAt: moment, loadedAt: moment };
    const session = querySession({ model: parsed.value, settings, engine, snapshot });
    console.log(
      `${touches} touches of ${people} people, seed ${seed}, ${rounds} rounds; milliseconds, medians`,
    );
    for (const one of conversionsByHand) await compare({ session, engine }, one, rounds);
  } finally {
    await engine.close();
    rmSync(scratch, { recursive: true });
  }
}

/** People are drawn unevenly: some have hundreds of touches. One in twenty is a purchase. */
function touchesSql(seed: number): Sql {
  const draw = (salt: number, past: number) =>
    sql`cast(hash(i * 4 + ${literalSql(seed * 1_000_000_000 + salt)}) % ${literalSql(past)} as bigint)`;
  const person = sql`cast(floor(pow(${draw(1, 1_000_000)} / 1000000.0, 1.3) * ${literalSql(people)}) as bigint)`;
  const seen = sql`timestamp '2024-01-01 00:00:00' + to_seconds(${draw(2, 366 * 86_400)}) + to_microseconds(i % 1000000)`;
  const kind = sql`case when ${draw(3, 20)} = 0 then 'purchase' else 'visit' end`;
  const channel = sql`'channel ' || ${draw(0, 12)}`;
  const drawn = sql`select i as touch_id, ${person} as person_id, ${seen} as seen, ${kind} as kind, ${channel} as channel from range(${literalSql(touches)}) as r(i)`;
  return sql`create table ${id("visit_event")} as select touch_id, person_id, seen, cast(seen as date) as seen_day, kind, channel, touch_id as row_number from (${drawn}) as d`;
}

interface World {
  readonly session: QuerySession;
  readonly engine: DuckDbEngine;
}

async function compare(world: World, one: ConversionByHand, rounds: number): Promise<void> {
  const { session, engine } = world;
  const ways = Object.entries(one.statements);
  const ours: number[] = [];
  const byHand = new Map(ways.map(([name]) => [name, [] as number[]]));
  let answer: readonly string[] = [];
  const shown = new Map<string, readonly string[]>();
  for (let round = 0; round <= rounds; round++) {
    const time = await timed(async () => {
      answer = await ask(session, one);
    });
    if (round > 0) ours.push(time);
    for (const [name, statement] of ways) {
      const spent = await timed(async () => {
        const { rows } = await engine.query(written(statement));
        shown.set(name, rows.map((row) => row.map(String).join(" ")).toSorted());
      });
      if (round > 0) byHand.get(name)!.push(spent);
    }
  }
  for (const [name, rows] of shown)
    if (JSON.stringify(rows) !== JSON.stringify(answer))
      throw new Error(`${one.metric}, ${name}: ${rows[0]} by hand, ${answer[0]} ours.`);
  const times = ways.map(([name]) => ({ name, time: median(byHand.get(name)!) }));
  const [fastest] = times.toSorted((a, b) => a.time - b.time);
  const mine = median(ours);
  const ratio = mine / fastest!.time;
  console.log(`${one.metric}${one.by ? ` by ${one.by}` : ""}: ${one.what}`);
  console.log(
    `  ours ${mine.toFixed(0)}, ${await scannedBy(engine, planned(session, one))} rows scanned; ratio to the fastest ${ratio.toFixed(2)} ${ratio <= limit ? "within" : "OVER"} ${limit}`,
  );
  for (const { name, time } of times)
    console.log(
      `  by hand, ${name}: ${time.toFixed(0)}, ${await scannedBy(engine, written(one.statements[name]!))} rows scanned`,
    );
  console.log(`  the fastest: ${one.statements[fastest!.name]!.replaceAll(/\s+/gu, " ").trim()}`);
}

function written(text: string): Sql {
  return { kind: "sql", parts: [{ kind: "text", text }] };
}

function queryOf({ metric, by }: ConversionByHand) {
  return { metrics: [metric], totals: false, ...(by && { by: [by] }) };
}

/** The rate of each group, beside what it is a rate of. */
async function ask(session: QuerySession, one: ConversionByHand): Promise<readonly string[]> {
  const answer = await queryMetric(session, queryOf(one));
  if (!answer.ok) throw new Error(answer.error.map(({ message }) => message.en).join("\n"));
  const { columns, rows } = answer.value;
  const keys = columns.filter(({ kind }) => kind === "dimension").map(({ name }) => name);
  const wanted = [...keys, `${one.metric}.converted`, `${one.metric}.base`];
  const positions = wanted.map((name) => columns.findIndex((column) => column.name === name));
  return rows.map((row) => positions.map((at) => shownCell(row[at])).join(" ")).toSorted();
}

function shownCell(cell: unknown): string {
  return isDecimal(cell) ? String(cell.toNumber()) : String(cell);
}

function planned(session: QuerySession, one: ConversionByHand): Sql {
  const plan = planInput(session, queryOf(one));
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message.en).join("\n"));
  return printPlan(plan.value.plan, { ...session.context, asOf: plan.value.asOf });
}

interface Operator {
  readonly operator_rows_scanned?: number;
  readonly children?: readonly Operator[];
}

/** Rows that the engine's own profile says were read from tables. */
async function scannedBy(engine: DuckDbEngine, statement: Sql): Promise<number> {
  const { rows } = await engine.query(sql`explain (analyze, format json) ${statement}`);
  const profile = JSON.parse(String(rows[0]?.[1])) as Operator;
  const sum = ({ operator_rows_scanned: own = 0, children = [] }: Operator): number =>
    children.reduce((total, child) => total + sum(child), own);
  return sum(profile);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
