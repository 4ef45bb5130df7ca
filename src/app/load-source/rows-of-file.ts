import { stat } from "node:fs/promises";
import { canonicalJson, sha256Hex } from "../../core/index.ts";
import {
  type CheckInput,
  foldValue,
  rowHashesSql,
  type SourceMapping,
  targetDataset,
  typedRowsSql,
} from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import { type HeldLock, readCheck, writeCheck } from "../../lake/index.ts";
import { id, literalSql, print, type Sql, sql } from "../../sql/index.ts";
import { type CheckedFile, checkInputs, type Judging } from "./check-file.ts";
import { dropOlder } from "./drop-older.ts";

/** Gives the rows of a file of one source by key: a Parquet file that is computed once and kept. */
export type RowsOfFile = (file: CheckedFile) => Promise<string>;

/**
 * The Parquet files say of each record which makes a row: record, key and hash, and the day on which it lies
 * when the source replaces periods.
 */
export function rowsOfFiles(engine: Engine, lock: HeldLock, judging: Judging): RowsOfFile {
  const { source } = judging.mapping;
  const { version } = engine.describe();
  const textOf = textOfHeaders(judging);
  return async (file) => {
    const { size } = await stat(file.path);
    const subject = `rows-${short([source, file.sha256, file.sheet ?? null])}-`;
    const fingerprint = `${subject}${short([size, version, textOf(file)])}`;
    const kept = await readCheck(lock.state, fingerprint);
    if (kept !== undefined) return kept.parquet;
    const written = await writeCheck(lock, fingerprint, async (path) => {
      const rows = rowsSql(firstInput(file, judging));
      await engine.run(sql`copy (${rows}) to ${literalSql(path)} (format parquet, compression zstd)`);
      return { rows: file.sha256 };
    });
    await dropOlder(lock, subject, fingerprint);
    return written.parquet;
  };
}

/** What the rows depend on beside the file's content; the same for all files of the same headers. */
function textOfHeaders(judging: Judging): (file: CheckedFile) => string {
  const texts = new Map<string, string>();
  return (file) => {
    const isIrregular = file.irregular > 0;
    const key = canonicalJson([file.headers, isIrregular]);
    const text = texts.get(key) ?? short(print(rowsSql(firstInput({ ...file, path: "" }, judging))));
    texts.set(key, text);
    return text;
  };
}

function firstInput(file: CheckedFile, judging: Judging): CheckInput {
  const [input] = checkInputs(file, judging);
  if (input === undefined) throw new Error(`The mapping "${judging.mapping.source}" has no target.`);
  return input;
}

function short(of: unknown): string {
  return sha256Hex(canonicalJson(of)).slice(0, 16);
}

/** Keys and rows as numbers of 64 bits: the chance that two of ten million keys are equal is 1 in 370,000. */
function rowsSql(input: CheckInput): Sql {
  const key = hasKey(input.mapping) ? sql`hash(key)` : sql`null::ubigint`;
  const day = input.mapping.kind === "replace" ? periodColumn(input.mapping) : undefined;
  const rows = sql`select record, ${key} as key, hash(hash) as hash from (${rowHashesSql(input)})`;
  if (day === undefined) return sql`select *, null::date as "day" from (${rows})`;
  const days = sql`select _record, ${id(day)} as "day" from (${typedRowsSql(input)})`;
  return sql`select rows.*, days."day" from (${rows}) as rows join (${days}) as days on days._record = rows.record`;
}

/** The typed column that holds the day of `period`. */
function periodColumn({ period = "", into: [target] }: SourceMapping): string | undefined {
  const dataset = target && targetDataset(target);
  const days = dataset?.columns.filter(({ type }) => type === "date" || type === "instant") ?? [];
  const column = days.find(({ name }) => {
    const field = target?.fields[name];
    return field !== undefined && "from" in field && field.from.map(foldValue).includes(foldValue(period));
  });
  return column?.type === "instant" ? `${column.name}_day` : column?.name;
}

/** Whether records of the source can be recognised when they come again. */
export function hasKey({ into }: SourceMapping): boolean {
  const [target] = into;
  const key = target === undefined ? undefined : targetDataset(target)?.key;
  const field = key === undefined ? undefined : target?.fields[key];
  return (target?.key?.length ?? 0) > 0 || (field !== undefined && "from" in field);
}
