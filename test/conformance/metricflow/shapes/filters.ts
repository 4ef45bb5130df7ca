import { sql } from "../../../../src/sql/index.ts";
import type { Shape } from "./shape.ts";

/** `where` in the template language: dimensions, entities, times, metrics of an entity. */
export const filters: { readonly [name: string]: Shape } = {
  "an entity": {
    metrics: ["views"],
    where_filter: "{{ Entity('listing') }} = 'l3141592'",
    check: sql`select count(*) as views from fct_views where listing_id = 'l3141592'`,
  },
  "an entity at the end of a path": {
    metrics: ["bookings"],
    where_filter: "{{ Entity('user', entity_path=['listing']) }} = 'u0004114'",
    check: sql`select count(*) as bookings from fct_bookings b left join dim_listings_latest l using (listing_id) where l.user_id = 'u0004114'`,
  },
  "a dimension at the end of a path": {
    metrics: ["bookings"],
    group_bys: ["booking__is_instant"],
    where_filter: "{{ Dimension('user__home_state_latest', entity_path=['listing']) }} IN ('CA', 'MD')",
    check: sql`select is_instant as booking__is_instant, count(*) as bookings from fct_bookings b left join dim_listings_latest l using (listing_id) left join dim_users_latest u on u.user_id = l.user_id where u.home_state_latest in ('CA', 'MD') group by 1`,
  },
  "several at once": {
    metrics: ["bookings"],
    where_filter: [
      "{{ Dimension('booking__is_instant') }}",
      "{{ Dimension('listing__country_latest') }} = 'us'",
    ],
    check: sql`select count(*) as bookings from fct_bookings b left join dim_listings_latest l using (listing_id) where b.is_instant and l.country = 'us'`,
  },
  "metric_time at a grain": {
    metrics: ["bookings", "views"],
    group_bys: ["metric_time__month"],
    where_filter: "{{ TimeDimension('metric_time', 'month') }} >= '2020-01-01'",
    check: sql`select m as metric_time__month, bookings, views from (select date_trunc('month', ds) as m, count(*) as bookings from fct_bookings where ds >= '2020-01-01' group by 1) full join (select date_trunc('month', ds) as m, count(*) as views from fct_views where ds >= '2020-01-01' group by 1) using (m)`,
  },
  "metric_time by week, without its being asked": {
    metrics: ["bookings"],
    where_filter: "{{ TimeDimension('metric_time', 'week') }} = '2019-12-30'",
    check: sql`select count(*) as bookings from fct_bookings where ds between '2019-12-30' and '2020-01-05'`,
  },
  "a part of metric_time": {
    metrics: ["bookings"],
    where_filter: "{{ TimeDimension('metric_time', date_part_name='year') }} = 2020",
    check: sql`select count(*) as bookings from fct_bookings where extract(year from ds) = 2020`,
  },
  "a grain by a method": {
    metrics: ["bookings"],
    where_filter: "{{ Dimension('metric_time').grain('month') }} = '2020-01-01'",
    check: sql`select count(*) as bookings from fct_bookings where date_trunc('month', ds) = '2020-01-01'`,
  },
  "a joined time": {
    metrics: ["bookings"],
    where_filter: "{{ TimeDimension('listing__created_at', 'day') }} > '2020-01-01'",
    check: sql`select count(*) as bookings from fct_bookings b left join dim_listings_latest l using (listing_id) where l.created_at > '2020-01-01'`,
  },
  "words of SQL": {
    metrics: ["bookings"],
    where_filter:
      "{{ Dimension('listing__country_latest') }} LIKE 'u%' AND COALESCE({{ Dimension('listing__capacity_latest') }}, 0) BETWEEN 2 AND 3 AND {{ Dimension('booking__is_instant') }} IS NOT NULL",
    check: sql`select count(*) as bookings from fct_bookings b left join dim_listings_latest l using (listing_id) where l.country like 'u%' and coalesce(l.capacity, 0) between 2 and 3 and b.is_instant is not null`,
  },
  "not one of": {
    metrics: ["bookings"],
    where_filter:
      "{{ Dimension('listing__country_latest') }} NOT IN ('us') OR {{ Entity('listing') }} <> 'l3141592'",
    check: sql`select count(*) as bookings from fct_bookings b left join dim_listings_latest l using (listing_id) where l.country not in ('us') or b.listing_id <> 'l3141592'`,
  },
  "a metric of an entity of another model": {
    metrics: ["views"],
    group_bys: ["metric_time"],
    where_filter: "{{ Metric('bookings', ['listing']) }} > 20",
    check: sql`select v.ds as metric_time__day, count(*) as views from fct_views v left join (select listing_id, count(*) as n from fct_bookings group by 1) b using (listing_id) where b.n > 20 group by 1`,
  },
  "a metric of an entity, which has none": {
    metrics: ["listings"],
    where_filter: "{{ Metric('views', ['listing']) }} IS NULL",
    check: sql`select count(*) as listings from dim_listings_latest l left join (select listing_id, count(*) as n from fct_views group by 1) v using (listing_id) where v.n is null`,
  },
  "a ratio of an entity": {
    metrics: ["listings"],
    where_filter:
      "{{ Metric('bookings_per_view', ['listing']) }} > 10 AND {{ Dimension('listing__country_latest') }} = 'us'",
    check: sql`select count(*) as listings from dim_listings_latest l left join (select listing_id, count(*) as n from fct_bookings group by 1) b using (listing_id) left join (select listing_id, count(*) as n from fct_views group by 1) v using (listing_id) where b.n / v.n > 10 and l.country = 'us'`,
  },
  "a cumulative metric of an entity": {
    metrics: ["visit_buy_conversions"],
    where_filter: "{{ Metric('revenue_all_time', ['user']) }} > 1000",
    check: sql`select count(*) as visit_buy_conversions from fct_buys b where exists (select 1 from fct_visits v where v.user_id = b.user_id and v.ds <= b.ds and v.ds > b.ds - interval 7 day and v.user_id in (select user_id from fct_revenue group by 1 having sum(revenue) > 1000))`,
  },
  "a filter of a filter": {
    metrics: ["active_listings"],
    group_bys: ["listing__country_latest"],
    where_filter: "{{ Metric('views', ['listing']) }} > 2",
    check: sql`select country as listing__country_latest, count(*) as active_listings from dim_listings_latest l left join (select listing_id, count(*) as n from fct_bookings group by 1) b using (listing_id) left join (select listing_id, count(*) as n from fct_views group by 1) v using (listing_id) where b.n > 2 and v.n > 2 group by 1`,
  },
};
