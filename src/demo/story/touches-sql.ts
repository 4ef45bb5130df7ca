import { literalSql, type Sql, sql } from "../../sql/index.ts";
import { places } from "../company/places.ts";
import { days, type DemoPlan } from "../plan.ts";
import { drawOf, itemSql, listSql, weightedPlaceSql, wholeSql } from "./random-sql.ts";

/** `step` of a touch: 0 the contact itself (an e-mail sent), 1 its opening, 2 its click; 3 the employer push. */
export const pushStep = 3;

/**
 * One row a contact with a person: when (second), by which route, and whether it makes a lead of the person
 * (each contact by its channel's effect, alone of its kind: a noisy or). No two touches of a person share
 * a second.
 */
export function touchTableSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const item = sql`item`;
  const shares = plan.routes.map(({ share }) => share);
  const emails = plan.routes.flatMap(({ tool }, place) => (tool === "emailing" ? [place] : []));
  const effects = plan.routes.map(({ channel }) => plan.effects[channel]);
  const isEmail = sql`route in ${listSql(emails)}`;
  return sql`create table touch as
    with contact as (
      select person, seen_day, bad_candidate, unnest(range(1, contacts + 1))::integer as nth
      from person where not salesforce_only),
    numbered as (select *, (person * 32 + nth)::bigint as item from contact),
    routed as (
      select *, ${weightedPlaceSql(shares, draw(item, "route"))}::tinyint as route,
        (seen_day + 1 + floor(pow(${draw(item, "touch day")}, 1.5) * 270))::integer as day,
        360 + ${wholeSql(draw(item, "touch minute"), 960)} as minute,
        ${draw(item, "reaction")} as reaction, ${draw(item, "effect")} as luck
      from numbered),
    levelled as (
      select *, case when ${isEmail} then case when reaction < 0.15 then 2 when reaction < 0.43 then 1 else 0 end
        else 0 end::integer as level
      from routed where day < ${literalSql(days)} and not (bad_candidate and ${isEmail})),
    stepped as (select *, unnest(range(0, level + 1))::tinyint as step from levelled)
    select person, (day * 1440 + minute) * 60 + nth * 3 + case step when 0 then 0
        else step * (60 + ${wholeSql(draw(item, "delay"), 30)} * 60 + 1) end as second,
      route, step,
      luck < ${itemSql(effects, sql`route`)} and (not (${isEmail}) or step = 2) as converts
    from stepped
    ${pushTouchesSql(plan)}`;
}

/** The employer-brand e-mail reaches, on one morning, those who are known by then in the exposed regions. */
function pushTouchesSql(plan: DemoPlan): Sql {
  const exposed = places.flatMap(({ region }, place) => (plan.push.regions.includes(region) ? [place] : []));
  const day = literalSql(plan.push.day);
  return sql`union all
    select person, (${day} * 1440 + 540 + person % 120) * 60 + 59, null::tinyint, ${literalSql(pushStep)}::tinyint, false
    from person
    where place in ${listSql(exposed)} and seen_day < ${day} and not salesforce_only and not bad_candidate`;
}
