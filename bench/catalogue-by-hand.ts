import type { MetricQueryInput } from "../src/contract/index.ts";
import { type Sql, sql } from "../src/sql/index.ts";

/** A question of the catalogue, and the SQL that an analyst would write for it over the same snapshot. */
export interface ByHand {
  readonly query: MetricQueryInput;
  readonly sql: Sql;
}

const entries = (stage: string) =>
  sql`(select person_id, min(entered_at_day) as day from stage_entry where stage = ${stage} group by person_id)`;

export const catalogueByHand: readonly ByHand[] = [
  {
    query: { metrics: ["leads"], grain: "month", totals: false },
    sql: sql`select date_trunc('month', day), count(*) from ${entries("lead")} group by 1 order by 1`,
  },
  {
    query: { metrics: ["leads"], by: ["network"], totals: false },
    sql: sql`select network, count(*) from ${entries("lead")} left join acquisition using (person_id) group by 1 order by 1`,
  },
  {
    query: { metrics: ["mqls"], by: ["country"], totals: false },
    sql: sql`select country, count(*) from ${entries("mql")} left join person using (person_id) group by 1 order by 1`,
  },
  {
    query: { metrics: ["total_spend"], by: ["channel"], grain: "month", totals: false },
    sql: sql`select date_trunc('month', day), channel, sum(amount) from spend group by 1, 2 order by 1, 2`,
  },
  {
    query: { metrics: ["loaded_spend"], by: ["strategy"], totals: false },
    sql: sql`select strategy, sum(amount) from allocated_spend group by 1 order by 1`,
  },
  {
    query: { metrics: ["cost_per_lead"], by: ["network"], totals: false },
    sql: sql`select network, amount / leads
      from (select network, sum(amount) as amount from allocated_spend group by 1)
      full join (select network, count(*) as leads from ${entries("lead")} left join acquisition using (person_id) group by 1)
        using (network) order by 1`,
  },
  {
    query: { metrics: ["win_rate"], grain: "quarter", totals: false },
    sql: sql`select date_trunc('quarter', closed_at_day), count(*) filter (status = 'won') / count(*) filter (status in ('won', 'lost'))
      from deal where status in ('won', 'lost') group by 1 order by 1`,
  },
  {
    query: { metrics: ["won_amount"], by: ["rep"], totals: false },
    sql: sql`select rep_id, sum(amount) from deal where status = 'won' group by 1 order by 1`,
  },
  {
    query: { metrics: ["acceptance_rate"], grain: "month", totals: false },
    sql: sql`select date_trunc('month', handed_at_day), count(*) filter (status = 'accepted') / count(*) filter (status in ('accepted', 'rejected'))
      from handoff group by 1 order by 1`,
  },
  {
    query: { metrics: ["activities"], by: ["activity_type"], grain: "month", totals: false },
    sql: sql`select date_trunc('month', occurred_at_day), type, count(*) from activity group by 1, 2 order by 1, 2`,
  },
  {
    query: { metrics: ["people_touched"], grain: "month", totals: false },
    sql: sql`select date_trunc('month', occurred_at_day), count(distinct person_id) from touch group by 1 order by 1`,
  },
  {
    query: { metrics: ["touches"], by: ["channel"], totals: false },
    sql: sql`select channel, count(*) from touch group by 1 order by 1`,
  },
];
