import { sql } from "../../../../src/sql/index.ts";
import type { Shape } from "./shape.ts";

/** Visits that became purchases: windows, constant properties, filters. */
export const conversions: { readonly [name: string]: Shape } = {
  "by day of the visit, without a window": {
    metrics: ["visit_buy_conversion_rate"],
    group_bys: ["metric_time"],
    check: sql`with m as (select first_value(v.ds) over (partition by b.rowid_b order by v.ds desc) as d, b.rowid_b as i from fct_visits v join (select *, row_number() over () as rowid_b from fct_buys) b on b.user_id = v.user_id and v.ds <= b.ds) select d as metric_time__day, b / a as visit_buy_conversion_rate from (select ds as d, count(*) as a from fct_visits group by 1) full join (select d, count(distinct i) as b from m group by 1) using (d)`,
  },
  "conversions alone, by day of the visit": {
    metrics: ["visit_buy_conversions"],
    group_bys: ["metric_time"],
    check: sql`with m as (select first_value(v.ds) over (partition by b.rowid_b order by v.ds desc) as d, b.rowid_b as i from fct_visits v join (select *, row_number() over () as rowid_b from fct_buys) b on b.user_id = v.user_id and v.ds <= b.ds and v.ds > b.ds - interval 7 day) select d as metric_time__day, coalesce(b, 0) as visit_buy_conversions from (select distinct ds as d from fct_visits) full join (select d, count(distinct i) as b from m group by 1) using (d)`,
  },
  "within the same session": {
    metrics: ["visit_buy_conversion_rate_by_session"],
    group_bys: ["metric_time"],
    check: sql`with m as (select first_value(v.ds) over (partition by b.rowid_b order by v.ds desc) as d, b.rowid_b as i from fct_visits v join (select *, row_number() over () as rowid_b from fct_buys) b on b.user_id = v.user_id and b.session_id = v.session_id and v.ds <= b.ds and v.ds > b.ds - interval 7 day) select d as metric_time__day, b / a as visit_buy_conversion_rate_by_session from (select ds as d, count(*) as a from fct_visits group by 1) full join (select d, count(distinct i) as b from m group by 1) using (d)`,
  },
  "with a filter of its own": {
    metrics: ["visit_buy_conversion_rate_with_filter"],
    check: sql`with w as (select * from fct_visits where referrer_id = 'fb_ad_1'), m as (select b.rowid_b as i from w v join (select *, row_number() over () as rowid_b from fct_buys) b on b.user_id = v.user_id and v.ds <= b.ds and v.ds > b.ds - interval 7 day) select (select count(distinct i) from m) / (select count(*) from w) as visit_buy_conversion_rate_with_filter`,
  },
  "with a filter on a joined dimension": {
    metrics: ["visit_buy_conversions"],
    where_filter: "{{ Dimension('user__home_state_latest') }} = 'CA'",
    check: sql`with w as (select * from fct_visits join dim_users_latest using (user_id) where home_state_latest = 'CA') select count(*) as visit_buy_conversions from fct_buys b where exists (select 1 from w v where b.user_id = v.user_id and v.ds <= b.ds and v.ds > b.ds - interval 7 day)`,
  },
  "joined to the time spine, both filled with 0": {
    metrics: ["visit_buy_conversion_rate_7days_fill_nulls_with_0"],
    group_bys: ["metric_time"],
    check: sql`with m as (select first_value(v.ds) over (partition by b.rowid_b order by v.ds desc) as d, b.rowid_b as i from fct_visits v join (select *, row_number() over () as rowid_b from fct_buys) b on b.user_id = v.user_id and v.ds <= b.ds and v.ds > b.ds - interval 7 day) select s.ds as metric_time__day, coalesce(b, 0) / nullif(coalesce(a, 0), 0) as visit_buy_conversion_rate_7days_fill_nulls_with_0 from mf_time_spine s left join (select ds, count(*) as a from fct_visits group by 1) using (ds) left join (select d as ds, count(distinct i) as b from m group by 1) using (ds)`,
  },
};
