import { sql } from "../../../../src/sql/index.ts";
import type { Shape } from "./shape.ts";

/** Metrics that show every period of a time spine, nulls that are filled, times asked without metrics. */
export const spines: { readonly [name: string]: Shape } = {
  "joined to the time spine": {
    metrics: ["bookings_join_to_time_spine"],
    group_bys: ["metric_time"],
    check: sql`select s.ds as metric_time__day, nullif(count(b.ds), 0) as bookings_join_to_time_spine from mf_time_spine s left join fct_bookings b using (ds) group by 1`,
  },
  "joined to the time spine, by month": {
    metrics: ["bookings_join_to_time_spine"],
    group_bys: ["metric_time__month"],
    check: sql`select date_trunc('month', s.ds) as metric_time__month, nullif(count(b.ds), 0) as bookings_join_to_time_spine from mf_time_spine s left join fct_bookings b using (ds) group by 1`,
  },
  "joined to the time spine, by dimension alone": {
    metrics: ["bookings_join_to_time_spine"],
    group_bys: ["booking__is_instant"],
    check: sql`select is_instant as booking__is_instant, count(*) as bookings_join_to_time_spine from fct_bookings group by 1`,
  },
  "joined to the time spine, within a time constraint": {
    metrics: ["bookings_fill_nulls_with_0"],
    group_bys: ["metric_time__day"],
    time_constraint: ["2020-03-25", "2020-04-25"],
    check: sql`select s.ds as metric_time__day, count(b.ds) as bookings_fill_nulls_with_0 from mf_time_spine s left join fct_bookings b using (ds) where s.ds between '2020-03-25' and '2020-04-25' group by 1`,
  },
  "with a filter on time": {
    metrics: ["bookings_fill_nulls_with_0"],
    group_bys: ["metric_time__day"],
    where_filter:
      "{{ TimeDimension('metric_time', 'day') }} > '2020-04-10' AND {{ TimeDimension('metric_time', 'day') }} < '2020-05-10'",
    check: sql`select s.ds as metric_time__day, count(b.ds) as bookings_fill_nulls_with_0 from mf_time_spine s left join fct_bookings b using (ds) where s.ds > '2020-04-10' and s.ds < '2020-05-10' group by 1`,
  },
  "with filters on time of the measure and of the metric": {
    metrics: ["bookings_join_to_time_spine_with_tiered_filters"],
    group_bys: ["metric_time"],
    check: sql`select s.ds as metric_time__day, count(b.ds) as bookings_join_to_time_spine_with_tiered_filters from mf_time_spine s left join fct_bookings b using (ds) where s.ds = '2020-01-02' group by 1`,
  },
  "with a filter of the measure": {
    metrics: ["instant_bookings_with_measure_filter"],
    group_bys: ["metric_time"],
    check: sql`select s.ds as metric_time__day, nullif(count(b.ds), 0) as instant_bookings_with_measure_filter from mf_time_spine s left join (select * from fct_bookings where is_instant and listing_id is not null) b using (ds) group by 1`,
  },
  "filled without the time spine": {
    metrics: ["nested_fill_nulls_without_time_spine", "views"],
    group_bys: ["metric_time"],
    check: sql`select d as metric_time__day, 6 * coalesce(b, 0) as nested_fill_nulls_without_time_spine, v as views from (select ds as d, count(*) as b from fct_bookings group by 1) full join (select ds as d, count(*) as v from fct_views group by 1) using (d)`,
  },
  "hours joined to the time spine": {
    metrics: ["subdaily_join_to_time_spine_metric"],
    group_bys: ["metric_time__hour"],
    check: sql`select s.ts as metric_time__hour, nullif(count(u.user_id), 0) as subdaily_join_to_time_spine_metric from mf_time_spine_hour s left join dim_users u on date_trunc('hour', archived_at) = s.ts group by 1`,
  },
  "hours joined to the time spine, by day": {
    metrics: ["archived_users_join_to_time_spine"],
    group_bys: ["metric_time__day"],
    check: sql`select s.ds as metric_time__day, nullif(count(u.user_id), 0) as archived_users_join_to_time_spine from mf_time_spine s left join dim_users u on date_trunc('day', archived_at) = s.ds group by 1`,
  },
  "a custom granularity of metric_time alone": {
    group_bys: ["metric_time__fiscal_quarter"],
    check: sql`select distinct fiscal_quarter as metric_time__fiscal_quarter from mf_time_spine`,
  },
  "metric_time alone, within a time constraint": {
    group_bys: ["metric_time__month"],
    time_constraint: ["2020-01-15", "2020-03-15"],
    check: sql`select distinct date_trunc('month', ds) as metric_time__month from mf_time_spine where ds between '2020-01-01' and '2020-03-31'`,
  },
  "a part of metric_time alone": {
    group_by_objs: [{ name: "metric_time", date_part: "quarter" }],
    check: sql`select distinct extract(quarter from ds) as metric_time__extract_quarter from mf_time_spine`,
  },
  "hours alone": {
    group_bys: ["metric_time__hour"],
    check: sql`select ts as metric_time__hour from mf_time_spine_hour`,
  },
  "a time with a dimension": {
    group_bys: ["booking__paid_at__month", "listing__country_latest"],
    check: sql`select distinct date_trunc('month', paid_at) as booking__paid_at__month, country as listing__country_latest from fct_bookings left join dim_listings_latest using (listing_id)`,
  },
  "the first and the last of a time": {
    group_bys: ["booking__paid_at__week"],
    min_max_only: true,
    check: sql`select date_trunc('week', min(paid_at)) as booking__paid_at__week__min, date_trunc('week', max(paid_at)) as booking__paid_at__week__max from fct_bookings`,
  },
  "the first and the last of metric_time": {
    group_bys: ["metric_time"],
    min_max_only: true,
    check: sql`select min(ds) as metric_time__day__min, max(ds) as metric_time__day__max from mf_time_spine`,
  },
  "the smallest and the largest of a number": {
    group_bys: ["listing__capacity_latest"],
    min_max_only: true,
    check: sql`select min(capacity) as listing__capacity_latest__min, max(capacity) as listing__capacity_latest__max from dim_listings_latest`,
  },
};
