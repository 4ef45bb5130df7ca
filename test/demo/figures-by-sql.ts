import { cohortFiguresBySql } from "./cohort-figures-by-sql.ts";
import type { FigureBySql } from "./figure-by-sql.ts";
import { type Sql, sql } from "../../src/sql/index.ts";

/** Ten weeks after the story: what is open then is late, and has been left alone. */
const later = "2025-03-10T09:00:00Z";
const year = { from: "2024-01-01", to: "2024-12-31" } as const;

const firstEntries = (stage: string): Sql =>
  sql`(select person_id, min(entered_at_day) as day from stage_entry where stage = ${stage} group by person_id)`;

/**
 * Minutes of work from handing over to the decision, and to ten weeks after the story: what each day from Monday to Friday
 * has of them between 9 and 18 o'clock in Paris, added up.
 */
const waits = sql`(select handoff_id, handed_at_day, status, decided_at, handed_at,
  ${minutesUntil(sql`decided_at`)} as minutes, ${minutesUntil(sql`timestamp '2025-03-10 09:00:00'`)} as until_now from handoff)`;

function minutesUntil(end: Sql): Sql {
  const local = (instant: Sql) => sql`timezone('Europe/Paris', timezone('UTC', ${instant}))`;
  const common = sql`epoch(least(${local(end)}, d + interval 18 hour)) - epoch(greatest(${local(sql`handed_at`)}, d + interval 9 hour))`;
  const days = sql`select unnest(generate_series(cast(handed_at_day as timestamp), ${local(end)}, interval 1 day)) as d`;
  return sql`case when ${end} is not null then (select coalesce(sum(greatest(0, ${common})), 0) / 60 from (${days}) as s where isodow(d) <= 5) end`;
}

const quantile = (fraction: Sql, of: Sql, where: Sql) =>
  sql`quantile_cont(cast(${of} as double), ${fraction}) filter (where ${where})`;

const wonIn2024 = sql`status = 'won' and closed_at_day between date '2024-01-01' and date '2024-12-31'`;
const lostIn2024 = sql`status = 'lost' and closed_at_day between date '2024-01-01' and date '2024-12-31'`;
const openAtYearEnd = sql`created_at_day <= date '2024-12-31' and (status = 'open' or closed_at_day > date '2024-12-31')`;

