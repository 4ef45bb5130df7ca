import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { CheckInput } from "./check-input.ts";
import { levelColumn } from "./field-sql.ts";
import { type MappedFieldSql, type TypedRelation, typedRelation } from "./typed-relation.ts";
import { findingsListSql, isAcceptedSql, reasonsOf, repairsOf, verdictSql } from "./verdict-sql.ts";

/**
 * One row: records, accepted, repaired, quarantined, not_applicable; the last four add up to the first. With
 * `each`, a record is judged by all its rows.
 */
export function countsSql(input: CheckInput): Sql {
  const relation = typedRelation(input, { domains: "judged", repairs: true });
  const verdicts = sql`select _record, ${verdictSql(relation)} as verdict from ${relation.from}`;
  return input.target.each === undefined
    ? sql`select count(*) as records, ${countOf("accepted")}, ${countOf("repaired")}, ${countOf("quarantined")}, ${countOf("not_applicable")} from (${verdicts})`
    : countsByRecordSql(input, verdicts);
}

function countsByRecordSql(input: CheckInput, verdicts: Sql): Sql {
  const file = sql`read_parquet(${literalSql(input.parquet)}, file_row_number = true)`;
  const irregular = input.hasIrregular ? sql`_irregular is not null` : sql`false`;
  const worst = sql`select _record, case max(case verdict when 'quarantined' then 3 when 'repaired' then 2 when 'accepted' then 1 else 0 end)
    when 3 then 'quarantined' when 2 then 'repaired' when 1 then 'accepted' else 'not_applicable' end as verdict from (${verdicts}) group by _record`;
  const all = sql`select case when ${irregular} then 'quarantined' else coalesce(verdict, 'not_applicable') end as verdict
    from ${file} as file left join (${worst}) as judged on judged._record = file.file_row_number + 1`;
  return sql`select count(*) as records, ${countOf("accepted")}, ${countOf("repaired")}, ${countOf("quarantined")}, ${countOf("not_applicable")} from (${all})`;
}

function countOf(verdict: string): Sql {
  return sql`count(*) filter (where verdict = ${literalSql(verdict)}) as ${id(verdict)}`;
}

/** record, column, header, value, reason: one row for each wrong value, and one for each ragged record. */
export function quarantinedRowsSql(input: CheckInput): Sql {
  const relation = typedRelation(input, { domains: "judged", repairs: false });
  const wrong = sql`select _record, unnest(${findingsListSql(reasonsOf(relation), "reason")}) as found
    from ${relation.from} where _irregular is null and not (${relation.notApplicable})`;
  const ragged = input.hasIrregular
    ? sql` union all select file_row_number + 1, null, null, _irregular, 'irregular'
        from read_parquet(${literalSql(input.parquet)}, file_row_number = true) where _irregular is not null`
    : sql``;
  return sql`select * from (select _record as record, found."column" as "column", found.header as header, found."value" as "value", found.reason as reason
    from (${wrong})${ragged}) order by record, "column", header, "value"`;
}

/** record, column, header, value, rule: one row for each repair of a record that is not quarantined. */
export function repairedRowsSql(input: CheckInput): Sql {
  const relation = typedRelation(input, { domains: "judged", repairs: true });
  const repaired = sql`select _record, unnest(${findingsListSql(repairsOf(relation), "rule")}) as found
    from (select *, ${verdictSql(relation)} as _verdict from ${relation.from}) where _verdict = 'repaired'`;
  return sql`select _record as record, found."column" as "column", found.header as header, found."value" as "value", found.rule as rule
    from (${repaired}) order by record, "column"`;
}

/** domain, value, rows: the raw values that the workspace's value mapping does not know yet. */
export function unmappedValuesSql(input: CheckInput): Sql {
  const relation = typedRelation(input, { domains: "all", repairs: false });
  const fields = relation.fields.filter(isMappedByValue);
  if (fields.length === 0)
    return sql`select null::varchar as domain, null::varchar as "value", 0::bigint as "rows" where false`;
  const ofField = (field: MappedFieldSql) => unmappedOfSql(field, input, relation);
  const all = join(fields.map(ofField), " union all ");
  return sql`select domain, "value", sum("rows")::bigint as "rows" from (${all}) group by all order by domain, "rows" desc, "value"`;
}

function isMappedByValue({ header, outputs, column }: MappedFieldSql): boolean {
  return header !== undefined && outputs.some(({ name }) => name === `${column.name}_raw`);
}

function unmappedOfSql(field: MappedFieldSql, input: CheckInput, relation: TypedRelation): Sql {
  const { column } = field;
  const mapping = input.target.fields[column.name];
  const domain =
    (mapping !== undefined && "domain" in mapping ? mapping.domain : undefined) ?? column.domain!;
  const text = levelColumn("t", column);
  return sql`select ${literalSql(domain)} as domain, ${text} as "value", count(*) as "rows" from ${relation.from}
    where ${text} is not null and ${levelColumn("mf", column)} is null and _irregular is null and not (${relation.notApplicable}) group by ${text}`;
}

/** record, key, hash: what tells a new record from a changed and an unchanged one. Records that make no row are left out. */
export function rowHashesSql(input: CheckInput): Sql {
  const relation = typedRelation(input, { domains: "judged", repairs: false });
  const cells = relation.cells.length === 0 ? [sql`_record`] : relation.cells;
  return sql`select _record as record, ${relation.key} as key, hash(${join(cells)}) as hash
    from ${relation.from} where ${isAcceptedSql(relation)}`;
}
