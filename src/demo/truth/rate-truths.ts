import type { Engine } from "../../engine/index.ts";
import { literalSql, type Sql, sql } from "../../sql/index.ts";
import { isoDay } from "../company/calendar.ts";
import { days, type DemoPlan, stepRates } from "../plan.ts";
import { brokenHereSql } from "../story/lifecycle-sql.ts";
import { euros, numberOf } from "./figures.ts";

const next = { lead: "mql", mql: "sal", sal: "sql" } as const;
const minutesOf = { lead: sql`lead_min`, mql: sql`mql_min`, sal: sql`sal_min`, sql: sql`sql_min` } as const;

/** Days after which nearly all who will go on have done so. */
const maturityDays = 60;

export async function brokenStepTruth(engine: Engine, plan: DemoPlan) {
  const broken = plan.broken!;
  const to = next[broken.from];
  const entered = minutesOf[broken.from];
  const rate = async (where: Sql) => {
    const { rows } = await engine.query(sql`
      select count(*), count(${minutesOf[to]}) from life
      where ${entered} is not null and ${entered} // 1440 < ${literalSql(days - maturityDays)} and ${where}`);
    const [base, converted] = rows[0]!.map(Number);
    return { entered: base!, converted: converted!, rate: base === 0 ? null : converted! / base! };
  };
  const here = brokenHereSql(broken);
  const since = sql`${entered} // 1440 >= ${literalSql(broken.day)}`;
  return {
    means: "people of the segment who enter `from` on or after `since` go on to `to` at the broken rate",
    from: broken.from,
    to,
    dimension: broken.dimension,
    segment: broken.value,
    since: isoDay(broken.day),
    usual_rate: stepRates[broken.from],
    broken_rate: broken.rate,
    mature_before: isoDay(days - maturityDays),
    segment_before: await rate(sql`${here} and not ${since}`),
    segment_after: await rate(sql`${here} and ${since}`),
    others_before: await rate(sql`not coalesce(${here}, false) and not ${since}`),
    others_after: await rate(sql`not coalesce(${here}, false) and ${since}`),
  };
}

export async function lifetimeTruth(engine: Engine, plan: DemoPlan) {
  const { r, alphaWeeks, a, b, p, q, v } = plan.lifetime!;
  const count = (select: Sql) => numberOf(engine, select);
  return {
    means: "honoured orders of a person, by week: BG/NBD for how often, gamma-gamma for how much (EUR)",
    bg_nbd: { r, alpha: alphaWeeks, a, b, unit: "weeks" },
    gamma_gamma: { p, q, v },
    mean_amount: euros((100 * p * v) / (q - 1)),
    observed_until: isoDay(days),
    customers: await count(sql`select count(distinct person) from purchase`),
    customers_who_came_back: await count(sql`select count(distinct person) from purchase where nth > 0`),
    repeat_orders: await count(sql`select count(*) from purchase where nth > 0`),
  };
}
