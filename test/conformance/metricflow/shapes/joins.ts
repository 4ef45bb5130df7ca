import { sql } from "../../../../src/sql/index.ts";
import type { Shape } from "./shape.ts";

/** Dimensions and entities that other semantic models hold: a hop, several, histories, partitions. */
export const joins: { readonly [name: string]: Shape } = {
  "two joined dimensions and one of its own": {
    metrics: ["bookings", "bookers"],
    group_bys: ["listing__country_latest", "listing__capacity_latest", "booking__is_instant"],
    check: sql`select l.country as listing__country_latest, l.capacity as listing__capacity_latest, is_instant as booking__is_instant, count(*) as bookings, count(distinct guest_id) as bookers from fct_bookings b left join dim_listings_latest l using (listing_id) group by 1, 2, 3`,
  },
  "a dimension two hops away": {
    metrics: ["views"],
    group_bys: ["listing__user__home_state_latest"],
    check: sql`select u.home_state_latest as listing__user__home_state_latest, count(*) as views from fct_views v left join dim_listings_latest l using (listing_id) left join dim_users_latest u on u.user_id = l.user_id group by 1`,
  },
  "a dimension of a unique entity two hops away": {
    metrics: ["bookings"],
    group_bys: ["listing__user__company_name"],
    check: sql`select c.company_name as listing__user__company_name, count(*) as bookings from fct_bookings b left join dim_listings_latest l using (listing_id) left join dim_companies c on c.user_id = l.user_id group by 1`,
  },
  "an entity that a hop leads to": {
    metrics: ["bookings"],
    group_bys: ["listing__user", "listing__lux_listing"],
    check: sql`select l.user_id as listing__user, m.lux_listing_id as listing__lux_listing, count(*) as bookings from fct_bookings b left join dim_listings_latest l using (listing_id) left join dim_lux_listing_id_mapping m using (listing_id) group by 1, 2`,
  },
  "entities of its own": {
    metrics: ["views", "bookings"],
    group_bys: ["listing"],
    check: sql`select listing_id as listing, views, bookings from (select listing_id, count(*) as views from fct_views group by 1) full join (select listing_id, count(*) as bookings from fct_bookings group by 1) using (listing_id)`,
  },
  "an entity under the one that leads to it": {
    metrics: ["views"],
    group_bys: ["view__listing"],
    check: sql`select listing_id as view__listing, count(*) as views from fct_views group by 1`,
  },
  "a dimension of a partitioned model": {
    metrics: ["identity_verifications"],
    group_bys: ["user__home_state", "metric_time"],
    check: sql`select u.home_state as user__home_state, v.ds as metric_time__day, count(*) as identity_verifications from fct_id_verifications v left join dim_users u on u.user_id = v.user_id and u.ds_partitioned = v.ds_partitioned group by 1, 2`,
  },
  "the value of a history at the time of the row": {
    model: "SCD_MODEL",
    metrics: ["bookings"],
    group_bys: ["listing__is_lux"],
    check: sql`select l.is_lux as listing__is_lux, count(*) as bookings from fct_bookings b left join dim_listings l on l.listing_id = b.listing_id and b.ds >= l.active_from and (b.ds < l.active_to or l.active_to is null) group by 1`,
  },
  "a history two hops away": {
    model: "SCD_MODEL",
    metrics: ["bookings"],
    group_bys: ["metric_time__month", "listing__lux_listing__is_confirmed_lux"],
    check: sql`select date_trunc('month', b.ds) as metric_time__month, x.is_confirmed_lux as listing__lux_listing__is_confirmed_lux, count(*) as bookings from fct_bookings b left join dim_lux_listing_id_mapping m using (listing_id) left join dim_lux_listings x on x.lux_listing_id = m.lux_listing_id and b.ds >= x.valid_from and (b.ds < x.valid_to or x.valid_to is null) group by 1, 2`,
  },
  "a filter on a history": {
    model: "SCD_MODEL",
    metrics: ["bookings"],
    group_bys: ["listing__country"],
    where_filter: "{{ Dimension('listing__capacity') }} > 2 AND NOT {{ Dimension('booking__is_instant') }}",
    check: sql`select l.country as listing__country, count(*) as bookings from fct_bookings b left join dim_listings l on l.listing_id = b.listing_id and b.ds >= l.active_from and (b.ds < l.active_to or l.active_to is null) where l.capacity > 2 and not b.is_instant group by 1`,
  },
  "three models in a row": {
    model: "UNPARTITIONED_MULTI_HOP_JOIN_MODEL",
    metrics: ["txn_count"],
    group_bys: ["metric_time", "account_id__customer_id__customer_name"],
    check: sql`select t.ds as metric_time__day, c.customer_name as account_id__customer_id__customer_name, sum(txn_count) as txn_count from account_month_txns t left join (select distinct account_id, customer_id from bridge_table) b using (account_id) left join (select distinct customer_id, customer_name from customer_table) c using (customer_id) group by 1, 2`,
  },
  "three models in a row, joined by partition": {
    model: "PARTITIONED_MULTI_HOP_JOIN_MODEL",
    metrics: ["txn_count"],
    group_bys: ["account_id__customer_id__customer_name"],
    check: sql`select c.customer_name as account_id__customer_id__customer_name, sum(txn_count) as txn_count from account_month_txns t left join bridge_table b on b.account_id = t.account_id and b.ds_partitioned = t.ds_partitioned left join customer_table c on c.customer_id = b.customer_id and c.ds_partitioned = b.ds_partitioned group by 1`,
  },
  "a unique key": {
    model: "PARTITIONED_MULTI_HOP_JOIN_MODEL",
    metrics: ["third_hop_count"],
    group_bys: ["customer_third_hop_id__country"],
    check: sql`select o.country as customer_third_hop_id__country, count(distinct t.customer_third_hop_id) as third_hop_count from third_hop_table t left join customer_other_data o using (customer_third_hop_id) group by 1`,
  },
  "texts put together and counted": {
    model: "PARTITIONED_MULTI_HOP_JOIN_MODEL",
    metrics: ["account_customer_combos"],
    group_bys: ["bridge_account__extra_dim"],
    check: sql`select extra_dim as bridge_account__extra_dim, count(distinct account_id || customer_id) as account_customer_combos from bridge_table group by 1`,
  },
  "dimensions alone, of two models": {
    group_bys: ["booking__is_instant", "listing__country_latest"],
    where_filter: "{{ Dimension('listing__capacity_latest') }} > 3",
    check: sql`select distinct is_instant as booking__is_instant, l.country as listing__country_latest from fct_bookings b left join dim_listings_latest l using (listing_id) where l.capacity > 3`,
  },
  "an entity alone": {
    group_bys: ["lux_listing"],
    order_bys: ["-lux_listing"],
    limit: 2,
    check_order: true,
    check: sql`select distinct lux_listing_id as lux_listing from dim_lux_listing_id_mapping order by 1 desc limit 2`,
  },
};
