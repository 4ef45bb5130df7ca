import { rm } from "node:fs/promises";
import { join } from "node:path";
import {
  type CheckInput,
  type EntryField,
  entryFields,
  entryRowsSql,
  entryTextsSql,
  entryValuesSql,
  entryVerdictsSql,
} from "../../dataset/index.ts";
import type { Engine } from "../../engine/index.ts";
import { id, literalSql, type Sql, sql } from "../../sql/index.ts";
import {
  countNameUse,
  type FieldContext,
  judgeFiles,
  type NameUse,
  type ValuesFile,
} from "../../validate/index.ts";

/** What the fields of one workspace are judged by, beside their texts. */
export type EntryContext = Pick<FieldContext, "country">;

/** Where the files lie that go between the engine and the checks. */
export interface EntryPlace {
  readonly scratch: string;
  readonly parquet: string;
}

/** Enough that a worker's start is paid, few enough to be held in memory. */
const valuesInFile = 50_000;

/**
 * Judges the fields of a file that are checked at entry, each distinct value once, and writes what is said of its records to
 * `parquet`.
 */
export async function judgeEntries(
  engine: Engine,
  input: CheckInput,
  { scratch, parquet }: EntryPlace,
  context: EntryContext,
): Promise<void> {
  const fields = entryFields(input.target);
  const texts = id("_entry_texts");
  const tables = fields.map(({ kind }) => id(`_entry_${kind}`));
  const files: string[] = [];
  try {
    await engine.run(sql`create or replace temp table ${texts} as ${entryTextsSql(input, fields)}`);
    const values: ValueFiles[] = [];
    for (const [at, field] of fields.entries())
      values.push(await writeValues(engine, field, { texts, values: tables[at]!, scratch }));
    files.push(...values.flat().flatMap(({ from, to }) => [from, to]));
    const use = fields.some(({ kind }) => kind === "name") ? await nameUse(engine, texts) : undefined;
    await judgeFiles(values.flat(), { ...context, use });
    for (const [at, table] of tables.entries()) await readVerdicts(engine, table, values[at]!);
    const rows = entryRowsSql(fields, texts, tables);
    await engine.run(sql`copy (${rows}) to ${literalSql(parquet)} (format parquet, compression zstd)`);
  } finally {
    for (const table of [texts, ...tables]) await engine.run(sql`drop table if exists ${table}`);
    for (const file of files) await rm(file, { force: true });
  }
}

type ValueFiles = readonly ValuesFile[];

async function writeValues(
  engine: Engine,
  field: EntryField,
  { texts, values, scratch }: { readonly texts: Sql; readonly values: Sql; readonly scratch: string },
): Promise<ValueFiles> {
  await engine.run(sql`create or replace temp table ${values} as ${entryValuesSql(field, texts)}`);
  const { rows } = await engine.query(sql`select count(*) from ${values}`);
  const count = Number(rows[0]![0]);
  const files = Array.from({ length: Math.ceil(count / valuesInFile) }, (_, at) => {
    const path = (kind: string) => join(scratch, `${field.kind}-${at}-${kind}.json`);
    const held = Math.min(valuesInFile, count - at * valuesInFile);
    return { kind: field.kind, values: held, from: path("values"), to: path("verdicts") };
  });
  for (const [at, { from }] of files.entries())
    await engine.run(sql`copy (select n, texts from ${values} where n > ${literalSql(at * valuesInFile)}
      and n <= ${literalSql((at + 1) * valuesInFile)}) to ${literalSql(from)} (format json)`);
  return files;
}

/** The verdicts take the place of the values. */
async function readVerdicts(engine: Engine, table: Sql, files: ValueFiles): Promise<void> {
  const said = id("_entry_said");
  const verdicts =
    files.length === 0
      ? sql`select texts, texts as stored, null::struct(part integer, verdict varchar, code varchar, facts varchar, suggestion varchar)[] as findings from ${table} where false`
      : entryVerdictsSql(
          table,
          files.map(({ to }) => to),
        );
  await engine.run(sql`create or replace temp table ${said} as ${verdicts}`);
  await engine.run(sql`create or replace temp table ${table} as select * from ${said}`);
  await engine.run(sql`drop table ${said}`);
}

/** Rarer spellings say too little of where a name stands. */
const mostSpellings = 100_000;

async function nameUse(engine: Engine, texts: Sql): Promise<NameUse> {
  const spellings = async (column: string) => {
    const { rows } = await engine.query(sql`select ${id(column)}, count(*) as times from ${texts}
      where ${id(column)} is not null group by 1 order by 2 desc, 1 limit ${literalSql(mostSpellings)}`);
    return rows.map(([name, times]) => ({ name: String(name), times: Number(times) }));
  };
  const given = await spellings("first_name");
  const family = await spellings("last_name");
  return countNameUse([
    ...given.map(({ name, times }) => ({ given: name, times })),
    ...family.map(({ name, times }) => ({ family: name, times })),
  ]);
}
