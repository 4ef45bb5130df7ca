import type { Language } from "../../core/index.ts";
import { reasons, reasonWords } from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { JudgedFile } from "./judged-files.ts";
import { quarantinedSql } from "./show-rows.ts";

/**
 * Writes the quarantined records as CSV: where each came from, why it is there, then its cells as they were
 * read. A cell that a spreadsheet would run as a formula is prefixed with an apostrophe.
 */
export async function exportRows(
  engine: Engine,
  files: readonly JudgedFile[],
  target: { readonly path: string; readonly reason?: string; readonly language: Language },
): Promise<number> {
  const failing = files.filter(({ verdicts }) => verdicts.some(({ counts }) => counts.quarantined > 0));
  const headers = mergedHeaders(failing);
  const columns = ["_source", "_load", "_file", "_record", "_why", ...headers];
  const none = sql`select ${join(columns.map((name) => sql`''::varchar as ${id(name)}`))} where false`;
  const selects = failing.map((file) => fileRowsSql(file, headers, target));
  const rows = selects.reduce((all, select) => sql`${all} union all ${select}`, none);
  await engine.run(sql`create or replace temp table "exported" as ${rows}`);
  await engine.run(
    sql`copy (select ${join(columns.map((name) => sql`${harmlessSql(id(name))} as ${id(harmless(name))}`))} from "exported") to ${literalSql(target.path)} (format csv, header true)`,
  );
  const counted = await engine.query(sql`select count(*) from "exported"`);
  await engine.run(sql`drop table "exported"`);
  return Number(counted.rows[0]![0]);
}

const folded = (header: string): string => header.toLowerCase();

/** One column for the headers that differ by their case alone: the engine's names do not tell them apart. */
function mergedHeaders(files: readonly JudgedFile[]): readonly string[] {
  const merged = new Map<string, string>();
  for (const header of files.flatMap(({ checked }) => checked.headers))
    if (!merged.has(folded(header))) merged.set(folded(header), header);
  return [...merged.values()];
}

function fileRowsSql(
  { load, file, checked, verdicts }: JudgedFile,
  headers: readonly string[],
  { reason, language }: { readonly reason?: string; readonly language: Language },
): Sql {
  const found = verdicts
    .filter(({ counts }) => counts.quarantined > 0)
    .map(({ parquet }) => sql`select * from ${quarantinedSql(parquet, reason)}`);
  const own = new Map(checked.headers.map((header) => [folded(header), header]));
  const cells = headers.map((header) => {
    const held = own.get(folded(header));
    return held === undefined ? sql`, null` : sql`, raw.${id(held)}`;
  });
  const place = [load.source, load.id, file.name].map((text) => literalSql(text));
  return sql`select ${place[0]!} as "_source", ${place[1]!} as "_load", ${place[2]!} as "_file", record::varchar as "_record", why as "_why"${join(cells, "")}
    from (select record, string_agg(distinct ${whySql(language)}, '; ' order by ${whySql(language)}) as why from (${join(found, " union all ")}) group by record) as found
    join read_parquet(${literalSql(checked.path)}, file_row_number = true) as raw on raw.file_row_number + 1 = record`;
}

/** `Amount: not a number ("12 apples")`. */
function whySql(language: Language): Sql {
  const cases = reasons.map(
    (reason) => sql`when ${literalSql(reason)} then ${literalSql(reasonWords(reason)[language])}`,
  );
  const words = sql`case code ${join(cases, " ")} else code end`;
  const named = sql`coalesce(header || ': ', '') || ${words}`;
  return sql`${named} || case when "value" is null or code = 'irregular' then '' else ' (' || left("value", 200) || ')' end`;
}

function harmless(name: string): string {
  return /^[=+\-@\t\r]/.test(name) ? `'${name}` : name;
}

/** What spreadsheets take for a formula begins with one of these. */
function harmlessSql(cell: Sql): Sql {
  return sql`case when left(${cell}, 1) in ('=', '+', '-', '@', chr(9), chr(13)) then '''' || ${cell} else ${cell} end`;
}
