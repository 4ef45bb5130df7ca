import { literalSql, type Sql, sql } from "../../sql/index.ts";
import type { ColumnSpec, ValueDomain } from "../dictionary/spec.ts";
import { unmapped } from "../dictionary/values.ts";
import type { FieldMapping } from "../mapping.ts";
import { columnField } from "./field-options.ts";
import { as, type FieldSql, levelColumn, levelName, type TypingContext } from "./field-sql.ts";
import { isOpen } from "./mapped-values.ts";
import { absentSql } from "./number-field.ts";
import { domainSql, foldSql } from "./text-sql.ts";

export function textField(column: ColumnSpec): FieldSql {
  const text = levelColumn("t", column);
  return { column, levels: [], outputs: [as(column.name, text)], ...requiredReason(column, text) };
}

/** A value of a domain: canonical, with its raw text beside. What is not mapped says so, or stands for itself. */
export function domainField(column: ColumnSpec, domain: ValueDomain): FieldSql {
  const text = levelColumn("t", column);
  const value = levelColumn("v", column);
  const otherwise = isOpen(domain) ? text : literalSql(unmapped);
  return {
    column,
    levels: [
      [
        as(
          levelName("v", column),
          sql`case when ${text} is null then null when ${levelColumn("mf", column)} is not null then ${levelColumn("mv", column)} else ${otherwise} end`,
        ),
      ],
    ],
    outputs: [as(column.name, value), as(`${column.name}_raw`, text)],
    ...requiredReason(column, value),
    ...(isRespelled(domain) && {
      repair: sql`case when ${levelColumn("mf", column)} is not null and ${value} <> ${text} then 'value-mapped' end`,
    }),
  };
}

/** A product's canonical value is its name, so that mapping another one mends a spelling; elsewhere a mapping says what a word means. */
export function isRespelled(domain: ValueDomain): boolean {
  return domain === "product";
}

/** The text that finds a person or a company: `<name>_ref`, under the scope that the mapping declares. */
export function entityField(column: ColumnSpec, field: FieldMapping): FieldSql {
  const text = levelColumn("t", column);
  const by = columnField(field).by ?? "id";
  const key = { id: text, email: sql`lower(${text})`, domain: domainSql(text), name: foldSql(text) }[by];
  return {
    column,
    levels: [],
    outputs: [as(`${column.name}_ref`, key)],
    ...requiredReason(column, text),
  };
}

/** A reference by a system's own id, as the referenced row's key is written: `<system>:<id>`. */
export function keyReferenceField(column: ColumnSpec, field: FieldMapping, context: TypingContext): FieldSql {
  const text = levelColumn("t", column);
  const system = columnField(field).system ?? context.mapping.system;
  return {
    column,
    levels: [],
    outputs: [as(column.name, sql`${literalSql(`${system}:`)} || ${text}`)],
    ...requiredReason(column, text),
  };
}

const truths = ["true", "yes", "y", "t", "1", "oui", "o", "vrai", "v", "x"];
const untruths = ["false", "no", "n", "f", "0", "non", "faux"];

export function booleanField(column: ColumnSpec): FieldSql {
  const text = levelColumn("t", column);
  const value = levelColumn("v", column);
  const oneOf = (words: readonly string[]) =>
    sql`lower(${text}) in (${literalSql(words[0]!)}${words.slice(1).reduce((list: Sql, word) => sql`${list}, ${literalSql(word)}`, sql``)})`;
  return {
    column,
    levels: [
      [
        as(
          levelName("v", column),
          sql`case when ${oneOf(truths)} then true when ${oneOf(untruths)} then false end`,
        ),
      ],
    ],
    outputs: [as(column.name, value)],
    reason: sql`case when ${text} is null then ${absentSql(column)} when ${value} is null then 'not-a-boolean' end`,
  };
}

function requiredReason(column: ColumnSpec, value: Sql): { readonly reason?: Sql } {
  return column.required === true ? { reason: sql`case when ${value} is null then 'required' end` } : {};
}
