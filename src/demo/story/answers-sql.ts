import { literalSql, type Sql, sql } from "../../sql/index.ts";
import { days, type DemoPlan } from "../plan.ts";
import { officeMinuteSql, withinHistorySql } from "./clock-sql.ts";
import { drawOf, wholeSql } from "./random-sql.ts";

/**
 * People who left their address in the online survey, and what a customer-service representative had decided
 * about them: `before` (approved earlier), `after` (approved too late), `refused`, `other_role`, `none`.
 */
export function surveyTableSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const p = sql`person`;
  const gap = sql`(1440 * (1 + ${wholeSql(draw(p, "approval gap"), 20)}))`;
  const differs = plan.has("two_definitions");
  const luck = draw(p, "approval");
  const wanted = differs
    ? sql`case when ${luck} < 0.45 then 'before' when ${luck} < 0.7 then 'none' when ${luck} < 0.82 then 'after'
        when ${luck} < 0.91 then 'refused' else 'other_role' end`
    : sql`'before'`;
  const day = sql`(seen_day + 22 + floor(${draw(p, "survey day")} * 100)::integer)`;
  return sql`create table survey as
    with answered as (
      select person, email, ${officeMinuteSql(day, draw(p, "survey minute"))} as survey_min, ${wanted} as wanted, ${gap} as gap
      from person
      where not salesforce_only and not bad_candidate and ${draw(p, "answers survey")} < 0.08
        and ${day} < ${literalSql(days)}),
    dated as (
      select *, ${withinHistorySql(sql`case wanted when 'after' then survey_min + gap when 'none' then null else survey_min - gap end`)} as approval_min
      from answered)
    select * exclude (wanted), case when approval_min is null then 'none' else wanted end as approval
    from dated order by person`;
}

/** Decisions about people who never answered the survey: they count for neither definition. */
export function strayApprovalTableSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const p = sql`person`;
  return sql`create table stray_approval as
    select person, email, seen_min + 1440 as approval_min from person
    where not salesforce_only and not bad_candidate and ${draw(p, "stray approval")} < 0.01
      and person not in (select person from survey)
    order by person`;
}

/** Other forms: 0 a white paper, 1 a demonstration asked for, 2 the newsletter. */
export function formTableSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const p = sql`person`;
  return sql`create table form as
    select person, email, ${wholeSql(draw(p, "form kind"), 3)} as kind, lead_min - 1 as at_min from life
    where lead_min is not null and not salesforce_only and not bad_candidate and ${draw(p, "fills form")} < 0.3
    order by person`;
}
