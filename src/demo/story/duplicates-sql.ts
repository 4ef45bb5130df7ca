import { literalSql, type Sql, sql } from "../../sql/index.ts";
import type { DemoPlan } from "../plan.ts";
import { drawOf, pickSql, wholeSql } from "./random-sql.ts";

const duplicateRate = 0.03;

/**
 * A second record of some people, in the tool `system`, with slips: the address mistyped, absent or private (the telephone sometimes missing),
 * and the name mistyped, turned round, cut to an initial or written in capitals. No address equals another's.
 */
export function duplicateTableSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const p = sql`person`;
  const rate = plan.has("duplicates") ? duplicateRate : 0;
  const nameSlip = sql`${wholeSql(draw(p, "name slip"), 5)}`;
  const inAddress = sql`(2 + floor(${draw(p, "slip place")} * (length(split_part(email, '@', 1)) - 3))::integer)`;
  const inName = sql`(2 + floor(${draw(p, "name slip place")} * greatest(1, length(last_name) - 2))::integer)`;
  return sql`create table duplicate as
    with chosen as (
      select *, ${inAddress} as slip, ${inName} as in_name, ${nameSlip} as name_slip, ${draw(p, "mail slip")} as mail_luck,
        case when ${draw(p, "duplicate system")} < 0.6 then 'salesforce' else 'hubspot' end as system
      from person where ${draw(p, "duplicate")} < ${literalSql(rate)} and not salesforce_only and not bad_candidate
        and length(split_part(email, '@', 1)) >= 7),
    written as (
      select person, system, name_slip, in_name, first_name, last_name,
        case when mail_luck < 0.1 then null else phone_number end as phone_number,
        case when mail_luck < 0.4 then email[1:slip - 1] || email[slip + 1:]
          when mail_luck < 0.7 then email[1:slip - 1] || email[slip + 1:slip + 1] || email[slip:slip] || email[slip + 2:]
          when mail_luck < 0.85 then replace(lower(strip_accents(first_name[1:1] || '.' || last_name)), ' ', '')
            || (person % 97)::varchar || '@' || ${pickSql(["gmail.com", "outlook.com", "orange.fr"], draw(p, "private mail"))}
        end as email
      from chosen),
    unlike as (
      select *, count(*) over (partition by email) as alike from written
      where email is null or email not in (select email from person))
    select person, system, email, phone_number,
      case name_slip when 1 then last_name when 2 then first_name[1:1] || '.' when 3 then upper(strip_accents(first_name))
        else first_name end as first_name,
      case name_slip when 0 then last_name[1:in_name - 1] || last_name[in_name + 1:] when 1 then first_name
        when 3 then upper(strip_accents(last_name))
        when 4 then last_name[1:in_name] || last_name[in_name:] else last_name end as last_name
    from unlike where email is null or alike = 1 order by person`;
}
