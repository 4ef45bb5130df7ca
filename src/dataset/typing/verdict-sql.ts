import { join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { levelColumn } from "./field-sql.ts";
import type { TypedRelation } from "./typed-relation.ts";

/** What was found about one value of a row. */
interface Finding {
  readonly column: string;
  readonly header: string | null;
  readonly value: Sql;
  readonly code: Sql;
}

/** Why rows of the relation are quarantined, value by value. */
export function reasonsOf(relation: TypedRelation): readonly Finding[] {
  const ofFields = relation.fields.flatMap((field) => {
    if (field.reason === undefined) return [];
    const value = levelColumn("t", field.column);
    return [{ column: field.column.name, header: field.header ?? null, value, code: field.reason }];
  });
  const ofKey = { column: relation.dataset.key, header: null, value: sql`null::varchar` };
  return relation.keyReason === undefined ? ofFields : [{ ...ofKey, code: relation.keyReason }, ...ofFields];
}

/** The rules by which values were repaired. */
export function repairsOf(relation: TypedRelation): readonly Finding[] {
  return relation.fields.flatMap((field) => {
    if (field.repair === undefined) return [];
    const value = levelColumn("t", field.column);
    return [{ column: field.column.name, header: field.header ?? null, value, code: field.repair }];
  });
}

/** A list of structs, one for each finding of the row; null when there is none. */
export function findingsListSql(findings: readonly Finding[]): Sql {
  if (findings.length === 0)
    return sql`null::struct("column" varchar, header varchar, "value" varchar, code varchar)[]`;
  const items = findings.map(
    ({ column, header, value, code }) =>
      sql`struct_pack("column" := ${literalSql(column)}, header := ${literalSql(header)}::varchar, "value" := ${value}, code := ${code})`,
  );
  return sql`case when ${anySql(findings)} then list_filter([${join(items)}], lambda item: item.code is not null) end`;
}

function anySql(findings: readonly Finding[]): Sql {
  if (findings.length === 0) return sql`false`;
  return join(
    findings.map(({ code }) => sql`(${code}) is not null`),
    " or ",
  );
}

/** The row is not quarantined. */
export function isAcceptedSql(relation: TypedRelation): Sql {
  return sql`_irregular is null and not (${relation.notApplicable}) and not (${anySql(reasonsOf(relation))})`;
}

/** `not_applicable`, `quarantined`, `repaired` or `accepted`, for every row. A ragged record is quarantined whatever it holds. */
export function verdictSql(relation: TypedRelation): Sql {
  return sql`case when _irregular is not null then 'quarantined' when ${relation.notApplicable} then 'not_applicable'
    when ${anySql(reasonsOf(relation))} then 'quarantined' when ${anySql(repairsOf(relation))} then 'repaired' else 'accepted' end`;
}
