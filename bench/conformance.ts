import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tableColumns } from "../src/app/import-metricflow.ts";
import { planInput } from "../src/app/query-metric.ts";
import type { QuerySession } from "../src/app/query-session.ts";
import { printPlan } from "../src/compile/index.ts";
import type { MetricQueryInput } from "../src/contract/index.ts";
import { translateQuestion } from "../src/interchange/index.ts";
import { print } from "../src/sql/index.ts";
import { type OpenModel, openModel } from "../test/conformance/metricflow/open-model.ts";
import { type Case, folderOf, questionOf, readCases } from "../test/conformance/metricflow/read-cases.ts";
import { manyDefinitions } from "./check-files.ts";
import { median } from "./in-child.ts";
import type { BenchOptions } from "./run.ts";

const folder = (name: string) =>
  fileURLToPath(new URL(`../../shared/data/metricflow/${name}`, import.meta.url));
const limits = { median: 1, worst: 10 };

interface Asked {
  readonly name: string;
  readonly session: QuerySession;
  readonly query: MetricQueryInput;
}

/** Plan and print of every question of the conformance suite, with 1,000 definitions beside those of its models. */
export async function run({ rounds }: BenchOptions): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), "entente-bench-"));
  const cases = readCases(readFileSync(folder("cases.json"), "utf8"));
  const { files, definitions } = manyDefinitions();
  const columns = await tableColumns(folder("tables"));
  const models = new Map<string, OpenModel>();
  for (const name of new Set(cases.map(({ model }) => folderOf(model)))) {
    const places = { models: join(folder("models"), name), tables: folder("tables"), scratch, beside: files };
    const opened = await openModel(places, columns);
    if (!opened.ok) throw new Error(opened.error.map(({ message }) => message.en).join("\n"));
    models.set(name, opened.value);
  }
  const asked = cases.flatMap((one) => askedOf(one, models.get(folderOf(one.model))!));
  report(asked, { rounds: Math.max(rounds, 20), definitions, cases: cases.length });
  for (const { engine } of models.values()) await engine.close();
  rmSync(scratch, { recursive: true });
}

/** What cannot be asked here is no question to plan. */
function askedOf(one: Case, { imported, session }: OpenModel): readonly Asked[] {
  const translated = translateQuestion(imported, questionOf(one));
  const opened = translated.ok ? session(translated.value.definitions) : undefined;
  if (!translated.ok || !opened?.ok) return [];
  return [{ name: one.name, session: opened.value, query: translated.value.query }];
}

interface Scale {
  readonly rounds: number;
  readonly definitions: number;
  readonly cases: number;
}

function report(asked: readonly Asked[], { rounds, definitions, cases }: Scale): void {
  const first = asked.map((one) => ({ name: one.name, time: timed(one) }));
  for (let round = 0; round < 5; round++) for (const one of asked) timed(one);
  const times = asked.map(() => [] as number[]);
  for (let round = 0; round < rounds; round++)
    for (const [index, one] of asked.entries()) times[index]!.push(timed(one));
  const warm = asked.map(({ name }, index) => ({ name, time: median(times[index]!) }));
  console.log(
    `plan and print of ${asked.length} of ${cases} questions, ${definitions} definitions and those of the models loaded; milliseconds, ${rounds} warm rounds`,
  );
  const middle = median(warm.map(({ time }) => time));
  const [slowest, coldest] = [worst(warm), worst(first)];
  tell("median of the questions, warm", middle, verdict(middle, limits.median));
  tell("worst question, warm", slowest.time, `${verdict(slowest.time, limits.worst)}  ${slowest.name}`);
  const single = times.flat().toSorted((a, b) => a - b);
  const late = single[Math.floor(single.length * 0.999)]!;
  tell("99.9 % of single warm runs", late, verdict(late, limits.worst));
  tell("worst of single warm runs", single.at(-1)!, "with the pauses of the machine");
  tell("first run, median", median(first.map(({ time }) => time)), "");
  tell("first run, worst", coldest.time, `${verdict(coldest.time, limits.worst)}  ${coldest.name}`);
}

function worst(all: readonly { readonly name: string; readonly time: number }[]) {
  return all.toSorted((a, b) => b.time - a.time)[0]!;
}

function verdict(time: number, limit: number): string {
  return time <= limit ? `within ${limit}` : `OVER ${limit}`;
}

function tell(what: string, time: number, note: string): void {
  console.log(`  ${what.padEnd(32)} ${time.toFixed(2).padStart(8)}  ${note}`.trimEnd());
}

/** What could not be planned stops the bench: a refusal is quicker than an answer. */
function timed({ name, session, query }: Asked): number {
  const started = performance.now();
  const planned = planInput(session, query);
  if (!planned.ok) throw new Error(`${name}: ${planned.error[0]?.message.en}`);
  const { plan, asOf } = planned.value;
  print(printPlan(plan, { ...session.context, asOf }));
  return performance.now() - started;
}
