import { sql } from "../../../../src/sql/index.ts";
import type { Shape } from "./shape.ts";

/** `metric_time` and time dimensions at their grains, date parts and custom granularities. */
export const time: { readonly [name: string]: Shape } = {
  "a metric by week": {
    metrics: ["bookings"],
    group_bys: ["metric_time__week"],
    check: sql`select date_trunc('week', ds) as metric_time__week, count(*) as bookings from fct_bookings group by 1`,
  },
  "a metric by month, in descending order, with a limit": {
    metrics: ["booking_value"],
    group_bys: ["metric_time__month"],
    order_bys: ["-metric_time__month"],
    limit: 2,
    check_order: true,
    check: sql`select date_trunc('month', ds) as metric_time__month, sum(booking_value) as booking_value from fct_bookings group by 1 order by 1 desc limit 2`,
  },
  "the time of a measure beside another time of its rows": {
    metrics: ["booking_payments"],
    group_bys: ["metric_time__month", "booking__ds__month"],
    check: sql`select date_trunc('month', paid_at) as metric_time__month, date_trunc('month', ds) as booking__ds__month, sum(booking_value) as booking_payments from fct_bookings group by 1, 2`,
  },
  "a time of rows that does not date them": {
    metrics: ["bookings"],
    group_bys: ["booking__paid_at__week"],
    check: sql`select date_trunc('week', paid_at) as booking__paid_at__week, count(*) as bookings from fct_bookings group by 1`,
  },
  "a joined time": {
    metrics: ["bookings"],
    group_bys: ["listing__created_at__month"],
    check: sql`select date_trunc('month', l.created_at) as listing__created_at__month, count(*) as bookings from fct_bookings b left join dim_listings_latest l using (listing_id) group by 1`,
  },
  "date parts of metric_time": {
    metrics: ["bookings"],
    group_by_objs: [
      { name: "metric_time", date_part: "year" },
      { name: "metric_time", date_part: "month" },
    ],
    check: sql`select extract(year from ds) as metric_time__extract_year, extract(month from ds) as metric_time__extract_month, count(*) as bookings from fct_bookings group by 1, 2`,
  },
  "a date part beside a grain": {
    metrics: ["bookings"],
    group_by_objs: [
      { name: "metric_time", grain: "month" },
      { name: "metric_time", date_part: "dow" },
    ],
    check: sql`select date_trunc('month', ds) as metric_time__month, extract(isodow from ds) as metric_time__extract_dow, count(*) as bookings from fct_bookings group by 1, 2`,
  },
  "a date part of a joined time": {
    metrics: ["bookings"],
    group_by_objs: [{ name: "listing__created_at", date_part: "doy" }],
    check: sql`select extract(doy from l.created_at) as listing__created_at__extract_doy, count(*) as bookings from fct_bookings b left join dim_listings_latest l using (listing_id) group by 1`,
  },
  "two grains of one time": {
    metrics: ["bookings", "views"],
    group_bys: ["metric_time__year", "metric_time__week"],
    check: sql`select coalesce(a.y, b.y) as metric_time__year, coalesce(a.w, b.w) as metric_time__week, bookings, views from (select date_trunc('year', ds) as y, date_trunc('week', ds) as w, count(*) as bookings from fct_bookings group by 1, 2) as a full join (select date_trunc('year', ds) as y, date_trunc('week', ds) as w, count(*) as views from fct_views group by 1, 2) as b on a.y = b.y and a.w = b.w`,
  },
  "a custom granularity of text": {
    metrics: ["bookings"],
    group_bys: ["metric_time__fiscal_quarter"],
    check: sql`select s.fiscal_quarter as metric_time__fiscal_quarter, count(*) as bookings from fct_bookings b left join mf_time_spine s on s.ds = b.ds group by 1`,
  },
  "a custom granularity of a time that does not date the rows": {
    metrics: ["bookings"],
    group_bys: ["booking__paid_at__alien_day", "booking__is_instant"],
    check: sql`select s.alien_day as booking__paid_at__alien_day, is_instant as booking__is_instant, count(*) as bookings from fct_bookings b left join mf_time_spine s on s.ds = b.paid_at group by 1, 2`,
  },
  "a custom granularity of a joined time": {
    metrics: ["views"],
    group_bys: ["listing__created_at__fiscal_year"],
    check: sql`select s.fiscal_year as listing__created_at__fiscal_year, count(*) as views from fct_views v left join dim_listings_latest l using (listing_id) left join mf_time_spine s on s.ds = l.created_at group by 1`,
  },
  "a filter on a custom granularity": {
    metrics: ["bookings"],
    group_bys: ["metric_time__month"],
    where_filter: "{{ TimeDimension('metric_time', 'fiscal_quarter') }} = 'FQ4 2020'",
    check: sql`select date_trunc('month', b.ds) as metric_time__month, count(*) as bookings from fct_bookings b join mf_time_spine s on s.ds = b.ds where s.fiscal_quarter = 'FQ4 2020' group by 1`,
  },
  "the grain that a metric names": {
    metrics: ["largest_listing"],
    group_bys: ["metric_time"],
    check: sql`select date_trunc('month', created_at) as metric_time__month, max(capacity) as largest_listing from dim_listings_latest group by 1`,
  },
  "a grain within a day, as the metric names it": {
    metrics: ["simple_subdaily_metric_default_hour"],
    group_bys: ["metric_time"],
    check: sql`select date_trunc('hour', archived_at) as metric_time__hour, count(*) as simple_subdaily_metric_default_hour from dim_users group by 1`,
  },
  "a day of times within a day": {
    metrics: ["simple_subdaily_metric_default_day"],
    group_bys: ["metric_time"],
    check: sql`select date_trunc('day', archived_at) as metric_time__day, count(*) as simple_subdaily_metric_default_day from dim_users group by 1`,
  },
  "times within a day of rows that something else dates": {
    metrics: ["new_users"],
    group_bys: ["user__last_login_ts__minute"],
    check: sql`select date_trunc('minute', last_login_ts) as user__last_login_ts__minute, count(*) as new_users from dim_users group by 1`,
  },
  "times within a day at a larger grain": {
    metrics: ["new_users"],
    group_bys: ["user__bio_added_ts__minute", "user__archived_at__day"],
    check: sql`select date_trunc('minute', bio_added_ts) as user__bio_added_ts__minute, date_trunc('day', archived_at) as user__archived_at__day, count(*) as new_users from dim_users group by 1, 2`,
  },
  "a metric of months by quarter": {
    model: "EXTENDED_DATE_MODEL",
    metrics: ["bookings_monthly"],
    group_bys: ["metric_time__quarter"],
    check: sql`select date_trunc('quarter', ds) as metric_time__quarter, sum(bookings_monthly) as bookings_monthly from fct_bookings_extended_monthly group by 1`,
  },
  "a metric of months, by itself": {
    model: "EXTENDED_DATE_MODEL",
    metrics: ["bookings_monthly"],
    group_bys: ["metric_time"],
    time_constraint: ["2020-02-10", "2020-03-05"],
    check: sql`select date_trunc('month', ds) as metric_time__month, sum(bookings_monthly) as bookings_monthly from fct_bookings_extended_monthly where ds between '2020-02-01' and '2020-03-31' group by 1`,
  },
  "a ratio of days over months": {
    model: "EXTENDED_DATE_MODEL",
    metrics: ["monthly_bookings_to_daily_bookings"],
    group_bys: ["metric_time"],
    check: sql`select m as metric_time__month, a / b as monthly_bookings_to_daily_bookings from (select date_trunc('month', ds) as m, count(*) as a from fct_bookings_extended group by 1) full join (select date_trunc('month', ds) as m, sum(bookings_monthly) as b from fct_bookings_extended_monthly group by 1) using (m)`,
  },
};
