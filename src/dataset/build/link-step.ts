import { datasetNamed } from "../dictionary/index.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { foldSql } from "../typing/text-sql.ts";
import type { BuildInput, EntityName, ResolveStep } from "./build-input.ts";

/** Which records are one entity: `<entity>_link`. */
export function linkStep(entity: EntityName, { sharedMailboxes, freeMailDomains }: BuildInput): ResolveStep {
  const records = `${entity}_record`;
  return {
    entity,
    dataset: `${entity}_link`,
    reads: [records],
    key: datasetNamed(entity)!.key,
    tokens:
      entity === "person"
        ? personTokensSql(records, sharedMailboxes)
        : companyTokensSql(records, freeMailDomains),
  };
}

/** The records with the id of their entity, how they were linked, and how many records the entity has. */
export function linkedSql(entity: EntityName): Sql {
  return sql`(select records.*, link.${id(datasetNamed(entity)!.key)}, link.method, link.records
    from ${id(`${entity}_record`)} as records join ${id(`${entity}_link`)} as link using (_n))`;
}

function keyTokensSql(records: string): Sql {
  return sql`select _n, 'k:' || record_key as token, 'key' as method from ${id(records)}
    union all select _n, 'k:' || unnest(_aliases), 'alias' from ${id(records)}`;
}

/**
 * An e-mail address is one person's, unless many read it (`info@`), or people of several first letters give it: then it links
 * those of one letter, and the records without a first name stay apart.
 */
function personTokensSql(records: string, sharedMailboxes: readonly string[]): Sql {
  const mailbox = sql`regexp_replace(split_part(split_part(lower(email), '@', 1), '+', 1), '[._-]', '', 'g')`;
  const roles = join(sharedMailboxes.map((one) => literalSql(one)));
  const mails = sql`select _n, lower(email) as mail, left(${foldSql(sql`first_name`)}, 1) as initial from ${id(records)}
    where contains(email, '@') and ${mailbox} not in (${roles})`;
  return sql`${keyTokensSql(records)}
    union all select _n, 'e:' || mail || case when initials > 1 then ' ' || initial else '' end, 'email'
      from (select *, count(distinct nullif(initial, '')) over (partition by mail) as initials from (${mails}))`;
}

/**
 * A name links records without a domain, and joins them to the one domain that bears the name; where several
 * domains bear it, they stay apart.
 */
function companyTokensSql(records: string, freeMailDomains: readonly string[]): Sql {
  const free = join(freeMailDomains.map((one) => literalSql(one)));
  const known = sql`select _n, ${foldSql(sql`name`)} as folded, case when domain not in (${free}) then domain end as domain from ${id(records)}`;
  return sql`${keyTokensSql(records)}
    union all select _n, 'd:' || domain, 'domain' from (${known}) where domain is not null
    union all select _n, 'n:' || folded, 'name' from (${known})
      join (select folded, count(distinct domain) as domains from (${known}) where folded <> '' group by folded) using (folded)
      where domain is null or domains = 1`;
}
