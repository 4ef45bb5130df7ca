import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Settings } from "../../core/index.ts";
import {
  type AllocationInput,
  type BuildInput,
  type BuildLoad,
  type DatasetSpec,
  planBuild,
  type SourceMapping,
  type ValueMappings,
} from "../../dataset/index.ts";
import { type DuckDbEngine, openBuilder } from "../../engine/index.ts";
import { id, join as joinSql, literalSql, type Sql, sql } from "../../sql/index.ts";
import { plainIdentities } from "../build-snapshot/identities.ts";
import { type BuiltTable, runPlan } from "../build-snapshot/run-plan.ts";
import { testSettings } from "./query-world.ts";

export type RawRow = { readonly [header: string]: string | null };

/** A mapping with what tests leave out, and the rows of each of its loads. */
export type TestSource = Pick<SourceMapping, "source" | "into"> &
  Partial<SourceMapping> & { readonly loads: readonly (readonly RawRow[])[] };

export interface BuildWorldOptions {
  readonly sources: readonly TestSource[];
  /** Datasets of a workspace's own; a target that fills one carries it. */
  readonly own?: readonly DatasetSpec[];
  readonly values?: ValueMappings;
  readonly settings?: Partial<Settings>;
  readonly allocation?: AllocationInput;
  readonly acquisition?: Partial<BuildInput["acquisition"]>;
}

export interface BuildWorld {
  readonly engine: DuckDbEngine;
  readonly tables: readonly BuiltTable[];
  /** The rows of a select, each cell as text, number or null. */
  readonly rows: (select: Sql) => Promise<readonly (readonly unknown[])[]>;
}

/** The whole common dataset, built from these loads by the plan of a real build; gone when the test ends. */
export async function buildWorld(options: BuildWorldOptions): Promise<BuildWorld> {
  const { engine, folder } = await testEngine();
  const input = await buildInput(engine, folder, options);
  const place = async (name: string, write: (path: string) => Promise<void>) => {
    const path = join(folder, name);
    await write(path);
    return { path, file: name, isShared: false };
  };
  const tables = await runPlan({
    engine,
    identities: plainIdentities(),
    steps: planBuild(input),
    folders: [folder],
    place,
    report: () => {},
  });
  return { engine, tables, rows: (select) => rowsOf(engine, select) };
}

export async function testEngine(): Promise<{ readonly engine: DuckDbEngine; readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), "entente-build-"));
  const engine = await openBuilder({ memoryMb: 500, spillFolder: folder, threads: 1 });
  onTestFinished(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { engine, folder };
}

/** Writes raw rows as a load's file has them: all text, in order. */
export async function writeRaw(engine: DuckDbEngine, path: string, rows: readonly RawRow[]): Promise<void> {
  const headers = headersOf(rows);
  const lines = rows.map(
    (row) => sql`(${joinSql(headers.map((header) => literalSql(row[header] ?? null)))})`,
  );
  const columns = headers.map((header) => sql`${id(header)}::varchar as ${id(header)}`);
  await engine.run(
    sql`copy (select ${joinSql(columns)} from (values ${joinSql(lines)}) as raw(${joinSql(headers.map((header) => id(header)))})) to ${literalSql(path)} (format parquet)`,
  );
}

export function headersOf(rows: readonly RawRow[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

async function buildInput(
  engine: DuckDbEngine,
  folder: string,
  options: BuildWorldOptions,
): Promise<BuildInput> {
  const loads: BuildLoad[] = [];
  const count = Math.max(0, ...options.sources.map((source) => source.loads.length));
  for (let turn = 0; turn < count; turn++)
    for (const { source, loads: turns } of options.sources) {
      const rows = turns[turn];
      if (rows === undefined) continue;
      const number = loads.length + 1;
      await mkdir(join(folder, String(number)));
      const path = join(folder, String(number), "1.parquet");
      await writeRaw(engine, path, rows);
      const file = { number: 1, path, sha256: String(number), headers: headersOf(rows), irregular: 0 };
      loads.push({ number, source, loadedAt: `2024-0${turn + 1}-01T12:00:00.000Z`, files: [file] });
    }
  return {
    settings: { ...testSettings, ...options.settings },
    own: options.own ?? [],
    mappings: options.sources.map((source) => ({ ...mappingDefaults, ...source })),
    values: options.values ?? {},
    sharedMailboxes: ["info"],
    freeMailDomains: ["gmail.com"],
    loads,
    allocation: options.allocation ?? { by: "media" },
    acquisition: {
      take: "last",
      entrySql: sql`select person_id, 1 as cycle, min(entered_at) as entered_at from stage_entry where stage = 'lead' group by person_id`,
      touchesSql: sql`select * from touch where campaign_id is not null or network is not null`,
      ...options.acquisition,
    },
  };
}

export const mappingDefaults = {
  system: "crm",
  files: [],
  kind: "full",
  timezone: "Europe/Paris",
  dates: "iso",
  decimal: ".",
} as const;

async function rowsOf(engine: DuckDbEngine, select: Sql): Promise<readonly (readonly unknown[])[]> {
  const { rows } = await engine.query(select);
  return rows.map((row) =>
    row.map((cell) => (typeof cell === "object" && cell !== null ? String(cell) : cell)),
  );
}
