import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fail, type Problem, type Report, type Result } from "../../core/index.ts";
import { openBuilder } from "../../engine/index.ts";
import {
  type FileContents,
  type FileShape,
  ingestProblem,
  inspectFile,
  knownHeaders,
  parquetContents,
  type Preset,
  recognise,
  readTable,
  verdictOf,
} from "../../ingest/index.ts";

export interface OpenTable {
  readonly shape: FileShape;
  /** The other tables of the file. */
  readonly others: readonly string[];
  readonly records: number;
  readonly warnings: readonly Problem[];
  readonly contents: FileContents;
}

export interface Opening {
  readonly path: string;
  /** A folder that is ours alone. */
  readonly scratch: string;
  readonly presets: readonly Preset[];
  readonly sheet?: string;
  readonly report: Report;
}

/** Reads one table of a file aside, for as long as the work on it takes. */
export async function withTable<Value>(
  opening: Opening,
  work: (table: OpenTable) => Promise<Result<Value, readonly Problem[]>>,
): Promise<Result<Value, readonly Problem[]>> {
  const { path, presets, report } = opening;
  const inspected = await inspectFile(path, { isKnownHeader: knownHeaders(presets), report });
  if (!inspected.ok) return inspected;
  const shape = chooseTable(inspected.value, presets, opening.sheet);
  if (shape === undefined) return fail([noSheet(inspected.value, opening)]);
  await mkdir(opening.scratch, { recursive: true });
  await sweep(opening.scratch);
  const folder = await mkdtemp(join(opening.scratch, "table-"));
  const engine = await openBuilder({ memoryMb: 1000, spillFolder: join(folder, "spill") });
  try {
    const parquetPath = join(folder, "table.parquet");
    const read = await readTable(engine, shape, { parquetPath }, report);
    if (!read.ok) return read;
    return await work({
      shape,
      others: inspected.value.filter((other) => other !== shape).map(labelOf),
      records: read.value.records,
      warnings: read.value.problems,
      contents: parquetContents(engine, parquetPath),
    });
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The sheet that was asked for, else the first that a preset knows, else the first that is shown. */
function chooseTable(
  shapes: readonly FileShape[],
  presets: readonly Preset[],
  sheet: string | undefined,
): FileShape | undefined {
  if (sheet !== undefined) return shapes.find((shape) => shape.sheet === sheet);
  const shown = shapes.filter((shape) => shape.hidden !== true);
  const known = shown.find((shape) => verdictOf(recognise(shape, presets)).kind !== "none");
  return known ?? shown[0] ?? shapes[0];
}

function noSheet(shapes: readonly FileShape[], { sheet = "", path }: Opening): Problem {
  const sheets = shapes.flatMap((shape) => shape.sheet ?? []);
  return ingestProblem("sheet-missing", { sheet, file: path, sheets });
}

function labelOf(shape: FileShape): string {
  return shape.sheet ?? `${shape.name} (${shape.block ?? shape.headerLine})`;
}

const hour = 3_600_000;

/** What a process that was killed left behind. */
async function sweep(scratch: string): Promise<void> {
  for (const name of await readdir(scratch)) {
    const path = join(scratch, name);
    const entry = await stat(path).catch(() => undefined);
    if (entry !== undefined && Date.now() - entry.mtimeMs > hour)
      await rm(path, { recursive: true, force: true });
  }
}
