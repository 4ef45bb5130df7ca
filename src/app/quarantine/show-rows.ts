import type { Localised } from "../../core/index.ts";
import { type Reason, reasons, reasonWords } from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import { irregularWords } from "../../ingest/index.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { JudgedFile } from "./judged-files.ts";

/** One value that keeps its record in quarantine. */
export interface QuarantinedValue {
  readonly source: string;
  readonly load: string;
  readonly file: string;
  readonly record: number;
  readonly dataset: string;
  readonly column: string | null;
  readonly header: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly words: Localised;
  /** The record's cells by header, as they were read. */
  readonly cells: { readonly [header: string]: string | null };
}

export interface Shown {
  readonly reason?: string;
  readonly limit: number;
}

/** The quarantined values of a file, by record, with their records. */
export async function quarantinedValues(
  engine: Engine,
  { load, file, checked, verdicts }: JudgedFile,
  { reason, limit }: Shown,
): Promise<readonly QuarantinedValue[]> {
  const shown: QuarantinedValue[] = [];
  for (const { dataset, parquet, counts } of verdicts) {
    if (counts.quarantined === 0) continue;
    const { rows } = await engine.query(sql`
      select record, "column", header, "value", code, ${join(checked.headers.map((header) => id("raw", header)))}
      from ${quarantinedSql(parquet, reason)} as found
      join read_parquet(${literalSql(checked.path)}, file_row_number = true) as raw on raw.file_row_number + 1 = record
      order by record, "column" limit ${limit - shown.length}`);
    for (const [record, column, header, value, code, ...cells] of rows)
      shown.push({
        source: load.source,
        load: load.id,
        file: file.name,
        record: Number(record),
        dataset,
        column: textOf(column),
        header: textOf(header),
        value: textOf(value),
        reason: String(code),
        words: wordsOf(String(code), textOf(value)),
        cells: Object.fromEntries(checked.headers.map((name, index) => [name, textOf(cells[index])])),
      });
  }
  return shown;
}

/** The rows of a verdict that are in quarantine. */
export function quarantinedSql(parquet: string, reason: string | undefined): Sql {
  const ofReason = reason === undefined ? sql`` : sql` and code = ${reason}`;
  return sql`(select * from read_parquet(${literalSql(parquet)}) where kind = 'quarantined'${ofReason})`;
}

function wordsOf(code: string, value: string | null): Localised {
  if (code === "irregular" && value !== null) return irregularWords(value);
  const reason = reasons.find((one): one is Reason => one === code);
  return reason === undefined ? { en: code, fr: code } : reasonWords(reason);
}

function textOf(cell: unknown): string | null {
  return typeof cell === "string" ? cell : null;
}
