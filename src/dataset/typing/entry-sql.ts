import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { targetDataset } from "../mapping.ts";
import type { CheckInput } from "./check-input.ts";
import type { EntryField } from "./entry-fields.ts";
import { mappedColumns, notApplicableSql } from "./mapped-columns.ts";
import { headersOf, rawRows } from "./raw-rows.ts";

/** record, and the text of each column of the fields: what checks at entry read of a file under one target. */
export function entryTextsSql(input: CheckInput, fields: readonly EntryField[]): Sql {
  const names = columnsOf(fields);
  const { target } = input;
  const read = Object.entries(target.fields).filter(([name]) => names.includes(name));
  const when = target.when === undefined ? {} : { when: target.when };
  const raw = rawRows(
    input,
    headersOf({ dataset: target.dataset, fields: Object.fromEntries(read), ...when }),
  );
  const mapped = mappedColumns(targetDataset(target)!, input, raw);
  const texts = names.map((name) => {
    const text = mapped.find(({ column }) => column.name === name)?.text ?? sql`null`;
    return sql`(${text})::varchar as ${id(name)}`;
  });
  return sql`select _record as record, ${join(texts)} from ${raw.from}
    where _irregular is null and not (${notApplicableSql(input, raw)})`;
}

function columnsOf(fields: readonly EntryField[]): readonly string[] {
  return [...new Set(fields.flatMap(({ columns }) => columns.map(({ name }) => name)))];
}

/** n, and the distinct texts of a field among `texts`, by part. */
export function entryValuesSql({ columns }: EntryField, texts: Sql): Sql {
  const names = columns.map(({ name }) => id(name));
  const some = join(
    names.map((name) => sql`${name} is not null`),
    " or ",
  );
  return sql`select row_number() over () as n, [${join(names)}] as texts
    from (select distinct ${join(names)} from ${texts} where ${some})`;
}

/** The verdicts that files of lines give on values: the texts, by part, with what is stored of them and what is told. */
export function entryVerdictsSql(values: Sql, files: readonly string[]): Sql {
  return sql`select texts, said."values" as stored, said.findings as findings
    from read_json([${join(files.map((file) => literalSql(file)))}], format = 'newline_delimited', columns = {
      n: 'BIGINT', "values": 'VARCHAR[]',
      findings: 'STRUCT(part INTEGER, verdict VARCHAR, code VARCHAR, facts VARCHAR, suggestion VARCHAR)[]'}) as said
    join ${values} as judged using (n)`;
}

/**
 * The records of which something is said: what is stored in each column that a field writes, whether that repaired the
 * record, and the findings. `verdicts` are of the fields, in their order.
 */
export function entryRowsSql(fields: readonly EntryField[], texts: Sql, verdicts: readonly Sql[]): Sql {
  const said = fields.map((_, at) => id(`said_${at}`));
  const joins = fields.map(({ columns }, at) => {
    const equal = columns.map(
      ({ name }, part) =>
        sql`${id("record", name)} is not distinct from ${said[at]!}.texts[${literalSql(part + 1)}]`,
    );
    return sql` left join ${verdicts[at]!} as ${said[at]!} on ${join(equal, " and ")}`;
  });
  const stored = fields.flatMap(({ columns, writes }, at) =>
    columns.slice(0, writes).map(({ name }, part) => {
      const value = sql`case when ${said[at]!}.texts is null then ${id("record", name)} else ${said[at]!}.stored[${literalSql(part + 1)}] end`;
      return sql`${value} as ${id(name)}`;
    }),
  );
  const findings = fields.map((field, at) => sql`coalesce(${findingsSql(field, said[at]!)}, [])`);
  const some = join(
    said.map((one) => sql`${one}.texts is not null`),
    " or ",
  );
  return sql`select *, len(list_filter(findings, lambda one: one.verdict = 'repaired')) > 0 as is_repaired
    from (select record.record as record, ${join(stored)}, ${join(findings, " || ")} as findings
      from ${texts} as record${join(joins, "")} where ${some}) order by record`;
}

function findingsSql({ kind, columns }: EntryField, said: Sql): Sql {
  const names = join(columns.map(({ name }) => literalSql(name)));
  const headers = join(columns.map(({ header }) => sql`${literalSql(header ?? null)}::varchar`));
  const part = sql`one.part + 1`;
  return sql`list_transform(${said}.findings, lambda one: struct_pack(field := ${literalSql(kind)},
    "column" := [${names}][${part}], header := [${headers}][${part}], verdict := one.verdict, code := one.code, facts := one.facts,
    "value" := ${said}.texts[${part}], suggestion := one.suggestion))`;
}

/** record, and the findings of records, one a row, of a file of such records. */
export function entryFindingsSql(entries: string): Sql {
  return sql`select record, found.* from (select record, unnest(findings) as found from read_parquet(${literalSql(entries)})) as _said`;
}

/** Judged rows whose records a check at entry repaired as well. */
export function withEntryRepairsSql(judged: Sql, entries: string): Sql {
  return sql`select rows.* replace (case when rows.verdict = 'accepted' and said.record is not null then 'repaired' else rows.verdict end as verdict)
    from (${judged}) as rows left join (select record from read_parquet(${literalSql(entries)}) where is_repaired) as said on said.record = rows.record`;
}
