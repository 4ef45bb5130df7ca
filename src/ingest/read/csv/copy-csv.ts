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
    null::varchar as _irregular, null::varchar as _irregular_text from ${readCsvSql(shape, text)}`;
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
    return true;
  } catch (error) {
    await rm(target.parquetPath, { force: true });
    if (isAboutTheText(error)) return false;
    throw new Refusal(
      "read-failed",
      {
        en: `"${shape.name}" could not be read into the lake: ${String(error)}`,
        fr: `« ${shape.name} » n'a pas pu être lu vers le lac : ${String(error)}`,
      },
      { cause: error },
    );
  } finally {
    clearInterval(timer);
  }
}

function canCopy(text: TextForm): boolean {
  return (
    text.isPlain && text.encoding === "utf-8" && !text.isCompressed && !text.hasNullBytes && !text.isDamaged
  );
}

function isAboutTheText(error: unknown): boolean {
  return /CSV|Invalid Input|quoted|line size/iu.test(String(error));
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
