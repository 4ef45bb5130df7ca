import { literalSql, type Sql, sql } from "../../sql/index.ts";
import { places, territories } from "../company/places.ts";
import { sellers } from "../company/reps.ts";
import { days, type DemoPlan } from "../plan.ts";
import { officeMinuteSql } from "./clock-sql.ts";
import { drawOf, itemSql, wholeSql } from "./random-sql.ts";

export const activityKinds = ["call", "email", "meeting", "demo", "visit", "showroom"] as const;

/** Days before the end in which an uncovered territory sees nobody. */
export const uncoveredDays = 90;

/** `territory_of(place)`, `seller_of(place, company, in_hubspot)`: places in the lists of the company. */
export function sellerMacros(plan: DemoPlan): readonly Sql[] {
  const draw = drawOf(plan);
  const ofPlaces = places.map(({ territory }) => territories.indexOf(territory));
  return [
    sql`create macro territory_of(place) as ${itemSql(ofPlaces, sql`place`)}`,
    sql`create macro seller_of(place, company, in_hubspot) as
      territory_of(place) * 3 + case when in_hubspot then 0 else 1 + floor(${draw(sql`company`, "field rep")} * 2)::integer end`,
  ];
}

export const sellerNames = sellers.map(({ name }) => name);

/** First answers to hand-offs, follow-up until the deal closes, work on the deal, and rounds of accounts. */
export function activityTableSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const a = sql`activity`;
  const kindDraw = draw(a, "kind");
  return sql`create table activity as
    with happened as (${firstAnswersSql()} union all ${followUpsSql(plan)} union all ${dealWorkSql(plan)} union all ${roundsSql(plan)}),
    kept as (select * from happened where at_min < ${literalSql(days * 1440)} ${uncoveredSql(plan)})
    select kept.*, coalesce(at_min between deal_min and coalesce(close_min, at_min), false) as on_deal,
      seller_of(kept.place, kept.company, kept.in_hubspot) as seller,
      case when ${kindDraw} < 0.45 then 0 when ${kindDraw} < 0.75 then 1 when ${kindDraw} < 0.9 then 2
        when kept.in_hubspot then 0 when ${kindDraw} < 0.95 then 3 when ${kindDraw} < 0.985 then 4 else 5 end as kind,
      1 + ${wholeSql(sql`pow(${draw(a, "duration")}, 3)`, 45)} as minutes,
      ${draw(a, "outbound")} < 0.8 as outbound, ${draw(a, "reached")} < 0.6 as reached
    from kept left join deal on deal.person = kept.person order by activity`;
}

function uncoveredSql(plan: DemoPlan): Sql {
  if (plan.uncovered === undefined) return sql``;
  const territory = territories.indexOf(plan.uncovered);
  return sql`and not (territory_of(place) = ${literalSql(territory)}
    and at_min >= ${literalSql((days - uncoveredDays) * 1440)})`;
}

function firstAnswersSql(): Sql {
  return sql`select person::bigint * 16 as activity, person, company, place, in_hubspot, decided_min - 2 as at_min
    from life where decided_min is not null and not salesforce_only`;
}

function followUpsSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const day = sql`(sal_min // 1440 + 1 + floor(${draw(sql`activity`, "follow-up day")} * span)::integer)`;
  return sql`select activity, person, company, place, in_hubspot, ${officeMinuteSql(day, draw(sql`activity`, "follow-up minute"))}
    from (
      select *, person::bigint * 16 + unnest(range(1, 3 + ${wholeSql(draw(sql`person`, "follow-ups"), 5)})) as activity,
        least(coalesce(close_any, sal_min + 43200), ${literalSql(days * 1440)}) // 1440 - sal_min // 1440 as span
      from life where sal_min is not null)`;
}

function dealWorkSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const day = sql`(deal_min // 1440 + 1 + floor(${draw(sql`activity`, "deal day")} * span)::integer)`;
  return sql`select activity, person, company, place, in_hubspot, ${officeMinuteSql(day, draw(sql`activity`, "deal minute"))}
    from (
      select *, person::bigint * 16 + unnest(range(8, 11 + ${wholeSql(draw(sql`person`, "deal work"), 6)})) as activity,
        least(close_any, ${literalSql(days * 1440)}) // 1440 - deal_min // 1440 - 1 as span
      from deal)`;
}

function roundsSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const rounds = plan.size === "s" ? 12 : 4;
  const day = sql`floor(${draw(sql`activity`, "round day")} * ${literalSql(days)})::integer`;
  return sql`select activity, null::integer, company, place, segment < 2, ${officeMinuteSql(day, draw(sql`activity`, "round minute"))}
    from (
      select *, 100000000::bigint + company * 32 + unnest(range(0, ${literalSql(rounds)} + ${wholeSql(draw(sql`company`, "rounds"), 9)})) as activity
      from company)`;
}
