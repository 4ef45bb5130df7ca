import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { DatasetSpec } from "../dictionary/spec.ts";
import type { RowsInput } from "./check-input.ts";
import { as, type NamedSql } from "./field-sql.ts";
import type { RawRows } from "./raw-rows.ts";
import { cellTextSql } from "./text-sql.ts";

export interface KeySql {
  /** The texts that make the key, to be computed beside the others. */
  readonly texts: readonly NamedSql[];
  /** `<system>:<id>`, null where the record has no key of its own. */
  readonly value: Sql;
  readonly reason?: Sql;
}

/** The key of the target's rows: the cells that identify them, in the system's namespace. */
export function keySql(dataset: DatasetSpec, { target, mapping }: RowsInput, raw: RawRows): KeySql {
  const cells = keyHeaders(dataset, target).flatMap((header) => raw.cell(header) ?? []);
  if (cells.length === 0) return { texts: [], value: sql`null::varchar` };
  const texts = cells.map((cell, index) => as(`_key${index}`, cellTextSql(cell)));
  const names = texts.map(({ name }) => id(name));
  const parts = names.length === 1 ? names : names.map((name) => sql`coalesce(${name}, '')`);
  const words = raw.hasEach ? [...parts, sql`_word`] : parts;
  const isBlank = join(
    names.map((name) => sql`${name} is null`),
    " and ",
  );
  return {
    texts,
    value: sql`${literalSql(`${mapping.system}:`)} || ${join(words, " || '|' || ")}`,
    reason: sql`case when ${isBlank} then 'required' end`,
  };
}

function keyHeaders(dataset: DatasetSpec, target: RowsInput["target"]): readonly string[] {
  if (target.key !== undefined && target.key.length > 0) return target.key;
  const field = target.fields[dataset.key];
  return field !== undefined && "from" in field ? field.from : [];
}
