import { type Sql, sql } from "../../src/sql/index.ts";
import type { FigureBySql } from "./figure-by-sql.ts";

const asOf = "2025-03-10T09:00:00Z";

const entries = (stage: string): Sql =>
  sql`(select person_id, min(entered_at) as at, min(entered_at_day) as day from stage_entry where stage = ${stage} and person_id is not null group by person_id)`;

const kept = sql`(select person_id, ordered_at as at, ordered_at_day as day, amount, margin from "order" where (status is null or status not in ('cancelled', 'returned')) and person_id is not null)`;

/** Whole months from the month of one day to that of another. */
const months = (from: Sql, to: Sql) =>
  sql`(12 * (year(${to}) - year(${from})) + month(${to}) - month(${from}))`;

/** Customers of 2024 at each age that they have come to by March 2025, which is running. */
const aged = sql`(select c.person_id, c.at, c.day, ${months(sql`c.day`, sql`date '2025-03-01'`)} as running, cast(unnest(generate_series(0, ${months(sql`c.day`, sql`date '2025-03-01'`)})) as integer) as age
  from ${entries("customer")} as c where year(c.day) = 2024)`;

const ordersAt = (of: Sql, comparison: Sql) =>
  sql`(select ${of} from ${kept} as o where o.person_id = a.person_id and o.at >= a.at and ${months(sql`a.day`, sql`o.day`)} ${comparison} a.age)`;

/** The mean, the sum, how many there are, and how many more whose month is running. */
const overMature = (of: Sql) =>
  sql`avg(${of}) filter (where age < running), coalesce(sum(${of}) filter (where age < running), 0), count(*) filter (where age < running), count(*) filter (where age = running)`;

/** Buyers of 2023, what they brought then, and in 2024. */
const buyers = sql`(select person_id, sum(amount) filter (where year(day) = 2023) as before, coalesce(sum(amount) filter (where year(day) = 2024), 0) as after
  from ${kept} as o group by person_id having count(*) filter (where year(day) = 2023) > 0)`;

/** What each day costs to win customers. */
const spend = sql`(select day, amount from allocated_spend where strategy is null or lower(strategy) not in ('recruiting', 'employer brand', 'recrutement', 'marque employeur'))`;

/** Customer companies by their first won deal, and what each won deal brings. */
const won = sql`(select company_id, closed_at as day, margin from deal where status = 'won' and company_id is not null and closed_at is not null)`;
const companies = sql`(select company_id, min(day) as day from ${won} as d group by company_id)`;
const march = sql`date '2025-03-01'`;
const quarter = (day: Sql) => sql`cast(date_trunc('quarter', ${day}) as date)`;
const monthsOld = sql`(select cast(unnest(generate_series(0, 30)) as integer) as age)`;

/** Of each quarter, at each age, those whose month of that age is over by March 2025: what they brought, and cost. */
const paidBack = sql`(select v.quarter, v.age, v.members, v.value, s.cost, s.spends
  from (select ${quarter(sql`c.day`)} as quarter, age, count(distinct c.company_id) as members, sum(d.margin) filter (where ${months(sql`c.day`, sql`d.day`)} <= age) as value
    from ${companies} as c cross join ${monthsOld} as a join ${won} as d on d.company_id = c.company_id
    where ${months(sql`c.day`, march)} > age group by 1, 2) as v
  left join (select ${quarter(sql`s.day`)} as quarter, age, sum(amount) as cost, count(*) as spends
    from ${spend} as s cross join ${monthsOld} as a where ${months(sql`s.day`, march)} > age group by 1, 2) as s using (quarter, age))`;

/** At the ages to which all of a quarter have come. */
const whole = sql`(select * from (select *, first_value(members) over w as all_members, first_value(spends) over w as all_spends
    from ${paidBack} as p window w as (partition by quarter order by age)) as q
  where members = all_members and spends = all_spends)`;

/** Customers who became so by February 2024, whose month of age 12 is over by March 2025. */
const grown = sql`(select * from ${entries("customer")} as e where ${months(sql`day`, march)} > 12)`;

/** Questions about cohorts, each with SQL written by hand over the snapshot. */
export const cohortFiguresBySql: readonly FigureBySql[] = [
  {
    metrics: ["lead_to_mql_rate"],
    query: { from: "2024-01-01", to: "2024-10-31", asOf },
    plainly: sql`select count(*) filter (where m.at < l.at + interval 90 day) / count(*), count(*) filter (where m.at < l.at + interval 90 day), count(*), 0
      from ${entries("lead")} as l left join ${entries("mql")} as m on m.person_id = l.person_id and m.at >= l.at
      where l.day between date '2024-01-01' and date '2024-10-31'`,
  },
  {
    metrics: ["customer_retention"],
    query: { from: "2024-01-01", to: "2024-12-31", asOf: "2025-02-28T23:00:00Z" },
    plainly: sql`select age, ${overMature(sql`active`)}
      from (select a.age, a.running, cast(${ordersAt(sql`count(*) > 0`, sql`=`)} as integer) as active from ${aged} as a) as s group by age order by age`,
  },
  {
    metrics: ["lifetime_revenue"],
    query: { from: "2024-01-01", to: "2024-12-31", asOf: "2025-02-28T23:00:00Z" },
    plainly: sql`select age, ${overMature(sql`value`)}
      from (select a.age, a.running, ${ordersAt(sql`coalesce(sum(amount), 0)`, sql`<=`)} as value from ${aged} as a) as s group by age order by age`,
  },
  {
    metrics: ["ltv_cac"],
    query: { asOf },
    plainly: sql`select margin / cost, members, others from (select
      (select sum(o.margin) from ${grown} as c join ${kept} as o on o.person_id = c.person_id and o.at >= c.at and ${months(sql`c.day`, sql`o.day`)} <= 12) as margin,
      (select sum(amount) from ${spend} as s where ${months(sql`day`, march)} > 12) as cost,
      (select count(*) from ${grown} as c) as members,
      (select count(*) from ${entries("customer")} as e where ${months(sql`day`, march)} <= 12) as others)`,
  },
  {
    metrics: ["payback_company"],
    query: { asOf, grain: "quarter" },
    plainly: sql`select quarter, min(age) filter (where reached), coalesce(min_by(members, age) filter (where reached), max_by(members, age)),
        case when bool_or(reached) then 0 else min_by(members, age) end, max(age)
      from (select *, value >= cost and cost > 0 as reached from ${whole} as p) as r group by quarter order by quarter`,
  },
  {
    metrics: ["net_revenue_retention"],
    query: { from: "2023-01-01", to: "2023-12-31", asOf },
    plainly: sql`select 0, 1, sum(before), sum(before), count(*), 0 from ${buyers} as b
      union all select 1, sum(after) / sum(before), sum(after), sum(before), count(*), 0 from ${buyers} as b order by 1`,
  },
  {
    metrics: ["gross_revenue_retention"],
    query: { from: "2023-01-01", to: "2023-12-31", asOf },
    plainly: sql`select 0, 1, sum(before), sum(before), count(*), 0 from ${buyers} as b
      union all select 1, sum(least(before, after)) / sum(before), sum(least(before, after)), sum(before), count(*), 0 from ${buyers} as b order by 1`,
  },
];
