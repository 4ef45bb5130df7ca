import { sql } from "../../../../src/sql/index.ts";
import type { Shape } from "./shape.ts";

/** Windows, from the start of a grain, of all time, and what a coarser grain shows of them. */
export const cumulative: { readonly [name: string]: Shape } = {
  "a window of months, by day": {
    metrics: ["trailing_2_months_revenue"],
    group_bys: ["metric_time"],
    check: sql`select s.ds as metric_time__day, sum(revenue) as trailing_2_months_revenue from mf_time_spine s join fct_revenue r on r.created_at <= s.ds and r.created_at > s.ds - interval 2 month group by 1`,
  },
  "a window of months, by month, as an average of its days": {
    metrics: ["trailing_2_months_revenue"],
    group_bys: ["metric_time__month"],
    check: sql`select date_trunc('month', d) as metric_time__month, avg(v) as trailing_2_months_revenue from (select s.ds as d, sum(revenue) as v from mf_time_spine s join fct_revenue r on r.created_at <= s.ds and r.created_at > s.ds - interval 2 month group by 1) group by 1`,
  },
  "a window of distinct people, by dimension": {
    metrics: ["every_two_days_bookers"],
    group_bys: ["metric_time", "booking__is_instant"],
    check: sql`select s.ds as metric_time__day, is_instant as booking__is_instant, count(distinct guest_id) as every_two_days_bookers from mf_time_spine s join fct_bookings b on b.ds <= s.ds and b.ds > s.ds - interval 2 day group by 1, 2`,
  },
  "a window, by week, as its first value": {
    metrics: ["trailing_7_days_bookings"],
    group_bys: ["metric_time__week"],
    check: sql`select date_trunc('week', d) as metric_time__week, arg_min(v, d) as trailing_7_days_bookings from (select s.ds as d, count(*) as v from mf_time_spine s join fct_bookings b on b.ds <= s.ds and b.ds > s.ds - interval 7 day group by 1) group by 1`,
  },
  "from the start of the month, by day": {
    metrics: ["revenue_mtd"],
    group_bys: ["metric_time"],
    check: sql`select s.ds as metric_time__day, sum(revenue) as revenue_mtd from mf_time_spine s join fct_revenue r on r.created_at <= s.ds and r.created_at >= date_trunc('month', s.ds) group by 1`,
  },
  "of all time, by month, as the last value": {
    metrics: ["revenue_all_time"],
    group_bys: ["metric_time__month"],
    time_constraint: ["2020-01-01", "2020-12-31"],
    check: sql`select date_trunc('month', d) as metric_time__month, arg_max(v, d) as revenue_all_time from (select s.ds as d, sum(revenue) as v from mf_time_spine s join fct_revenue r on r.created_at <= s.ds where s.ds between '2020-01-01' and '2020-12-31' group by 1) group by 1`,
  },
  "of all time, without time": {
    metrics: ["revenue_all_time"],
    group_bys: ["user__home_state_latest"],
    check: sql`select home_state_latest as user__home_state_latest, sum(revenue) as revenue_all_time from fct_revenue left join dim_users_latest using (user_id) group by 1`,
  },
  "with a filter of its own": {
    metrics: ["trailing_2_months_revenue_with_filter"],
    group_bys: ["metric_time"],
    check: sql`select s.ds as metric_time__day, sum(revenue) as trailing_2_months_revenue_with_filter from mf_time_spine s join (select * from fct_revenue join dim_users_latest using (user_id) where home_state_latest = 'CA') r on r.created_at <= s.ds and r.created_at > s.ds - interval 2 month group by 1`,
  },
  "with a filter on its time, after the window": {
    metrics: ["trailing_2_months_revenue"],
    group_bys: ["metric_time"],
    where_filter: "{{ TimeDimension('metric_time', 'day') }} >= '2020-03-15'",
    check: sql`select s.ds as metric_time__day, sum(revenue) as trailing_2_months_revenue from mf_time_spine s join fct_revenue r on r.created_at <= s.ds and r.created_at > s.ds - interval 2 month where s.ds >= '2020-03-15' group by 1`,
  },
  "within a time constraint": {
    metrics: ["every_two_days_bookers"],
    group_bys: ["metric_time"],
    time_constraint: ["2020-02-01", "2020-02-05"],
    check: sql`select s.ds as metric_time__day, count(distinct guest_id) as every_two_days_bookers from mf_time_spine s join fct_bookings b on b.ds <= s.ds and b.ds > s.ds - interval 2 day where s.ds between '2020-02-01' and '2020-02-05' group by 1`,
  },
  "joined to the time spine, filled with 0": {
    metrics: ["every_two_days_bookers_fill_nulls_with_0"],
    group_bys: ["metric_time"],
    check: sql`select s.ds as metric_time__day, count(distinct guest_id) as every_two_days_bookers_fill_nulls_with_0 from mf_time_spine s left join fct_bookings b on b.ds <= s.ds and b.ds > s.ds - interval 2 day group by 1`,
  },
  "a window of hours": {
    metrics: ["subdaily_cumulative_window_metric"],
    group_bys: ["metric_time__hour"],
    check: sql`select s.ts as metric_time__hour, count(*) as subdaily_cumulative_window_metric from mf_time_spine_hour s join dim_users u on date_trunc('hour', archived_at) <= s.ts and date_trunc('hour', archived_at) > s.ts - interval 3 hour group by 1`,
  },
  "a window of days, of bookings of a history": {
    model: "EXTENDED_DATE_MODEL",
    metrics: ["weekly_bookers"],
    group_bys: ["metric_time"],
    check: sql`select s.ds as metric_time__day, count(*) as weekly_bookers from mf_time_spine s join fct_bookings_extended b on b.ds <= s.ds and b.ds > s.ds - interval 7 day group by 1`,
  },
  "a window of months over months": {
    model: "EXTENDED_DATE_MODEL",
    metrics: ["trailing_3_months_bookings"],
    group_bys: ["metric_time"],
    check: sql`select s.m as metric_time__month, sum(bookings_monthly) as trailing_3_months_bookings from (select distinct date_trunc('month', ds) as m from mf_time_spine) s join fct_bookings_extended_monthly b on b.ds <= s.m and b.ds > s.m - interval 3 month group by 1`,
  },
  "beside a metric that is not": {
    metrics: ["trailing_7_days_bookings", "bookings"],
    group_bys: ["metric_time"],
    check: sql`select d as metric_time__day, a as trailing_7_days_bookings, n as bookings from (select s.ds as d, count(*) as a from mf_time_spine s join fct_bookings b on b.ds <= s.ds and b.ds > s.ds - interval 7 day group by 1) full join (select ds as d, count(*) as n from fct_bookings group by 1) using (d)`,
  },
};
