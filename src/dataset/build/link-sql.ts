import { id, type Sql, sql } from "../../sql/index.ts";
import type { PrepareStep } from "./build-input.ts";

/** The temporary tables of one linking. */
export interface LinkTables {
  /** `_n` and the record's columns; `_n` follows the order of record keys. */
  readonly records: string;
  readonly tokens: string;
  readonly edges: string;
  readonly labels: string;
  readonly before: string;
}

export function linkTables(entity: string): LinkTables {
  const name = (part: string) => `_${entity}_${part}`;
  return {
    records: name("records"),
    tokens: name("tokens"),
    edges: name("edges"),
    labels: name("labels"),
    before: name("before"),
  };
}

/**
 * Links the records that share a token (a key, an alias, an e-mail): each takes the smallest number of those it shares
 * one with, until none changes. Only records that share a token are labelled. `tokens`: (_n, token, method).
 */
export function linkSteps(tables: LinkTables, records: Sql, tokens: Sql): readonly PrepareStep[] {
  const { edges, labels, before } = tables;
  const run = (statement: Sql): PrepareStep => ({ kind: "run", statement });
  return [
    run(sql`create or replace temp table ${id(tables.records)} as ${records}`),
    run(sql`create or replace temp table ${id(tables.tokens)} as ${tokens}`),
    run(sql`create or replace temp table ${id(edges)} as
      select _n, shared.number as token, case when method = 'key' and by_alias then 'alias' else method end as method from ${id(tables.tokens)} as tokens
      join (select token, row_number() over () as number, bool_or(method = 'alias') as by_alias from ${id(tables.tokens)} group by token having count(*) > 1) as shared using (token)`),
    run(
      sql`create or replace temp table ${id(labels)} as select _n, _n as label from ${id(edges)} group by _n`,
    ),
    {
      kind: "repeat",
      statements: [
        sql`create or replace temp table ${id(before)} as select * from ${id(labels)}`,
        sql`create or replace temp table ${id(labels)} as
          with lowest as (select token, min(label) as label from ${id(edges)} join ${id(before)} using (_n) group by token),
            nearest as (select _n, min(label) as label from ${id(edges)} join lowest using (token) group by _n)
          select nearest._n, least(nearest.label, further.label) as label
          from nearest join ${id(before)} as further on further._n = nearest.label`,
      ],
      changes: sql`select count(*) from ${id(labels)} as labels join ${id(before)} as before using (_n) where labels.label <> before.label`,
    },
  ];
}

/**
 * The records with the id of their entity, below 2^53 and made of the smallest record key of the cluster; how
 * they were linked; and how many records the entity has.
 */
export function linkedRecordsSql(tables: LinkTables, key: string, columns: Sql): Sql {
  return sql`select records.record_key,
      (md5_number_lower(coalesce(lowest.record_key, records.record_key)) >> 11)::bigint as ${id(key)},
      coalesce(methods.method, 'own') as method, records._source as source, coalesce(sizes.size, 1)::integer as records, ${columns}
    from ${id(tables.records)} as records
    left join ${id(tables.labels)} as labels on labels._n = records._n
    left join ${id(tables.records)} as lowest on lowest._n = labels.label
    left join (select label, count(*) as size from ${id(tables.labels)} group by label) as sizes on sizes.label = labels.label
    left join (select _n, min_by(method, case method when 'key' then 1 when 'alias' then 2 when 'name' then 4 else 3 end) as method from ${id(tables.edges)} group by _n) as methods on methods._n = records._n
    order by records._n`;
}

/** 0 when each cluster has an id of its own. */
export function collisionsSql(tables: LinkTables, built: Sql, key: string): Sql {
  return sql`select (select count(*) from ${id(tables.records)}) - (select count(*) from ${id(tables.labels)})
    + (select count(distinct label) from ${id(tables.labels)}) - (select count(distinct ${id(key)}) from ${built})`;
}

export function dropSteps(tables: LinkTables): readonly Sql[] {
  return Object.values(tables).map((table: string) => sql`drop table if exists ${id(table)}`);
}
