import { join, literalSql, type Sql, sql } from "../../sql/index.ts";
import { products } from "../company/firms.ts";
import type { DemoPlan, LifetimeParameters } from "../plan.ts";
import { historyMinutes } from "./clock-sql.ts";
import { type Draw, drawOf, exponentialSql, normalSql, wholeSql } from "./random-sql.ts";

const minutesPerWeek = 10_080;
const marginRate = 0.38;
const cancelledRate = 0.02;

/** Gamma of shape `shape` (a multiple of one half) and scale 1: exponentials, and half a squared normal. */
function gammaSql(shape: number, draw: Draw, item: Sql, purpose: string): Sql {
  const whole = Math.floor(shape);
  const parts = Array.from({ length: whole }, (_, index) =>
    exponentialSql(1, draw(item, `${purpose} ${index}`)),
  );
  if (shape > whole) {
    const normal = normalSql(draw(item, `${purpose} radius`), draw(item, `${purpose} angle`));
    parts.push(sql`(pow(${normal}, 2) / 2)`);
  }
  return sql`(${join(parts, " + ")})`;
}

/**
 * Orders of customers: the first on the day after they became one, then (BG/NBD) at a rate of their own,
 * gamma over customers, with a chance of their own, beta (a ratio of gammas), of leaving for good after each repeat.
 * Amounts (gamma-gamma) are gamma around a mean of their own.
 */
export function orderTableSql(plan: DemoPlan): Sql {
  const draw = drawOf(plan);
  const person = sql`person`;
  const item = sql`item`;
  const parameters = plan.lifetime;
  const { p, q, v } = parameters ?? { p: 5, q: 4, v: 75 };
  const at = sql`case when raw_min % 1440 < 360 then raw_min + 360 else raw_min end`;
  return sql`create table purchase as
    with buyer as (
      select person, company, (customer_min // 1440 + 1) * 1440 + 540 + ${wholeSql(draw(person, "first order"), 500)} as first_min,
        ${gammaSql(q, draw, person, "spend level")} / ${literalSql(v)} as spend_level
      from life where customer_min is not null),
    first_order as (select person, company, spend_level, 0 as nth, first_min as raw_min from buyer),
    placed as (select * from first_order ${parameters ? repeatsSql(draw, parameters) : sql``}),
    numbered as (select *, person::bigint * 1024 + nth as item, ${at} as at_min from placed)
    select item, person, company, nth, at_min,
      greatest(1, round(100 * ${gammaSql(p, draw, item, "amount")} / spend_level))::bigint as cents,
      round(cents * ${literalSql(marginRate)})::bigint as margin_cents,
      ${wholeSql(draw(item, "product"), products.length)} as product,
      ${draw(item, "cancelled")} < ${literalSql(cancelledRate)} as doubled
    from numbered where at_min < ${literalSql(historyMinutes)}
    order by item`;
}

function repeatsSql(draw: Draw, { r, alphaWeeks, a, b }: LifetimeParameters): Sql {
  const person = sql`person`;
  const gap = exponentialSql(1, draw(sql`person::bigint * 1024 + nth`, "gap"));
  return sql`union all
    select person, company, spend_level, nth, floor(first_min + sum(weeks) over (partition by person order by nth)
      * ${literalSql(minutesPerWeek)})::bigint
    from (
      select *, ${gap} / per_week as weeks
      from (
        select *, unnest(range(1, 1 + least(stays, 1000, ceil(per_week * 315) + 40)::integer)) as nth
        from (
          select *, ${gammaSql(r, draw, person, "purchase rate")} / ${literalSql(alphaWeeks)} as per_week,
            ${gammaSql(a, draw, person, "leaves")} as leaving, ${gammaSql(b, draw, person, "stays")} as staying,
            greatest(leaving / (leaving + staying), 1e-9) as leaves,
            1 + floor(ln(${draw(person, "leaves after")}) / ln(1 - leaves)) as stays
          from buyer)))`;
}
