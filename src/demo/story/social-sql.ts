import { literalSql, type Sql, sql } from "../../sql/index.ts";
import { networks } from "../company/campaigns.ts";
import { products } from "../company/firms.ts";
import { days, type DemoPlan } from "../plan.ts";
import { officeMinuteSql, withinHistorySql } from "./clock-sql.ts";
import { drawOf, pickSql, wholeSql } from "./random-sql.ts";

const interactionKinds = ["like", "comment", "share", "message"] as const;

/** Likes, comments and shares about products: by known people (with their address), and by passers-by. */
export function interactionTableSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const p = sql`person`;
  const item = sql`item`;
  const known = sql`select person, email, seen_day, unnest(range(0, 1 + ${wholeSql(draw(p, "interactions"), 3)})) as nth
    from life where not bad_candidate and not salesforce_only
      and ${draw(p, "interacts")} < case when customer_min is not null then 0.5 when lead_min is not null then 0.08 else 0.03 end`;
  const passing = sql`select null::integer, null::varchar, 0, n from range(${literalSql(Math.round(plan.people / 12))}) t(n)`;
  const day = sql`(seen_day + 1 + floor(${draw(item, "interaction day")} * (${literalSql(days - 1)} - seen_day))::integer)`;
  return sql`create table interaction as
    with made as (${known} union all ${passing}),
    numbered as (select *, case when person is null then 3000000000::bigint + nth else person::bigint * 4 + nth end as item from made)
    select item, person, email, ${pickSql(networks, sql`pow(${draw(item, "interaction network")}, 1.4)`)} as network,
      ${wholeSql(draw(item, "interaction product"), products.length)} as product,
      ${pickSql(interactionKinds, sql`pow(${draw(item, "interaction kind")}, 2)`)} as kind,
      ${withinHistorySql(officeMinuteSql(day, draw(item, "interaction minute")))} as at_min
    from numbered order by item`;
}

/** Requests of customers to the service: about one each. */
export function caseTableSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const p = sql`person`;
  const item = sql`item`;
  const day = sql`(customer_min // 1440 + 1 + floor(${draw(item, "case day")} * 200)::integer)`;
  return sql`create table support as
    with opened as (
      select person, email, customer_min, person::bigint * 4 + unnest(range(0, ${wholeSql(draw(p, "cases"), 3)})) as item
      from life where customer_min is not null),
    timed as (select *, ${withinHistorySql(officeMinuteSql(day, draw(item, "case minute")))} as at_min from opened)
    select item, person, email, at_min, ${wholeSql(draw(item, "case product"), products.length)} as product,
      ${wholeSql(draw(item, "case subject"), 4)} as subject, 1 + ${wholeSql(draw(item, "satisfaction"), 5)} as satisfaction,
      ${withinHistorySql(sql`at_min + 60 + ${wholeSql(draw(item, "case length"), 240)}`)} as closed_min
    from timed where at_min is not null order by item`;
}
