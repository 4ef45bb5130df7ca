import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { catalogueFiles } from "../../catalogue/index.ts";
import { isDecimal, type Settings, usualBusinessHours } from "../../core/index.ts";
import { type Model, parseDefinitions } from "../../definitions/index.ts";
import { type DuckDbEngine, openBuilder } from "../../engine/index.ts";
import { type QuerySession, querySession } from "../query-session.ts";
import { makeTable, type TestRow } from "./fill-table.ts";

export type { TestRow };
export type TestTables = { readonly [dataset: string]: readonly TestRow[] };

export const testSettings: Settings = {
  name: "Test",
  language: "en",
  timezone: "Europe/Paris",
  currency: "EUR",
  weekStart: "monday",
  fiscalYearStartMonth: 1,
  parties: ["marketing", "sales"],
  engine: "duckdb",
  rates: [],
  businessHours: usualBusinessHours,
};

export interface TestWorld extends QuerySession {
  readonly engine: DuckDbEngine;
}

export interface WorldOptions {
  /** Definitions beside the catalogue's. */
  readonly yaml?: string;
  readonly settings?: Partial<Settings>;
  readonly loadedAt?: string;
}

/** Every dataset of the dictionary on a real engine, with these rows; closed when the test ends. */
export async function queryWorld(tables: TestTables, options: WorldOptions = {}): Promise<TestWorld> {
  const folder = await mkdtemp(join(tmpdir(), "entente-world-"));
  const engine = await openBuilder({ memoryMb: 500, spillFolder: folder, threads: 1 });
  onTestFinished(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });
  const settings = { ...testSettings, ...options.settings };
  const model = testModel(options.yaml);
  for (const dataset of model.schema.datasets.values())
    await makeTable(engine, dataset, { rows: tables[dataset.name] ?? [], timezone: settings.timezone });
  const loadedAt = options.loadedAt ?? "2024-07-01T00:00:00.000Z";
  const snapshot = { id: "0001", method: "test", builtAt: loadedAt, loadedAt };
  return { ...querySession({ model, settings, engine, snapshot }), engine };
}

function testModel(yaml = ""): Model {
  const own = { path: "definitions/test.yaml", text: yaml, origin: "workspace" } as const;
  const parsed = parseDefinitions([...catalogueFiles(), ...(yaml === "" ? [] : [own])]);
  if (!parsed.ok) throw new Error(parsed.error.map((one) => one.message.en).join("\n"));
  return parsed.value;
}

/** The rows of an answer as objects, for reading in tests. */
export function shown(answer: {
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly unknown[])[];
}): readonly { readonly [column: string]: unknown }[] {
  return answer.rows.map((row) =>
    Object.fromEntries(answer.columns.map((column, index) => [column.name, plain(row[index])])),
  );
}

function plain(value: unknown): unknown {
  return isDecimal(value) ? value.toFixed() : value;
}
