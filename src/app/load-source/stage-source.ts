import { stat } from "node:fs/promises";
import { join } from "node:path";
import { fail, ok, type Problem, Refusal, type Report, type Result } from "../../core/index.ts";
import type { DuckDbEngine } from "../../engine/index.ts";
import { readTable } from "../../ingest/index.ts";
import { type HeldLock, type LoadFile, onDisk, openStaging } from "../../lake/index.ts";
import type { CheckedFile } from "./check-file.ts";
import type { PlacedFile } from "./place-files.ts";

/** A file that was read into a load's staging folder. */
export interface StagedFile {
  readonly file: LoadFile;
  readonly checked: CheckedFile;
}

export interface StagedSource {
  readonly folder: string;
  readonly files: readonly StagedFile[];
  readonly warnings: readonly Problem[];
}

/** Reads the files of one source into a staging folder, as one load. */
export async function stageSource(
  engine: DuckDbEngine,
  lock: HeldLock,
  placed: readonly PlacedFile[],
  report: Report,
): Promise<Result<StagedSource, readonly Problem[]>> {
  const folder = await openStaging(lock);
  const files: StagedFile[] = [];
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  for (const [index, { shape, name }] of placed.entries()) {
    const parquet = `${index + 1}.parquet`;
    const path = join(folder, parquet);
    const place = { path: folder, writes: true, needed: (await stat(shape.path)).size };
    const read = await onDisk(place, () =>
      readTable(engine, shape, { parquetPath: path }, report).catch((error) => reword(error, place)),
    );
    if (!read.ok) {
      problems.push(...read.error);
      continue;
    }
    const { sha256, bytes, records, irregular, headers, totals } = read.value;
    warnings.push(...read.value.problems);
    const sheet = shape.sheet === undefined ? {} : { sheet: shape.sheet };
    files.push({
      file: {
        number: index + 1,
        name,
        ...sheet,
        sha256,
        bytes,
        records,
        irregular,
        headers,
        parquet,
        ...(totals.length > 0 && { totals }),
      },
      checked: { sha256, ...sheet, headers, irregular, path },
    });
  }
  return problems.length > 0 ? fail(problems) : ok({ folder, files, warnings });
}

/** A reader's refusal that the disk caused says what the disk lacks; another is thrown as it is. */
async function reword(error: unknown, place: Parameters<typeof onDisk>[0]): Promise<never> {
  const cause = error instanceof Refusal ? error.cause : undefined;
  const worded = await onDisk(place, () => Promise.reject(cause)).catch((reason: unknown) => reason);
  throw worded instanceof Refusal ? worded : error;
}
