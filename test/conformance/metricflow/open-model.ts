import { readFileSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { openTables } from "../../../src/app/open-tables.ts";
import { catalogueFiles } from "../../../src/catalogue/index.ts";
import { type QuerySession, querySession } from "../../../src/app/query-session.ts";
import {
  fail,
  ok,
  type Problem,
  type Result,
  type Settings,
  usualBusinessHours,
} from "../../../src/core/index.ts";
import { type DefinitionFile, parseDefinitions } from "../../../src/definitions/index.ts";
import type { DuckDbEngine } from "../../../src/engine/index.ts";
import {
  type ImportedFile,
  type ImportedMetricFlow,
  importMetricFlow,
  type TableColumns,
} from "../../../src/interchange/index.ts";

/** A manifest that is imported, over its tables. */
export interface OpenModel {
  readonly imported: ImportedMetricFlow;
  readonly engine: DuckDbEngine;
  /** A session with the imported definitions, and those that a question adds. */
  readonly session: (more: readonly ImportedFile[]) => Result<QuerySession, readonly Problem[]>;
}

export interface Places {
  /** The folder of the manifest's YAML. */
  readonly models: string;
  readonly tables: string;
  readonly scratch: string;
  /** Definitions beside those of the catalogue and the import. */
  readonly beside?: readonly DefinitionFile[];
}

const settings: Settings = {
  name: "MetricFlow",
  language: "en",
  timezone: "UTC",
  currency: "USD",
  weekStart: "monday",
  fiscalYearStartMonth: 1,
  parties: ["marketing", "sales"],
  engine: "duckdb",
  rates: [],
  businessHours: usualBusinessHours,
};

export async function openModel(
  { models, tables: folder, scratch, beside = [] }: Places,
  tables: ReadonlyMap<string, TableColumns>,
): Promise<Result<OpenModel, readonly Problem[]>> {
  const sources = globSync(["**/*.{yml,yaml}"], { cwd: models })
    .sort()
    .map((path) => ({ path, text: readFileSync(join(models, path), "utf8") }));
  const imported = importMetricFlow(sources, { tables, beside: catalogueFiles() });
  if (!imported.ok) return imported;
  const parse = (more: readonly ImportedFile[]) =>
    parseDefinitions([
      ...catalogueFiles(),
      ...beside,
      ...[...imported.value.files, ...more].map(definitionFile),
    ]);
  const model = parse([]);
  if (!model.ok) return model;
  const opened = await openTables({
    folder,
    datasets: [...model.value.datasets.values()].map(({ spec }) => spec),
    tables: imported.value.tables,
    settings,
    memoryMb: 1000,
    spillFolder: scratch,
  });
  if (!opened.ok) return opened;
  const { engine } = opened.value;
  const moment = "2041-01-01T00:00:00.000Z";
  const snapshot = { id: "tables", method: "import", builtAt: moment, loadedAt: moment };
  return ok({
    imported: imported.value,
    engine,
    session: (more) => {
      const whole = more.length === 0 ? model : parse(more);
      return whole.ok
        ? ok(querySession({ model: whole.value, settings, engine, snapshot }))
        : fail(whole.error);
    },
  });
}

function definitionFile({ name, text }: ImportedFile): DefinitionFile {
  return { path: `definitions/${name}`, text, origin: "workspace" };
}
