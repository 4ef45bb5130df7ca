import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { CheckInput } from "./check-input.ts";
import { judgedRowsSql } from "./judged-rows-sql.ts";
import { typedRelation } from "./typed-relation.ts";
import { isAcceptedSql } from "./verdict-sql.ts";

/**
 * One row: records, accepted, repaired, quarantined, not_applicable; the last four add up to the first. With
 * `each`, a record is judged by all its rows. `judged` is where the judged rows lie, when they were kept.
 */
export function countsSql(input: CheckInput, judged = judgedOf(input)): Sql {
  const verdicts = input.target.each === undefined ? judged : worstByRecordSql(input, judged);
  return sql`select count(*) as records, ${countOf("accepted")}, ${countOf("repaired")}, ${countOf("quarantined")}, ${countOf("not_applicable")} from ${verdicts}`;
}

function judgedOf(input: CheckInput): Sql {
  return sql`(${judgedRowsSql(input)})`;
}

function worstByRecordSql(input: CheckInput, judged: Sql): Sql {
  const irregular = input.hasIrregular ? sql`_irregular is not null` : sql`false`;
  const worst = sql`select record, case max(case verdict when 'quarantined' then 3 when 'repaired' then 2 when 'accepted' then 1 else 0 end)
    when 3 then 'quarantined' when 2 then 'repaired' when 1 then 'accepted' else 'not_applicable' end as verdict from ${judged} group by record`;
  return sql`(select case when ${irregular} then 'quarantined' else coalesce(verdict, 'not_applicable') end as verdict
    from ${fileOf(input)} as file left join (${worst}) as worst on worst.record = file.file_row_number + 1)`;
}

function fileOf({ parquet }: CheckInput): Sql {
  return sql`read_parquet(${literalSql(parquet)}, file_row_number = true)`;
}

function countOf(verdict: string): Sql {
  return sql`count(*) filter (where verdict = ${literalSql(verdict)}) as ${id(verdict)}`;
}

/** record, column, header, value, reason: one row for each wrong value, and one for each ragged record. */
export function quarantinedRowsSql(input: CheckInput, judged = judgedOf(input)): Sql {
  const ragged = input.hasIrregular
    ? sql` union all select file_row_number + 1, null, null, _irregular, 'irregular'
        from ${fileOf(input)} where _irregular is not null`
    : sql``;
  return sql`select * from (${foundSql("reasons", "reason", judged)}${ragged}) order by record, "column", header, "value"`;
}

/** record, column, header, value, rule: one row for each repair of a record that is not quarantined. */
export function repairedRowsSql(input: CheckInput, judged = judgedOf(input)): Sql {
  return sql`${foundSql("repairs", "rule", judged)} order by record, "column"`;
}

function foundSql(list: string, codeName: string, judged: Sql): Sql {
  return sql`select record, found."column" as "column", found.header as header, found."value" as "value", found.code as ${id(codeName)}
    from (select record, unnest(${id(list)}) as found from ${judged} where ${id(list)} is not null)`;
}

/** domain, value, rows: the raw values that the workspace's value mapping does not know yet. */
export function unmappedValuesSql(input: CheckInput, judged = judgedOf(input)): Sql {
  return sql`select found.domain as domain, found."value" as "value", count(*) as "rows"
    from (select unnest(unmapped) as found from ${judged} where unmapped is not null)
    group by all order by domain, "rows" desc, "value"`;
}

/** record, key, hash: what tells a new record from a changed and an unchanged one. Records that make no row are left out. */
export function rowHashesSql(input: CheckInput): Sql {
  const relation = typedRelation(input, { domains: "judged", repairs: false });
  const cells = relation.cells.length === 0 ? [sql`_record`] : relation.cells;
  return sql`select _record as record, ${relation.key} as key, hash(${join(cells)}) as hash
    from ${relation.from} where ${isAcceptedSql(relation)}`;
}