export const figuresBySql: readonly FigureBySql[] = [
  {
    metrics: ["open_pipeline", "open_deals"],
    query: { grain: "month", from: "2024-01-01", to: "2024-12-31" },
    plainly: sql`select m.month, sum(d.amount), count(*)
      from (select cast(unnest(generate_series(date '2024-01-01', date '2024-12-01', interval 1 month)) as date) as month) as m
      join deal as d on d.created_at_day <= last_day(m.month) and (d.status = 'open' or d.closed_at_day > last_day(m.month))
      group by m.month order by m.month`,
  },
  {
    metrics: ["expected_pipeline"],
    query: { from: "2025-01-01", to: "2025-12-31", by: ["pipeline"] },
    plainly: sql`select pipeline, sum(amount) from deal where status = 'open' and year(expected_close_on) = 2025 group by 1 order by 1 nulls last`,
  },
  {
    metrics: ["overdue_deals", "overdue_pipeline", "stale_deals", "stale_pipeline", "stale_share"],
    query: { asOf: later },
    plainly: sql`select count(*) filter (where is_late), sum(amount) filter (where is_late), count(*) filter (where is_stale), sum(amount) filter (where is_stale), count(*) filter (where is_stale) / count(*)
      from (select d.amount, d.expected_close_on < date '2025-03-10' as is_late,
          coalesce((select max(a.occurred_at_day) from activity as a where a.deal_id = d.deal_id), d.created_at_day) < date '2025-03-10' - 30 as is_stale
        from deal as d where d.status = 'open') as o`,
  },
  {
    metrics: [
      "sales_cycle_median",
      "sales_cycle_first_quartile",
      "sales_cycle_third_quartile",
      "lost_cycle_median",
    ],
    query: year,
    plainly: sql`select ${quantile(sql`0.5`, sql`cycle_days`, wonIn2024)}, ${quantile(sql`0.25`, sql`cycle_days`, wonIn2024)}, ${quantile(sql`0.75`, sql`cycle_days`, wonIn2024)}, ${quantile(sql`0.5`, sql`cycle_days`, lostIn2024)} from deal`,
  },
  {
    metrics: ["pipeline_velocity", "pipeline_over_won_amount"],
    query: year,
    plainly: sql`select
        (select count(*) from deal where ${openAtYearEnd}) * won / closed * amount / won / cycle,
        (select sum(amount) from deal where ${openAtYearEnd}) / amount
      from (select count(*) filter (where ${wonIn2024}) as won, count(*) filter (where ${wonIn2024} or ${lostIn2024}) as closed,
        sum(amount) filter (where ${wonIn2024}) as amount, ${quantile(sql`0.5`, sql`cycle_days`, wonIn2024)} as cycle from deal) as d`,
  },
  {
    metrics: ["response_hours_median", "response_hours_p90"],
    query: { grain: "quarter", ...year },
    plainly: sql`select date_trunc('quarter', handed_at_day), quantile_cont(minutes / 60, 0.5), quantile_cont(minutes / 60, 0.9)
      from ${waits} as w where year(handed_at_day) = 2024 group by 1 order by 1`,
  },
  {
    metrics: ["handoffs", "response_share_by_band"],
    query: { by: ["response_band"] },
    plainly: sql`select case when minutes <= 60 then '1: <= 1 h' when minutes <= 240 then '2: <= 4 h' when minutes <= 540 then '3: <= 1 d' when minutes <= 2700 then '4: <= 5 d' when minutes is not null then '5: > 5 d' end as band, count(*),
        count(decided_at) / (select count(decided_at) from handoff) from ${waits} as w group by 1 order by 1 nulls last`,
  },
  {
    metrics: [
      "handoffs_due",
      "handoffs_in_time",
      "service_level_met",
      "handoffs_overdue",
      "undecided_age_median",
    ],
    query: { asOf: later },
    plainly: sql`select count(*) filter (where until_now >= 540), count(*) filter (where until_now >= 540 and minutes <= 540),
        count(*) filter (where until_now >= 540 and minutes <= 540) / count(*) filter (where until_now >= 540),
        count(*) filter (where until_now >= 540 and minutes is null),
        quantile_cont((epoch(timestamp '2025-03-10 09:00:00') - epoch(handed_at)) / 86400, 0.5) filter (where status not in ('accepted', 'rejected'))
      from ${waits} as w`,
  },
  {
    metrics: ["leads_28_days", "mqls_28_days", "customers_so_far"],
    query: { to: "2024-09-30" },
    plainly: sql`select
      (select count(*) from ${firstEntries("lead")} as e where day between date '2024-09-03' and date '2024-09-30'),
      (select count(*) from ${firstEntries("mql")} as e where day between date '2024-09-03' and date '2024-09-30'),
      (select count(*) from ${firstEntries("customer")} as e where day <= date '2024-09-30')`,
  },
  {
    metrics: ["won_amount_to_date", "order_amount_to_date"],
    query: { grain: "month", ...year },
    plainly: sql`select cast(m as date),
        (select sum(amount) from deal where status = 'won' and closed_at_day between date '2024-01-01' and last_day(m)),
        (select sum(amount) from "order" where (status is null or status not in ('cancelled', 'returned')) and ordered_at_day between date '2024-01-01' and last_day(m))
      from (select unnest(generate_series(date '2024-01-01', date '2024-12-01', interval 1 month)) as m) as s order by 1`,
  },
  {
    metrics: ["leads_growth", "won_amount_growth"],
    query: { grain: "year", ...year },
    plainly: sql`select date '2024-01-01',
      (select count(*) filter (where year(day) = 2024) / count(*) filter (where year(day) = 2023) - 1 from ${firstEntries("lead")} as e),
      (select sum(amount) filter (where ${wonIn2024}) / sum(amount) filter (where status = 'won' and year(closed_at_day) = 2023) - 1 from deal)`,
  },
  {
    metrics: ["account_contacts", "contacts_per_account"],
    query: { from: "2024-10-01", to: "2024-12-31" },
    plainly: sql`select count(*), count(*) / count(distinct coalesce(a.company_id, p.company_id)) from activity as a left join person as p using (person_id)
      where a.occurred_at_day between date '2024-10-01' and date '2024-12-31' and a.type in ('call', 'meeting', 'visit', 'demo', 'email') and coalesce(a.company_id, p.company_id) is not null`,
  },
  {
    metrics: ["idle_accounts"],
    query: { asOf: "2024-12-31T23:00:00Z" },
    plainly: sql`select count(*) from company as c where not exists (select 1 from activity as a where a.company_id = c.company_id
      and a.type in ('call', 'meeting', 'visit', 'demo', 'email') and a.occurred_at_day >= date '2024-12-31' - 90)`,
  },
  ...cohortFiguresBySql,
];
