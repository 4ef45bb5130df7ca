import { id, type Sql, sql } from "../../sql/index.ts";

/** An id that is not plain from the records, as somebody must remember it. */
export interface KnownId {
  readonly id: number;
  /** `record_key` of one of the records of the entity that bears it; of one given up, of those that bore it last. */
  readonly record: string;
  /** False: the id was given up, and leads to the entity of that record. */
  readonly isBorne: boolean;
}

/** Tables that exist when ids are given. */
export interface IdTables {
  /** _n, record_key */
  readonly records: string;
  /** _n, label: the smallest number of the record's entity. */
  readonly labels: string;
  /** record_key, id: the entities of before; empty when nothing is known of them. */
  readonly previous: string;
  /** id, record, is_borne */
  readonly known: string;
  /** What `entityIdsSql` gave: label, smallest, id. */
  readonly given: string;
}

/** The id of an entity that never met another: below 2^53, made of the smallest record key. */
function naturalId(key: Sql): Sql {
  return sql`(md5_number_lower(${key}) >> 11)::bigint`;
}

/**
 * label, smallest (its record key), id: an entity keeps the id that most of its records bore; an id stays with the largest part of its
 * records; one that was given up comes back to an entity that has no other; whoever has none gets one made of its smallest record key.
 */
export function entityIdsSql({ records, labels, previous, known }: Omit<IdTables, "given">): Sql {
  return sql`with
    labelled as (select record_key, label, _n from ${id(records)} join ${id(labels)} using (_n)),
    votes as (
      select id, label, count(*) as votes, true as is_live from ${id(previous)} join labelled using (record_key) group by id, label
      union all select id, label, 1, is_borne from ${id(known)} as known join (select record_key, min(label) as label from labelled group by record_key) as labelled on record = record_key
        where id not in (select id from ${id(previous)} semi join labelled using (record_key))),
    heirs as (select * from votes qualify row_number() over (partition by id order by votes desc, label) = 1),
    borne as (select * from heirs qualify row_number() over (partition by label order by is_live desc, votes desc, id) = 1),
    entities as (select label, min(record_key) as smallest from labelled group by label)
    select label, smallest, coalesce(borne.id,
        case when ${naturalId(sql`smallest`)} in (select id from heirs) then ${naturalId(sql`smallest || '#2'`)} else ${naturalId(sql`smallest`)} end) as id
    from entities left join borne using (label)`;
}

/** id, record, is_borne: what must be remembered beside what is, so that the same records get the same ids from nothing. */
export function idsToKeepSql({ records, labels, previous, known, given }: IdTables): Sql {
  return sql`with
    labelled as (select record_key, label from ${id(records)} join ${id(labels)} using (_n)),
    moved as (
      select id, label, count(*) as votes, min(record_key) as record from ${id(previous)} join labelled using (record_key)
        where id not in (select id from ${id(given)}) group by id, label
      qualify row_number() over (partition by id order by votes desc, label) = 1),
    wanted as (
      select id, smallest as record, true as is_borne from ${id(given)}
        where id <> ${naturalId(sql`smallest`)} or id in (select id from ${id(known)}) or label in (select label from moved)
          or label in (select label from labelled join ${id(known)} on record = record_key where not is_borne)
      union all select id, record, false from moved)
    select wanted.* from wanted left join ${id(known)} as known using (id)
    where known.id is null or known.record <> wanted.record or known.is_borne <> wanted.is_borne order by id`;
}
