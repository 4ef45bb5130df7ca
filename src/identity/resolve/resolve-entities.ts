import type { Engine } from "../../engine/index.ts";
import { id, type Sql, sql } from "../../sql/index.ts";
import { type ClusteredPairs, clusterPairs } from "../cluster/cluster-pairs.ts";
import { usualThresholds } from "../model/identity-model.ts";
import { decidedPairs, type RecordDecision } from "./decided-pairs.ts";
import { entityIdsSql, idsToKeepSql, type KnownId } from "./entity-ids-sql.ts";
import { numberTable } from "./number-table.ts";

export interface ResolveInput {
  /** Told apart by it, several can be resolved on one engine. */
  readonly entity: string;
  /** A table: `_n` from 0 without gaps, in the order of `record_key`. */
  readonly records: string;
  /** The column of ids. */
  readonly key: string;
  /** (_n, token, method): records that share a token are one, whatever else they say. */
  readonly tokens: Sql;
  /** Those that hold, in the order in which they were taken. */
  readonly decisions: readonly RecordDecision[];
  readonly known: readonly KnownId[];
  /** A select of record_key and the id of before. */
  readonly previous?: Sql;
}

export interface ResolvedEntities {
  /** _n, record_key, the id, method, records: one row a record, in order. */
  readonly link: Sql;
  /** More than 0: two entities would share an id. */
  readonly collisions: number;
  /** What must be remembered of ids from now on, beside what is. */
  readonly ids: readonly KnownId[];
  readonly clusters: ClusteredPairs;
  /** Drops what it made. */
  readonly drop: () => Promise<void>;
}

/** Which records are one entity, and its id. */
export async function resolveEntities(engine: Engine, input: ResolveInput): Promise<ResolvedEntities> {
  const tables = tablesOf(input);
  await makeTable(engine, tables.shared, sharedTokensSql(input.tokens));
  const clusters = await cluster(engine, input, tables);
  await makeLabels(engine, tables, clusters);
  await makeTable(engine, tables.previous, previousSql(input.previous));
  await makeKnown(engine, tables.known, input.known);
  await makeTable(engine, tables.given, entityIdsSql(tables));
  const { rows } = await engine.query(idsToKeepSql(tables));
  const collisions = await numberOf(
    engine,
    sql`select count(*) - count(distinct id) from ${id(tables.given)}`,
  );
  return {
    link: linkSql(input.key, tables),
    collisions,
    ids: rows.map(([entity, record, isBorne]) => ({
      id: Number(entity),
      record: String(record),
      isBorne: isBorne === true,
    })),
    clusters,
    drop: async () => {
      const { records: _, ...made } = tables;
      for (const name of Object.values(made)) await engine.run(sql`drop table if exists ${id(name)}`);
    },
  };
}

function tablesOf({ entity, records }: ResolveInput) {
  const table = (part: string) => `_${entity}_${part}`;
  return {
    records,
    shared: table("shared"),
    moved: table("moved"),
    labels: table("label"),
    previous: table("previous"),
    known: table("known"),
    given: table("given"),
  };
}

type Tables = ReturnType<typeof tablesOf>;

/** _n, first (the smallest record of those that share the token), method */
function sharedTokensSql(tokens: Sql): Sql {
  return sql`select _n, first, case when method = 'key' and by_alias then 'alias' else method end as method
    from (select _n, method, min(_n) over tokens as first, max(_n) over tokens as last, bool_or(method = 'alias') over tokens as by_alias
      from (${tokens}) where token is not null window tokens as (partition by token)) where first < last`;
}

async function cluster(engine: Engine, input: ResolveInput, tables: Tables): Promise<ClusteredPairs> {
  const { records, decisions } = input;
  const decided = await decidedPairs(engine, records, decisions);
  const { rows } = await engine.query(
    sql`select distinct first, _n from ${id(tables.shared)} where first < _n order by all`,
  );
  return clusterPairs({
    records: await numberOf(engine, sql`select count(*) from ${id(records)}`),
    pairs: [],
    certain: rows.map(([first, record]) => [Number(first), Number(record)] as const),
    together: decided.together,
    apart: decided.apart,
    thresholds: usualThresholds,
  });
}

/** Most records are alone: only the others are sent to the engine. */
async function makeLabels(
  engine: Engine,
  { records, moved, labels }: Tables,
  { clusterOf }: ClusteredPairs,
): Promise<void> {
  const others = [...clusterOf.keys()].filter((record) => clusterOf[record] !== record);
  await numberTable(engine, moved, { _n: others, label: others.map((record) => clusterOf[record]!) });
  await makeTable(
    engine,
    labels,
    sql`select _n, coalesce(moved.label, _n)::bigint as label from ${id(records)} left join ${id(moved)} as moved using (_n)`,
  );
}

function previousSql(previous: Sql | undefined): Sql {
  const none = sql`select null::varchar as record_key, null::bigint as id where false`;
  return sql`select record_key, min(id) as id from (${previous ?? none}) group by record_key`;
}

async function makeKnown(engine: Engine, table: string, known: readonly KnownId[]): Promise<void> {
  const rows = JSON.stringify(
    known.map(({ id: number, record, isBorne }) => ({ id: number, record, is_borne: isBorne })),
  );
  await makeTable(
    engine,
    table,
    sql`select unnest(from_json(${rows}::varchar, '[{"id":"BIGINT","record":"VARCHAR","is_borne":"BOOLEAN"}]'), recursive := true)`,
  );
}

function linkSql(key: string, { records, labels, shared, given }: Tables): Sql {
  return sql`select records._n, records.record_key, given.id as ${id(key)},
      case when sizes.records = 1 then 'own' else coalesce(methods.method, 'decision') end as method, sizes.records
    from ${id(records)} as records join ${id(labels)} as labels using (_n) join ${id(given)} as given using (label)
    join (select label, count(*)::integer as records from ${id(labels)} group by label) as sizes using (label)
    left join (select _n, min_by(method, case method when 'key' then 1 when 'alias' then 2 when 'name' then 4 else 3 end) as method from ${id(shared)} group by _n) as methods using (_n)
    order by records._n`;
}

async function makeTable(engine: Engine, name: string, select: Sql): Promise<void> {
  await engine.run(sql`create or replace temp table ${id(name)} as ${select}`);
}

async function numberOf(engine: Engine, select: Sql): Promise<number> {
  const { rows } = await engine.query(select);
  return Number(rows[0]?.[0]);
}
