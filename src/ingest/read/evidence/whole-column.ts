import type { Engine } from "../../../engine/index.ts";
import { id, join, literalSql, type Sql, sql } from "../../../sql/index.ts";
import { dateForms, type DateForm, missingMarks, type NumberForm, numberForms } from "./cell-forms.ts";

/** How the dates of a whole column are written. `dmy` and `mdy` count only those that can be read no other way. */
export type DateOrderEvidence = { readonly [F in DateForm | "missing" | "other"]: number } & {
  readonly firstDmy?: Example;
  readonly firstMdy?: Example;
};

export interface Example {
  readonly record: number;
  readonly value: string;
}

/** How the numbers of a whole column are written. `point` and `comma`: the decimal mark is certain. */
export type NumberEvidence = {
  readonly [F in NumberForm | "missing" | "other" | "percents" | "currencies"]: number;
};

/** `either`: nothing decides, the author must say. `mixed`: some cells say one, some the other. */
export type DateOrderVerdict = "iso" | "dmy" | "mdy" | "either" | "mixed" | "none";

export function dateOrderOf(evidence: DateOrderEvidence): DateOrderVerdict {
  if (evidence.dmy > 0 && evidence.mdy > 0) return "mixed";
  if (evidence.dmy > 0) return "dmy";
  if (evidence.mdy > 0) return "mdy";
  if (evidence.ambiguous > 0) return "either";
  return evidence.iso > 0 || evidence.named > 0 ? "iso" : "none";
}

/** The decimal mark of a column: `either` when only cells such as 1,234 could tell, `none` when no cell has a mark. */
export function decimalMarkOf(evidence: NumberEvidence): "." | "," | "either" | "mixed" | "none" {
  if (evidence.point > 0 && evidence.comma > 0) return "mixed";
  if (evidence.point > 0) return ".";
  if (evidence.comma > 0) return ",";
  return evidence.ambiguous > 0 ? "either" : "none";
}

/** Looks at every cell of a column of a Parquet file. */
export async function dateOrderEvidence(
  engine: Engine,
  parquet: string,
  column: string,
): Promise<DateOrderEvidence> {
  const example = (form: DateForm): Sql =>
    sql`min(record) filter (where form = ${form}), arg_min(cell, record) filter (where form = ${form})`;
  const table = await engine.query(sql`
    with cells as (${cellsSql(parquet, column)}), forms as (select *, ${formSql(dateForms)} as form from cells)
    select ${countsSql([...Object.keys(dateForms), "missing", "other"])}, ${example("dmy")}, ${example("mdy")}
    from forms`);
  const row = table.rows[0]!;
  const count = (index: number): number => Number(row[index]);
  const firstDmy = exampleOf(row[7], row[8]);
  const firstMdy = exampleOf(row[9], row[10]);
  return {
    iso: count(0),
    dmy: count(1),
    mdy: count(2),
    ambiguous: count(3),
    named: count(4),
    missing: count(5),
    other: count(6),
    ...(firstDmy && { firstDmy }),
    ...(firstMdy && { firstMdy }),
  };
}

/** Looks at every cell of a column of a Parquet file. */
export async function numberEvidence(
  engine: Engine,
  parquet: string,
  column: string,
): Promise<NumberEvidence> {
  const names = [...Object.keys(numberForms), "missing", "other"] as const;
  const table = await engine.query(sql`
    with cells as (${cellsSql(parquet, column)}), forms as (select *, ${formSql(numberForms)} as form from cells)
    select ${countsSql(names)},
      count(*) filter (where form not in ('missing', 'other') and contains(cell, '%')),
      count(*) filter (where form not in ('missing', 'other') and regexp_matches(cell, '[$€£¥]|[A-Z]{3}'))
    from forms`);
  const row = table.rows[0]!;
  const count = (index: number): number => Number(row[index]);
  return {
    integer: count(0),
    point: count(1),
    comma: count(2),
    ambiguous: count(3),
    exponent: count(4),
    missing: count(5),
    other: count(6),
    percents: count(7),
    currencies: count(8),
  };
}

function cellsSql(parquet: string, column: string): Sql {
  return sql`select trim(${id(column)}) as cell, file_row_number + 1 as record
    from read_parquet(${literalSql(parquet)}, file_row_number = true) where _irregular is null`;
}

function formSql(forms: { readonly [form: string]: string }): Sql {
  const marks = join(missingMarks.map((mark) => sql`${mark}`));
  const cases = Object.entries(forms).map(
    ([form, pattern]) => sql`when regexp_full_match(cell, ${literalSql(pattern)}) then ${literalSql(form)}`,
  );
  return sql`case when coalesce(cell, '') = '' or lower(cell) in (${marks}) then 'missing'
    when length(cell) > 60 then 'other' ${join(cases, " ")} else 'other' end`;
}

function countsSql(forms: readonly string[]): Sql {
  return join(forms.map((form) => sql`count(*) filter (where form = ${form})`));
}

function exampleOf(record: unknown, value: unknown): Example | undefined {
  return typeof record === "number" && typeof value === "string" ? { record, value } : undefined;
}
