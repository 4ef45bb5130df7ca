import { rm } from "node:fs/promises";
import { Refusal } from "../../../core/index.ts";
import type { DuckDbEngine } from "../../../engine/index.ts";
import { id, join, literalSql, type Sql, sql } from "../../../sql/index.ts";
import type { CopyTarget } from "../connector.ts";
import type { FileShape, TextForm } from "../shape.ts";

/**
 * DuckDB reads the file by itself, strictly, with the dialect that inspection found. Whatever it stumbles over (a
 * ragged row, a stray quote) makes it give up, and the file is then read one record at a time.
 */
export async function copyCsv(engine: DuckDbEngine, shape: FileShape, target: CopyTarget): Promise<boolean> {
  const { text } = shape;
  if (!text || !canCopy(text)) return false;
  const select = sql`select ${join(shape.headers.map((header) => id(header)))},
    null::varchar as _irregular, null::varchar as _irregular_text from ${readCsvSql(shape, text)}
    where ${join(
      shape.headers.map((header) => isFilledSql(id(header))),
      " or ",
    )}`;
  const timer = setInterval(() => {
    const share = engine.progress() ?? 0;
    target.report({
      stage: "read",
      subject: shape.name,
      done: share * shape.bytes,
      total: shape.bytes,
      unit: "bytes",
    });
  }, 250);
  try {
    await engine.run(copyToParquetSql(select, target.parquetPath));
    return await isWhole(engine, shape, target.parquetPath);
  } catch (error) {
    await rm(target.parquetPath, { force: true });
    if (!isAboutTheMachine(error)) return false;
    throw readRefusal(error, shape.name);
  } finally {
    clearInterval(timer);
  }
}

/** Checks DuckDB against our own reading: the number of records, or the last one of a long file. */
async function isWhole(engine: DuckDbEngine, shape: FileShape, parquetPath: string): Promise<boolean> {
  const parquet = literalSql(parquetPath);
  const { rows } = await engine.query(sql`select count(*) from read_parquet(${parquet})`);
  const count = Number(rows[0]![0]);
  const { records, lastRecord } = shape;
  if (records !== undefined) return count === records || (await removed(parquetPath));
  if (!lastRecord) return true;
  const cells = join(shape.headers.map((header) => id(header)));
  const last = await engine.query(
    sql`select ${cells} from read_parquet(${parquet}, file_row_number = true) where file_row_number = ${count - 1}`,
  );
  const isSame = last.rows[0]?.every((cell, index) => (cell ?? "") === lastRecord[index]);
  return isSame === true || (await removed(parquetPath));
}

async function removed(parquetPath: string): Promise<false> {
  await rm(parquetPath, { force: true });
  return false;
}

function canCopy(text: TextForm): boolean {
  return (
    text.isPlain && text.encoding === "utf-8" && !text.isCompressed && !text.hasNullBytes && !text.isDamaged
  );
}

function isAboutTheMachine(error: unknown): boolean {
  return /Out of Memory|IO Error|INTERRUPT|No space|Permission/iu.test(String(error));
}

/** The engine could not write what was read: memory, disk. */
function readRefusal(error: unknown, file: string): Refusal {
  const [cause] = String(error).split("\n");
  return new Refusal(
    "read-failed",
    {
      en: `"${file}" could not be read into the lake: ${cause}. Free memory or disk space, then load it again.`,
      fr: `« ${file} » n'a pas pu être lu vers le lac : ${cause}. Libérez de la mémoire ou de l'espace disque, puis rechargez-le.`,
    },
    { cause: error },
  );
}

/** True of a cell with more than spaces; the comparison settles nearly all at the cost of their first bytes. */
function isFilledSql(cell: Sql): Sql {
  return sql`${cell} >= '!' or trim(${cell}, ' ') <> ''`;
}

function readCsvSql(shape: FileShape, text: TextForm): Sql {
  return sql`read_csv(${literalSql(shape.path)}, auto_detect = false, header = false,
    skip = ${literalSql(text.linesToSkip ?? 0)}, columns = ${columnsSql(shape.headers)},
    delim = ${literalSql(text.delimiter)}, quote = ${literalSql(text.quote)}, escape = ${literalSql(text.escape)},
    strict_mode = true, null_padding = false, nullstr = '')`;
}

/** All columns as text, by the names given. */
export function columnsSql(names: readonly string[]): Sql {
  return sql`{${join(names.map((name) => sql`${literalSql(name)}: 'VARCHAR'`))}}`;
}

export function copyToParquetSql(select: Sql, parquetPath: string): Sql {
  return sql`copy (${select}) to ${literalSql(parquetPath)} (format parquet, compression snappy)`;
}
