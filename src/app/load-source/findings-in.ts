import type { Localised } from "../../core/index.ts";
import type { Cell, Engine } from "../../engine/index.ts";
import { literalSql, sql } from "../../sql/index.ts";
import { type FieldKind, fieldParts, sayFieldReason } from "../../validate/index.ts";
import type { Finding } from "./load-report.ts";

/** What a check found, by its kind and by column: the most frequent first, with the first five records of each. */
export async function findingsIn(
  engine: Engine,
  parquet: string,
): Promise<(kind: string) => readonly Finding[]> {
  const { rows } = await engine.query(sql`
    with found as (
      select kind, code, "column", header, field, record, min(left("value", 200)) as "value", min(facts) as facts, min(left(suggestion, 200)) as suggestion
      from read_parquet(${literalSql(parquet)}) group by all
    ), ranked as (
      select *, count(*) over same as records, row_number() over (same order by record) as place
      from found window same as (partition by kind, code, "column", header)
    )
    select kind, code, "column", header, records, record, "value", suggestion, field, facts from ranked where place <= 5
    order by records desc, code, "column", header, record`);
  const grouped = new Map<string, { readonly kind: string; readonly finding: Finding }>();
  for (const row of rows) {
    const [kind, code, column, header] = row;
    const key = JSON.stringify([kind, code, column, header]);
    grouped.set(key, { kind: String(kind), finding: withExample(grouped.get(key)?.finding, row) });
  }
  const all = [...grouped.values()];
  return (kind) => all.filter((one) => one.kind === kind).map(({ finding }) => finding);
}

function withExample(finding: Finding | undefined, row: readonly Cell[]): Finding {
  const [, code, column, header, records, record, value, suggestion, field, facts] = row;
  const suggested = textOf(suggestion);
  const example = {
    record: Number(record),
    value: textOf(value),
    ...(suggested !== null && { suggestion: suggested }),
  };
  const words = finding?.words ?? wordsOf(field, code, facts);
  return {
    code: String(code),
    column: textOf(column),
    header: textOf(header),
    records: Number(records),
    examples: [...(finding?.examples ?? []), example],
    ...(words !== undefined && { words }),
  };
}

function wordsOf(
  field: Cell | undefined,
  code: Cell | undefined,
  facts: Cell | undefined,
): Localised | undefined {
  if (typeof field !== "string" || !isFieldKind(field) || typeof facts !== "string") return undefined;
  return sayFieldReason(field, { code: String(code), facts: JSON.parse(facts) });
}

function isFieldKind(kind: string): kind is FieldKind {
  return Object.hasOwn(fieldParts, kind);
}

function textOf(cell: unknown): string | null {
  return typeof cell === "string" ? cell : null;
}
