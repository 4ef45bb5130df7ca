import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSnapshot } from "../src/app/build-snapshot.ts";
import { type LoadReport, loadPaths } from "../src/app/load-source.ts";
import { openQuerySession } from "../src/app/open-query-session.ts";
import { queryMetric } from "../src/app/query-metric.ts";
import type { QuerySession } from "../src/app/query-session.ts";
import { initWorkspace, type Workspace } from "../src/app/workspace.ts";
import type { Answer, AnswerValue } from "../src/contract/index.ts";
import { decimal, isDecimal, type Problem, type Result } from "../src/core/index.ts";
import { type Example, readExample } from "./read-example.ts";

export interface Comparison {
  readonly what: string;
  readonly expected: string;
  readonly got: string;
}

/** Loads an example's files into a workspace of its own, asks its questions, and puts expected beside got. */
export async function runExample(name: string, dataFolder: string): Promise<readonly Comparison[]> {
  const folder = new URL(`./${name}/`, import.meta.url);
  const example = readExample(folder);
  const root = await mkdtemp(join(tmpdir(), `entente-${name}-`));
  try {
    await cp(fileURLToPath(folder), root, { recursive: true });
    const workspace = valueOf(await initWorkspace(root));
    const reports = await loadAll(workspace, example, dataFolder);
    valueOf(await buildSnapshot(workspace, {}));
    const session = valueOf(await openQuerySession(workspace));
    try {
      return [...compareLoads(example, reports), ...(await compareAnswers(example, session))];
    } finally {
      await session.engine.close();
    }
  } finally {
    await rm(root, { recursive: true });
  }
}

async function loadAll(workspace: Workspace, example: Example, dataFolder: string) {
  const reports: LoadReport[] = [];
  for (const [source, file] of Object.entries(example.files)) {
    const path = join(dataFolder, example.folder, file);
    reports.push(valueOf(await loadPaths(workspace, [path], { source })));
  }
  return reports;
}

function compareLoads(example: Example, reports: readonly LoadReport[]): readonly Comparison[] {
  const sources = reports.flatMap((report) => report.sources);
  return example.load.map(({ what, source, read, quarantined, repaired }) => {
    const found = sources.find((candidate) => candidate.source === source);
    const repairs = (found?.files ?? []).flatMap((file) => file.targets.flatMap((target) => target.repairs));
    const rows = repairs
      .filter(({ code }) => code === repaired?.rule)
      .reduce((sum, finding) => sum + finding.records, 0);
    const facts = {
      ...(read !== undefined && { read: found?.counts.read }),
      ...(quarantined !== undefined && { quarantined: found?.counts.quarantined }),
      ...(repaired && { repaired: { rule: repaired.rule, rows } }),
    };
    const expected = {
      ...(read !== undefined && { read }),
      ...(quarantined !== undefined && { quarantined }),
      ...(repaired && { repaired }),
    };
    return { what, expected: JSON.stringify(expected), got: JSON.stringify(facts) };
  });
}

async function compareAnswers(example: Example, session: QuerySession): Promise<readonly Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const { what, query, decimals, expect } of example.checks) {
    const answer = valueOf(await queryMetric(session, { ...query, totals: false }));
    const got = rowsOf(answer).map((row) => row.map((value) => shown(value, decimals)));
    comparisons.push({ what, expected: sorted(expect), got: sorted(got) });
  }
  return comparisons;
}

function rowsOf({ columns, rows }: Answer): readonly (readonly AnswerValue[])[] {
  const kept = columns.map(({ kind }) => kind !== "interval");
  return rows.map((row) => row.filter((_, index) => kept[index]));
}

function shown(value: AnswerValue, decimals?: number): string | number | null {
  if (isDecimal(value)) return shownNumber(value.toString(), decimals);
  if (typeof value === "number") return shownNumber(value, decimals);
  return value === null ? null : String(value);
}

function shownNumber(value: string | number, decimals?: number): number {
  const exact = decimal(value);
  return (decimals === undefined ? exact : exact.toDecimalPlaces(decimals)).toNumber();
}

function sorted(rows: readonly (readonly unknown[])[]): string {
  return JSON.stringify(rows.map((row) => JSON.stringify(row)).sort());
}

function valueOf<Value>(result: Result<Value, readonly Problem[]>): Value {
  if (result.ok) return result.value;
  throw new Error(
    result.error
      .map(({ message, place }) => `${place?.file ?? ""}:${place?.line ?? ""} ${message.en}`)
      .join("\n"),
  );
}
