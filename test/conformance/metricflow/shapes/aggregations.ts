import { sql } from "../../../../src/sql/index.ts";
import type { Shape } from "./shape.ts";

/** What measures count, ratios and formulas over them, and balances. */
export const aggregations: { readonly [name: string]: Shape } = {
  "every aggregation of one model": {
    metrics: [
      "instant_bookings",
      "max_booking_value",
      "min_booking_value",
      "average_booking_value",
      "referred_bookings",
      "median_booking_value",
      "booking_value_p99",
      "discrete_booking_value_p99",
    ],
    group_bys: ["metric_time__month"],
    check: sql`select date_trunc('month', ds) as metric_time__month, sum(is_instant::int) as instant_bookings, max(booking_value) as max_booking_value, min(booking_value) as min_booking_value, avg(booking_value) as average_booking_value, count(referrer_id) as referred_bookings, median(booking_value) as median_booking_value, quantile_cont(booking_value, 0.99) as booking_value_p99, quantile_disc(booking_value, 0.99) as discrete_booking_value_p99 from fct_bookings group by 1`,
  },
  "the smallest of nothing but what is filtered": {
    metrics: ["smallest_listing", "lux_listings"],
    where_filter: "{{ Dimension('listing__country_latest') }} = 'us'",
    check: sql`select min(capacity) as smallest_listing, (select count(*) from dim_listings_latest where country = 'us' and is_lux) as lux_listings from dim_listings_latest where country = 'us'`,
  },
  "a ratio by the other's dimension": {
    metrics: ["bookings_per_listing"],
    group_bys: ["listing__capacity_latest"],
    check: sql`select coalesce(x.c, y.c) as listing__capacity_latest, b / l as bookings_per_listing from (select capacity as c, count(*) as b from fct_bookings left join dim_listings_latest using (listing_id) group by 1) as x full join (select capacity as c, count(*) as l from dim_listings_latest group by 1) as y on x.c is not distinct from y.c`,
  },
  "a ratio whose numerator is filtered": {
    metrics: ["instant_booking_value_ratio"],
    group_bys: ["metric_time__month"],
    check: sql`select date_trunc('month', ds) as metric_time__month, sum(booking_value) filter (is_instant) / sum(booking_value) as instant_booking_value_ratio from fct_bookings group by 1`,
  },
  "a formula of formulas": {
    metrics: [
      "booking_value_sub_instant_add_10",
      "instant_lux_booking_value_rate",
      "bookings_per_lux_listing_derived",
    ],
    group_bys: [],
    check: sql`select (select sum(booking_value) - sum(booking_value) filter (is_instant) + 10 from fct_bookings) as booking_value_sub_instant_add_10, (select avg(booking_value) filter (is_lux) * count(*) filter (is_lux) / sum(booking_value) from fct_bookings left join dim_listings_latest using (listing_id) where is_instant) as instant_lux_booking_value_rate, (select count(*) from fct_bookings) / (select count(*) from dim_listings_latest where is_lux) as bookings_per_lux_listing_derived`,
  },
  "four inputs of one model": {
    metrics: ["test_simple_derived_metric", "bookings_per_dollar"],
    group_bys: ["metric_time__quarter", "booking__is_instant"],
    check: sql`select date_trunc('quarter', ds) as metric_time__quarter, is_instant as booking__is_instant, count(*) + count(referrer_id) + sum(is_instant::int) + sum(booking_value) as test_simple_derived_metric, count(*) / sum(booking_value) as bookings_per_dollar from fct_bookings group by 1, 2`,
  },
  "a metric whose own filter is of an entity": {
    metrics: ["booking_value_for_non_null_listing_id"],
    group_bys: ["metric_time__month"],
    check: sql`select date_trunc('month', ds) as metric_time__month, sum(booking_value) as booking_value_for_non_null_listing_id from fct_bookings where listing_id is not null group by 1`,
  },
  "a first balance by week": {
    metrics: ["total_account_balance_first_day"],
    group_bys: ["metric_time__week"],
    check: sql`select w as metric_time__week, sum(account_balance) as total_account_balance_first_day from (select *, date_trunc('week', ds) as w, min(ds) over (partition by date_trunc('week', ds)) as first from fct_accounts) where ds = first group by 1`,
  },
  "a first balance by kind": {
    metrics: ["total_account_balance_first_day"],
    group_bys: ["account__account_type"],
    check: sql`select account_type as account__account_type, sum(account_balance) as total_account_balance_first_day from fct_accounts where ds = (select min(ds) from fct_accounts) group by 1`,
  },
  "a last balance of each user, by week": {
    metrics: ["current_account_balance_by_user"],
    group_bys: ["metric_time__week"],
    check: sql`select w as metric_time__week, sum(account_balance) as current_account_balance_by_user from (select *, date_trunc('week', ds) as w, max(ds) over (partition by date_trunc('week', ds), user_id) as last from fct_accounts) where ds = last group by 1`,
  },
  "a balance that is kept by month": {
    metrics: ["total_account_balance_first_day_of_month"],
    group_bys: ["metric_time"],
    check: sql`select ds_month as metric_time__month, sum(account_balance) as total_account_balance_first_day_of_month from fct_accounts group by 1`,
  },
  "an order by what is counted, with a limit": {
    metrics: ["bookings", "bookers"],
    group_bys: ["listing"],
    order_bys: ["-bookings", "listing"],
    limit: 3,
    check_order: true,
    check: sql`select listing_id as listing, count(*) as bookings, count(distinct guest_id) as bookers from fct_bookings group by 1 order by 2 desc, 1 limit 3`,
  },
};
