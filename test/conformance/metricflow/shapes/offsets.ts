import { sql } from "../../../../src/sql/index.ts";
import type { Shape } from "./shape.ts";

/** Inputs of a formula that are taken at an earlier time, or at the start of a grain. */
export const offsets: { readonly [name: string]: Shape } = {
  "days ago, by day": {
    metrics: ["bookings_5_day_lag"],
    group_bys: ["metric_time"],
    check: sql`select s.ds as metric_time__day, count(*) as bookings_5_day_lag from mf_time_spine s join fct_bookings b on b.ds = s.ds - interval 5 day group by 1`,
  },
  "days ago, by month": {
    metrics: ["bookings_5_day_lag"],
    group_bys: ["metric_time__month", "booking__is_instant"],
    check: sql`select date_trunc('month', s.ds) as metric_time__month, is_instant as booking__is_instant, count(*) as bookings_5_day_lag from mf_time_spine s join fct_bookings b on b.ds = s.ds - interval 5 day group by 1, 2`,
  },
  "a month ago, by month": {
    metrics: ["bookings_1_month_ago"],
    group_bys: ["metric_time__month"],
    check: sql`select date_trunc('month', s.ds) as metric_time__month, count(*) as bookings_1_month_ago from mf_time_spine s join fct_bookings b on b.ds = s.ds - interval 1 month group by 1`,
  },
  "a month ago, by day": {
    metrics: ["bookings_1_month_ago"],
    group_bys: ["metric_time"],
    check: sql`select s.ds as metric_time__day, count(*) as bookings_1_month_ago from mf_time_spine s join fct_bookings b on b.ds = s.ds - interval 1 month group by 1`,
  },
  "month over month, by month": {
    metrics: ["bookings_mom"],
    group_bys: ["metric_time__month"],
    check: sql`select m as metric_time__month, (a - b) / nullif(b, 0) as bookings_mom from (select date_trunc('month', ds) as m, count(*) as a from fct_bookings group by 1) full join (select date_trunc('month', s.ds) as m, count(*) as b from mf_time_spine s join fct_bookings x on x.ds = s.ds - interval 1 month group by 1) using (m)`,
  },
  "year over year, by year": {
    metrics: ["bookings_yoy"],
    group_bys: ["metric_time__year"],
    check: sql`select m as metric_time__year, (a - b) / nullif(b, 0) as bookings_yoy from (select date_trunc('year', ds) as m, count(*) as a from fct_bookings group by 1) full join (select date_trunc('year', s.ds) as m, count(*) as b from mf_time_spine s join fct_bookings x on x.ds = s.ds - interval 1 year group by 1) using (m)`,
  },
  "the start of the month, by day": {
    metrics: ["bookings_at_start_of_month"],
    group_bys: ["metric_time"],
    check: sql`select s.ds as metric_time__day, count(*) as bookings_at_start_of_month from mf_time_spine s join fct_bookings b on b.ds = date_trunc('month', s.ds) group by 1`,
  },
  "the start of the month, of a total of all time": {
    metrics: ["bookings_all_time_at_start_of_month"],
    group_bys: ["metric_time"],
    check: sql`select s.ds as metric_time__day, count(*) as bookings_all_time_at_start_of_month from mf_time_spine s join fct_bookings b on b.ds <= date_trunc('month', s.ds) group by 1`,
  },
  "a total of all time less that of the start of the year": {
    metrics: ["bookings_since_start_of_year"],
    group_bys: ["metric_time"],
    time_constraint: ["2020-01-01", "2020-02-15"],
    check: sql`select s.ds as metric_time__day, count(*) - count(*) filter (b.ds <= date_trunc('year', s.ds)) as bookings_since_start_of_year from mf_time_spine s join fct_bookings b on b.ds <= s.ds where s.ds between '2020-01-01' and '2020-02-15' group by 1`,
  },
  "days ago, of a window": {
    metrics: ["every_2_days_bookers_2_days_ago"],
    group_bys: ["metric_time"],
    check: sql`select s.ds as metric_time__day, count(distinct guest_id) as every_2_days_bookers_2_days_ago from mf_time_spine s join fct_bookings b on b.ds <= s.ds - interval 2 day and b.ds > s.ds - interval 4 day group by 1`,
  },
  "a week ago, of a window": {
    metrics: ["trailing_7_days_bookings_offset_1_week"],
    group_bys: ["metric_time"],
    check: sql`select s.ds as metric_time__day, count(*) as trailing_7_days_bookings_offset_1_week from mf_time_spine s join fct_bookings b on b.ds <= s.ds - interval 7 day and b.ds > s.ds - interval 14 day group by 1`,
  },
  "one input earlier, the other not": {
    metrics: ["booking_fees_last_week_per_booker_this_week"],
    group_bys: ["metric_time"],
    check: sql`select d as metric_time__day, a * 0.05 / b as booking_fees_last_week_per_booker_this_week from (select s.ds as d, sum(booking_value) as a from mf_time_spine s join fct_bookings b on b.ds = s.ds - interval 7 day group by 1) full join (select ds as d, count(distinct guest_id) as b from fct_bookings group by 1) using (d)`,
  },
  "both inputs joined to the time spine": {
    metrics: ["bookings_growth_2_weeks_fill_nulls_with_0"],
    group_bys: ["metric_time__day"],
    check: sql`select s.ds as metric_time__day, (select count(*) from fct_bookings where ds = s.ds) - (select count(*) from fct_bookings where ds = s.ds - interval 14 day) as bookings_growth_2_weeks_fill_nulls_with_0 from mf_time_spine s`,
  },
  "one input joined to the time spine": {
    metrics: ["bookings_growth_2_weeks_fill_nulls_with_0_for_non_offset"],
    group_bys: ["metric_time__day"],
    time_constraint: ["2020-01-01", "2020-04-30"],
    check: sql`select s.ds as metric_time__day, (select count(*) from fct_bookings where ds = s.ds) - (select nullif(count(*), 0) from fct_bookings where ds = s.ds - interval 14 day) as bookings_growth_2_weeks_fill_nulls_with_0_for_non_offset from mf_time_spine s where s.ds between '2020-01-01' and '2020-04-30'`,
  },
  "twice, by month": {
    metrics: ["bookings_offset_twice"],
    group_bys: ["metric_time__month"],
    check: sql`select date_trunc('month', s.ds) as metric_time__month, 4 * count(*) as bookings_offset_twice from mf_time_spine s join fct_bookings b on b.ds = s.ds - interval 7 day group by 1`,
  },
  "with a filter on the time that is shown": {
    metrics: ["bookings_offset_once"],
    group_bys: ["metric_time"],
    where_filter:
      "{{ TimeDimension('metric_time', 'day') }} = '2020-02-12' OR {{ TimeDimension('metric_time', 'day') }} = '2020-02-13'",
    check: sql`select s.ds as metric_time__day, 2 * count(*) as bookings_offset_once from mf_time_spine s join fct_bookings b on b.ds = s.ds - interval 5 day where s.ds in ('2020-02-12', '2020-02-13') group by 1`,
  },
  "with a filter on a joined dimension": {
    metrics: ["bookings_growth_2_weeks"],
    group_bys: ["metric_time", "listing__country_latest"],
    where_filter: "{{ Dimension('listing__is_lux_latest') }}",
    check: sql`with lux as (select * from fct_bookings join dim_listings_latest using (listing_id) where is_lux) select d as metric_time__day, c as listing__country_latest, a - b as bookings_growth_2_weeks from (select ds as d, country as c, count(*) as a from lux group by 1, 2) full join (select s.ds as d, country as c, count(*) as b from mf_time_spine s join lux on lux.ds = s.ds - interval 14 day group by 1, 2) using (d, c)`,
  },
  "an hour ago": {
    metrics: ["subdaily_offset_window_metric"],
    group_bys: ["metric_time__day"],
    check: sql`select date_trunc('day', s.ts) as metric_time__day, count(*) as subdaily_offset_window_metric from mf_time_spine_hour s join dim_users u on date_trunc('hour', archived_at) = s.ts - interval 1 hour group by 1`,
  },
  "the start of the hour": {
    metrics: ["subdaily_offset_grain_to_date_metric"],
    group_bys: ["metric_time__hour"],
    check: sql`select s.ts as metric_time__hour, count(*) as subdaily_offset_grain_to_date_metric from mf_time_spine_hour s join dim_users u on date_trunc('hour', archived_at) = s.ts group by 1`,
  },
  "a month ago, of months": {
    model: "EXTENDED_DATE_MODEL",
    metrics: ["bookings_last_month"],
    group_bys: ["metric_time"],
    check: sql`select m as metric_time__month, sum(bookings_monthly) as bookings_last_month from (select distinct date_trunc('month', ds) as m from mf_time_spine) s join fct_bookings_extended_monthly b on b.ds = m - interval 1 month group by 1`,
  },
};
