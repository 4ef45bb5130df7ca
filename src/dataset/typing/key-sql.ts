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
  /** The same without its namespace, in terms of the raw cells. */
  readonly parts?: Sql;
  readonly reason?: Sql;
}

/** The key of the target's rows: the cells that identify them, in the system's namespace. */
export function keySql(dataset: DatasetSpec, { target, mapping }: RowsInput, raw: RawRows): KeySql {
  const cells = keyHeaders(dataset, target).flatMap((header) => raw.cell(header) ?? []);
  if (cells.length === 0) return { texts: [], value: sql`null::varchar` };
  const texts = cells.map((cell, index) => as(`_key${index}`, cellTextSql(cell)));
  const names = texts.map(({ name }) => id(name));
  const isBlank = allNullSql(names);
  const own = texts.map(({ value }) => sql`(${value})`);
  return {
    texts,
    value: sql`${literalSql(`${mapping.system}:`)} || ${joinedSql(names, raw)}`,
    parts: sql`case when not (${allNullSql(own)}) then ${joinedSql(own, raw)} end`,
    ...(dataset.kind !== "own" && { reason: sql`case when ${isBlank} then 'required' end` }),
  };
}

function joinedSql(texts: readonly Sql[], { hasEach }: RawRows): Sql {
  const parts = texts.length === 1 ? texts : texts.map((text) => sql`coalesce(${text}, '')`);
  return join(hasEach ? [...parts, sql`_word`] : parts, " || '|' || ");
}

function allNullSql(texts: readonly Sql[]): Sql {
  return join(
    texts.map((text) => sql`${text} is null`),
    " and ",
  );
}

function keyHeaders(dataset: DatasetSpec, target: RowsInput["target"]): readonly string[] {
  if (target.key !== undefined && target.key.length > 0) return target.key;
  const field = target.fields[dataset.key];
  return field !== undefined && "from" in field ? field.from : [];
}
