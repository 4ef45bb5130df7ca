import { stat } from "node:fs/promises";
import { fail, ok, type Problem, type Report, type Result } from "../../core/index.ts";
import type { DuckDbEngine } from "../../engine/index.ts";
import { literalSql, sql } from "../../sql/index.ts";
import { connectors, textProblem } from "./inspect-file.ts";
import { readProblem } from "./problems.ts";
import type { FileShape, ReadTable, TotalRow } from "./shape.ts";
import { writeRecords, type Written } from "./write-records.ts";

export interface ReadTarget {
  readonly parquetPath: string;
}

/**
 * Writes one table of a file as Parquet: every column text, the n-th row the n-th record, and two columns more,
 * `_irregular` (a flaw as JSON, see `irregularWords`) and `_irregular_text`, null for a record of the right shape.
 */
export async function readTable(
  engine: DuckDbEngine,
  shape: FileShape,
  target: ReadTarget,
  report: Report = () => {},
): Promise<Result<ReadTable, readonly Problem[]>> {
  const changed = await changeOf(shape);
  if (changed) return fail([changed]);
  const connector = connectors.find(({ name }) => name === shape.connector)!;
  try {
    const isCopied = await connector.copy?.(engine, shape, { parquetPath: target.parquetPath, report });
    const written = isCopied
      ? { records: await countRows(engine, target.parquetPath), irregular: 0, irregularLines: [] }
      : await writeRecords(engine, shape, connector.records(shape, report), target.parquetPath);
    const changedSince = await changeOf(shape);
    if (changedSince) return fail([changedSince]);
    report({ stage: "read", subject: shape.name, done: shape.bytes, total: shape.bytes, unit: "bytes" });
    return ok(tableOf(shape, written, isCopied ? "columnar" : "records"));
  } catch (error) {
    return fail([textProblem(error, shape.name)]);
  }
}

function tableOf(shape: FileShape, written: Written, way: ReadTable["way"]): ReadTable {
  const { irregular: count, irregularLines: lines } = written;
  const found = { file: shape.name, count, lines };
  const problems = count === 0 ? [] : [readProblem("irregular-records", found, { severity: "warning" })];
  return {
    sha256: shape.sha256,
    bytes: shape.bytes,
    records: written.records,
    irregular: count,
    headers: shape.headers,
    totals: shape.totals.map(totalText),
    problems: [...shape.problems, ...problems],
    way,
  };
}

/** The total row's label, and the columns that prove it: `Total: Account (Clicks 1234 = 1234)`. */
function totalText({ label, proved }: TotalRow): string {
  if (proved.length === 0) return label;
  return `${label} (${proved.map(({ header, total, sum }) => `${header} ${sum} = ${total}`).join("; ")})`;
}

async function countRows(engine: DuckDbEngine, parquetPath: string): Promise<number> {
  const { rows } = await engine.query(sql`select count(*) from read_parquet(${literalSql(parquetPath)})`);
  return Number(rows[0]![0]);
}

async function changeOf(shape: FileShape): Promise<Problem | undefined> {
  const found = await stat(shape.path).catch(() => undefined);
  if (!found) return readProblem("file-missing", { file: shape.path });
  const isSame = found.size === shape.bytes && found.mtimeMs === shape.modifiedMs;
  return isSame ? undefined : readProblem("file-changed", { file: shape.name });
}
