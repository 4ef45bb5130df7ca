import { join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { CheckInput } from "./check-input.ts";
import { levelColumn } from "./field-sql.ts";
import { type MappedFieldSql, type TypedRelation, typedRelation } from "./typed-relation.ts";
import { findingsListSql, reasonsOf, repairsOf, verdictSql } from "./verdict-sql.ts";

/**
 * Each row with what is found about it, in one reading of the file: record, irregular, verdict, and the lists
 * reasons, repairs (of a repaired row) and unmapped, null when empty. The other statements of a check read
 * from this one.
 */
export function judgedRowsSql(input: CheckInput): Sql {
  const relation = typedRelation(input, { domains: "all", repairs: true });
  const isRow = sql`_irregular is null and not (${relation.notApplicable})`;
  return sql`select record, irregular, verdict, case when is_row then reasons end as reasons,
      case when verdict = 'repaired' then repairs end as repairs, case when is_row then unmapped end as unmapped
    from (select _record as record, _irregular as irregular, ${verdictSql(relation)} as verdict, ${isRow} as is_row,
      ${findingsListSql(reasonsOf(relation))} as reasons, ${findingsListSql(repairsOf(relation))} as repairs,
      ${unmappedListSql(input, relation)} as unmapped from ${relation.from})`;
}

/** A list of domain and value: the raw values that the workspace's value mapping does not know yet. */
function unmappedListSql(input: CheckInput, relation: TypedRelation): Sql {
  const fields = relation.fields.filter(isMappedByValue);
  if (fields.length === 0) return sql`null::struct(domain varchar, "value" varchar)[]`;
  const items = fields.map((field) => {
    const pair = sql`struct_pack(domain := ${literalSql(domainOfField(field, input))}, "value" := ${levelColumn("t", field.column)})`;
    return sql`case when ${isUnmapped(field)} then ${pair} end`;
  });
  const some = join(fields.map(isUnmapped), " or ");
  return sql`case when ${some} then list_filter([${join(items)}], lambda item: item is not null) end`;
}

function isUnmapped({ column }: MappedFieldSql): Sql {
  return sql`(${levelColumn("t", column)} is not null and ${levelColumn("mf", column)} is null)`;
}

function isMappedByValue({ header, outputs, column }: MappedFieldSql): boolean {
  return header !== undefined && outputs.some(({ name }) => name === `${column.name}_raw`);
}

function domainOfField({ column }: MappedFieldSql, { target }: CheckInput): string {
  const mapping = target.fields[column.name];
  return (mapping !== undefined && "domain" in mapping ? mapping.domain : undefined) ?? column.domain!;
}
