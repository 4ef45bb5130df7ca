import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { glob } from "tinyglobby";
import { catalogueFiles } from "../catalogue/index.ts";
import { fail, ok, type Problem, type Result } from "../core/index.ts";
import { openBuilder } from "../engine/index.ts";
import {
  importMetricFlow,
  interchangeProblem,
  isImportedText,
  type SourceFile,
  type TableColumns,
} from "../interchange/index.ts";
import { columnType } from "./open-tables/column-type.ts";
import { parquetTables } from "./open-tables/parquet-folder.ts";

export interface MetricFlowImportOptions {
  /** Where the definitions are written. */
  readonly out: string;
  /** A folder of the Parquet files that the semantic models read, for the types of their columns. */
  readonly tables?: string;
}

export interface MetricFlowImport {
  readonly folder: string;
  /** The files that were written, in `folder`. */
  readonly files: readonly string[];
  readonly counts: { readonly datasets: number; readonly metrics: number; readonly dimensions: number };
  /** What is left out, renamed or assumed. */
  readonly losses: readonly Problem[];
}

/** Writes the definitions that a MetricFlow project amounts to, and tells what could not be said. */
export async function importMetricFlowProject(
  folder: string,
  { out, tables }: MetricFlowImportOptions,
): Promise<Result<MetricFlowImport, readonly Problem[]>> {
  const sources = await sourceFiles(folder);
  const columns = tables === undefined ? new Map<string, TableColumns>() : await tableColumns(tables);
  const imported = importMetricFlow(sources, { tables: columns, beside: catalogueFiles() });
  if (!imported.ok) return imported;
  const { files, losses, counts } = imported.value;
  if (counts.datasets + counts.metrics === 0)
    return fail([interchangeProblem("nothing-to-import", { folder })]);
  const inTheWay = await othersFiles(
    out,
    files.map(({ name }) => name),
  );
  if (inTheWay.length > 0)
    return fail(inTheWay.map((file) => interchangeProblem("file-in-the-way", { file: join(out, file) })));
  await mkdir(out, { recursive: true });
  for (const { name, text } of files) await writeFile(join(out, name), text);
  return ok({ folder: out, files: files.map(({ name }) => name), counts, losses });
}

/** The YAML of a project, but for what its packages and its builds hold. */
async function sourceFiles(folder: string): Promise<readonly SourceFile[]> {
  const paths = await glob(["**/*.{yml,yaml}"], {
    cwd: folder,
    ignore: ["**/{node_modules,dbt_packages,target,.git}/**"],
  });
  return Promise.all(
    paths.sort().map(async (path) => ({ path, text: await readFile(join(folder, path), "utf8") })),
  );
}

/** The columns of a folder of Parquet files, by table. */
export async function tableColumns(folder: string): Promise<ReadonlyMap<string, TableColumns>> {
  const spillFolder = await mkdtemp(join(tmpdir(), "entente-tables-"));
  const engine = await openBuilder({ memoryMb: 500, spillFolder });
  try {
    const tables = await parquetTables(engine, folder);
    return new Map(
      [...tables].map(([name, { columns }]) => [
        name,
        new Map(
          [...columns].flatMap(([column, type]) => {
            const known = columnType(type);
            return known === undefined ? [] : [[column, known] as const];
          }),
        ),
      ]),
    );
  } finally {
    await engine.close();
    await rm(spillFolder, { recursive: true, force: true });
  }
}

/** Of the files to write, those that are there and that no import wrote. */
async function othersFiles(folder: string, names: readonly string[]): Promise<readonly string[]> {
  const texts = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), "utf8").catch(whenMissing);
      return { name, text };
    }),
  );
  return texts.flatMap(({ name, text }) => (text === undefined || isImportedText(text) ? [] : [name]));
}

function whenMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
