import { literalSql, type Sql, sql } from "../../sql/index.ts";
import {
  foreignFirstNames,
  foreignLastNames,
  freeMailDomains,
  frenchFirstNames,
  frenchLastNames,
  jobTitles,
} from "../company/names.ts";
import { places } from "../company/places.ts";
import { days, type DemoPlan } from "../plan.ts";
import { placeWeights } from "./companies-sql.ts";
import { drawOf, itemSql, pickSql, weightedPlaceSql, wholeSql } from "./random-sql.ts";

const frenchPlaces = places.filter(({ country }) => country === "France").length;

/** Which people are known to Salesforce alone, and which have an address that is wrong. */
const salesforceOnly = 0.06;
const badAddresses = 0.012;

/** Facts of a person that need no name: where, which company, since when, how often contacted. */
function peopleNumbersSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const p = sql`p`;
  const bad = plan.has("bad_emails") ? badAddresses : 0;
  return sql`
    select p::integer as person,
      case when ${draw(p, "has company")} < 0.85
        then 1 + ${wholeSql(sql`pow(${draw(p, "company")}, 1.3)`, plan.companies)} else 0 end as company,
      ${weightedPlaceSql(placeWeights, draw(p, "place"))}::integer as own_place,
      floor(pow(${draw(p, "seen")}, 0.9) * ${literalSql(days - 3)})::integer as seen_day,
      ${draw(p, "salesforce only")} < ${literalSql(salesforceOnly)} as salesforce_only,
      ${draw(p, "bad address")} < ${literalSql(bad)} as bad_candidate,
      3 + ${wholeSql(draw(p, "contacts 1"), 9)} + ${wholeSql(draw(p, "contacts 2"), 8)} as contacts
    from range(1, ${literalSql(plan.people + 1)}) t(p)`;
}

export function personTableSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const p = sql`person`;
  const pickName = (french: readonly string[], foreign: readonly string[], purpose: string): Sql =>
    sql`case when place < ${literalSql(frenchPlaces)} then ${pickSql(french, draw(p, purpose))}
      else ${pickSql(foreign, draw(p, purpose))} end`;
  return sql`create table person as
    with numbers as (${peopleNumbersSql(plan)}),
    placed as (
      select *, case company when 0 then own_place else company_place(company) end::integer as place,
        case company when 0 then 0 else company_segment(company) end::integer as segment,
        case company when 0 then null else company_industry(company) end as industry
      from numbers),
    named as (
      select * exclude (own_place, bad_candidate),
        bad_candidate and not salesforce_only as bad_candidate,
        ${pickName(frenchFirstNames, foreignFirstNames, "first name")} as first_name,
        ${pickName(frenchLastNames, foreignLastNames, "last name")} as last_name,
        case when company = 0 or ${draw(p, "free mail")} < 0.08
          then ${pickSql(freeMailDomains, draw(p, "mail domain"))} else company_domain(company) end as mail_domain,
        floor(${draw(p, "phone")} * 100000000)::integer as phone_number,
        ${wholeSql(draw(p, "job"), jobTitles.length)} as job,
        seen_day * 1440 + 480 + ${wholeSql(draw(p, "seen minute"), 600)} as seen_min
      from placed),
    addressed as (
      select *, replace(replace(lower(strip_accents(first_name || '.' || last_name)), ' ', ''), '''', '') as local
      from named)
    select * exclude (local, mail_domain),
      local || case row_number() over (partition by local, mail_domain order by person) when 1 then ''
        else (row_number() over (partition by local, mail_domain order by person))::varchar end
        || '@' || mail_domain as email
    from addressed
    order by person`;
}

/** A telephone number as one tool writes it: `+33 6 12 34 56 78`, or `0612345678`. */
export const phoneMacros: readonly Sql[] = [
  sql`create macro phone_digits(n) as lpad(n::varchar, 8, '0')`,
  sql`create macro spaced_phone(n) as '+33 6 ' || phone_digits(n)[1:2] || ' ' || phone_digits(n)[3:4] || ' '
    || phone_digits(n)[5:6] || ' ' || phone_digits(n)[7:8]`,
  sql`create macro plain_phone(n) as '06' || phone_digits(n)`,
  sql`create macro job_title(j) as ${itemSql(jobTitles, sql`j`)}`,
];
