import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDbEngine, openBuilder } from "../../engine/index.ts";
import { type FileContents, parquetContents } from "../propose/file-contents.ts";
import { type FileShape, inspectFile, readTable } from "../read/index.ts";

export interface Sample {
  readonly shape: FileShape;
  readonly parquet: string;
  readonly contents: FileContents;
}

export interface SampleReader {
  readonly engine: DuckDbEngine;
  /** Reads a text as a file would be: through inspection, into Parquet. */
  open(text: string): Promise<Sample>;
  close(): Promise<void>;
}

export async function sampleReader(): Promise<SampleReader> {
  const folder = await mkdtemp(join(tmpdir(), "entente-sample-"));
  const engine = await openBuilder({ memoryMb: 500, threads: 1, spillFolder: folder });
  let count = 0;
  return {
    engine,
    async open(text) {
      const path = join(folder, `${++count}.csv`);
      await writeFile(path, text);
      const inspected = await inspectFile(path);
      if (!inspected.ok) throw new Error(inspected.error.map(({ message }) => message.en).join("\n"));
      const [shape] = inspected.value;
      if (shape === undefined) throw new Error("The sample holds no table.");
      const parquet = join(folder, `${count}.parquet`);
      const read = await readTable(engine, shape, { parquetPath: parquet });
      if (!read.ok) throw new Error(read.error.map(({ message }) => message.en).join("\n"));
      return { shape, parquet, contents: parquetContents(engine, parquet) };
    },
    async close() {
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Rows to CSV, every cell between quotes. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join("\n") + "\n";
}
