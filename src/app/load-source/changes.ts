import type { SourceMapping } from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import { join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { Changes, Period } from "./load-report.ts";

/** The rows of a file, by key, under its source's first target: a Parquet file that `rowsOfFiles` keeps. */
export interface ComparedFile {
  readonly load: number;
  readonly number: number;
  readonly rows: string;
}

export interface Comparison {
  readonly changes: Changes;
  readonly period?: Period;
}

/** Compares what arrives with what the source said before, by key. */
export async function compareLoads(
  engine: Engine,
  mapping: SourceMapping,
  arriving: readonly ComparedFile[],
  earlier: readonly ComparedFile[],
): Promise<Comparison> {
  const before = mapping.kind === "full" ? ofLastLoad(earlier) : earlier;
  await engine.run(sql`create or replace temp table "arriving" as ${rowsSql(arriving)}`);
  await engine.run(sql`create or replace temp table "earlier" as ${rowsSql(before)}`);
  try {
    const period = mapping.kind === "replace" ? await periodOf(engine, mapping.period ?? "") : undefined;
    const compared = period === undefined ? sql`"earlier"` : replacedSql(period);
    const changes = await changesOf(engine, mapping, compared);
    return { changes, ...(period !== undefined && { period }) };
  } finally {
    await engine.run(sql`drop table "arriving"`);
    await engine.run(sql`drop table "earlier"`);
  }
}

/** All files are read at once: a statement that named the rows of each would grow with every load. */
function rowsSql(files: readonly ComparedFile[]): Sql {
  if (files.length === 0)
    return sql`select 0 as "load", 0 as "file", 0::bigint as record, 0::ubigint as key, 0::ubigint as hash, null::date as "day" where false`;
  const paths = join(files.map(({ rows }) => literalSql(rows)));
  const places = JSON.stringify(files.map(({ load, number, rows }) => ({ load, number, rows })));
  return sql`
    select place."load", place."number" as "file", record, coalesce(key, hash(place."load", place."number", record)) as key, hash, "day"
    from read_parquet([${paths}], filename = true) as found
    join (select unnest(from_json(${places}::varchar, '[{"load": "INTEGER", "number": "INTEGER", "rows": "VARCHAR"}]'), recursive := true)) as place
      on place."rows" = found.filename`;
}

async function changesOf(engine: Engine, mapping: SourceMapping, earlier: Sql): Promise<Changes> {
  const latest = (rows: Sql) =>
    sql`select key, arg_max(hash, ("load", "file", record)) as hash, count(*) as times from ${rows} group by key`;
  const canBeGone = mapping.kind === "full" || mapping.kind === "replace";
  const { rows } = await engine.query(sql`
    with arriving_keys as (${latest(sql`"arriving"`)}), earlier_keys as (${latest(earlier)})
    select count(*) filter (where a.key is not null and e.key is null),
      count(*) filter (where a.key is not null and e.key is not null and a.hash <> e.hash),
      count(*) filter (where a.key is not null and e.key is not null and a.hash = e.hash),
      count(*) filter (where a.key is null),
      coalesce(sum(a.times - 1) filter (where a.key is not null), 0)
    from arriving_keys a full join earlier_keys e on a.key = e.key`);
  const [added = 0, changed = 0, same = 0, gone = 0, repeated = 0] = rows[0]!.map(Number);
  return { new: added, changed, same, gone: canBeGone ? gone : 0, repeated };
}

/** Earlier rows of these days, unless a load in between has already taken their place. */
function replacedSql({ from, to }: Pick<Period, "from" | "to">): Sql {
  return sql`(
    select e.* from "earlier" e where e."day" between ${from}::date and ${to}::date and not exists (
      select 1 from (select "load", min("day") as first, max("day") as last from "earlier" group by "load") later
      where later."load" > e."load" and e."day" between later.first and later.last))`;
}

async function periodOf(engine: Engine, column: string): Promise<Period | undefined> {
  const span = await engine.query(sql`select min("day"), max("day") from "arriving"`);
  const [from, to] = span.rows[0]!;
  if (typeof from !== "string" || typeof to !== "string") return undefined;
  const replaced = await engine.query(sql`select count(*) from ${replacedSql({ from, to })}`);
  return { column, from, to, replaced: Number(replaced.rows[0]![0]) };
}

function ofLastLoad(files: readonly ComparedFile[]): readonly ComparedFile[] {
  const last = Math.max(0, ...files.map(({ load }) => load));
  return files.filter(({ load }) => load === last);
}
