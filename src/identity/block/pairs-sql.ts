import { all, empty, id, join, type Sql, sql } from "../../sql/index.ts";
import type { FrozenRule } from "../model/identity-model.ts";
import { blockValueSql, isKnownSql, partSql } from "./count-candidates.ts";

export const keyName = (rule: number): string => `key_${rule}`;

/** For each record its key under each rule, as a number; null where a part is missing or the block is left out. */
export function blocksSql(
  records: string,
  rules: readonly Pick<FrozenRule, "parts" | "omitted">[],
  changed?: string,
): Sql {
  const keys = rules.map(({ parts, omitted }, rule) => {
    const kept =
      omitted.length === 0
        ? empty
        : sql`and ${blockValueSql(parts)} not in (${join(omitted.map((value) => sql`${value}`))})`;
    return sql`case when ${isKnownSql(parts)} ${kept} then hash(${join(parts.map(partSql))}) end as ${id(keyName(rule))}`;
  });
  const isChanged =
    changed === undefined ? sql`true` : sql`_key in (select cast(key as varchar) from ${id(changed)})`;
  return sql`select _n, ${isChanged} as is_changed ${join(
    keys.map((key) => sql`, ${key}`),
    "",
  )} from ${id(records)}`;
}

/** A share of a rule's pairs: those of one chunk of its keys, and of these some drawn by a hash of the seed. */
export interface Portion {
  readonly chunks?: number;
  readonly chunk?: number;
  readonly oneIn?: number;
  readonly seed?: number;
}

/**
 * Candidate pairs of one rule (`rule`, `l`, `r`, l < r), each once: a rule leaves out what a rule before it makes, so that no DISTINCT is
 * needed and the rule's number says why the pair is there. Where records changed, only their pairs.
 */
export function pairsSql(
  blocks: string,
  rule: number,
  { chunks = 1, chunk = 0, oneIn = 1, seed = 0 }: Portion = {},
): Sql {
  const key = id(keyName(rule));
  const within =
    chunks === 1
      ? sql`${key} is not null`
      : sql`${key} % cast(${chunks} as ubigint) = cast(${chunk} as ubigint)`;
  const numbers = Array.from({ length: rule + 1 }, (_, each) => id(keyName(each)));
  const side = (isChanged: Sql) =>
    sql`(select _n, is_changed, ${join(numbers)} from ${id(blocks)} where ${within} and ${isChanged})`;
  const earlier = Array.from({ length: rule }, (_, before) => {
    const name = keyName(before);
    return sql`not coalesce(${id("l", name)} = ${id("r", name)}, false)`;
  });
  const drawn =
    oneIn === 1
      ? []
      : [
          sql`hash(least(l._n, r._n), greatest(l._n, r._n), ${seed}) % cast(${oneIn} as ubigint) = cast(0 as ubigint)`,
        ];
  return sql`select cast(${rule} as utinyint) as rule, least(l._n, r._n) as l, greatest(l._n, r._n) as r
    from ${side(sql`is_changed`)} as l join ${side(sql`true`)} as r on ${id("l", keyName(rule))} = ${id("r", keyName(rule))}
      and (l._n < r._n or (l._n > r._n and not r.is_changed))
    where ${all([...earlier, ...drawn])}`;
}
