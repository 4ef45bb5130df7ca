import type { Engine } from "../../engine/index.ts";
import { literalSql, type Sql, sql } from "../../sql/index.ts";
import { networks } from "../company/campaigns.ts";
import type { DemoPlan } from "../plan.ts";
import { pushStep } from "../story/touches-sql.ts";
import { itemSql, listSql } from "../story/random-sql.ts";
import { countsBy, numberOf } from "./figures.ts";

/** The last known touch (direct visits tell nothing) before a person became a lead: the acquisition rule's default. */
function acquiredBySql(plan: DemoPlan, label: Sql): Sql {
  const known = plan.routes.flatMap(({ channel }, place) => (channel === "direct" ? [] : [place]));
  return sql`
    select ${label}, count(*) from (
      select person, arg_max(coalesce(route, -1), second) as route
      from touch join life using (person)
      where second < lead_min * 60 and (step = ${literalSql(pushStep)} or route in ${listSql(known)})
      group by person) group by all order by 1`;
}

export async function topNetworkTruth(engine: Engine, plan: DemoPlan) {
  const names = plan.routes.map(({ network }) => network ?? "none");
  const counts = await countsBy(
    engine,
    acquiredBySql(plan, sql`case when route < 0 then 'none' else ${itemSql(names, sql`route`)} end`),
  );
  const leads = await numberOf(engine, sql`select count(lead_min) from life`);
  const traced = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const byNetwork = Object.fromEntries(networks.map((network) => [network, counts[network] ?? 0]));
  return {
    means: "leads by the network of their last touch, direct visits apart, before they became a lead",
    network: plan.favourite!,
    leads_by_network: byNetwork,
    leads_without_network: counts["none"] ?? 0,
    leads_without_known_touch: leads - traced,
  };
}

/** What each channel truly brings: its effect by contact, and the leads that would be lost without it. */
export async function contributionTruth(engine: Engine, plan: DemoPlan) {
  const lost = await countsBy(
    engine,
    sql`select channels[1], count(*) from life
      where len(channels) = 1 and unprompted_min is null group by all order by 1`,
  );
  const shared = await countsBy(
    engine,
    sql`select channel, sum(1.0 / parts) from (
        select unnest(channels) as channel, len(channels) + (unprompted_min is not null)::integer as parts
        from life where channels is not null)
      group by all order by 1`,
  );
  const channels = [...new Set(plan.routes.map(({ channel }) => channel))].sort();
  return {
    means:
      "each contact (for e-mail: each click) makes a lead on its own with the channel's effect; a lead is lost without a channel when nothing else would have made it; shares divide a lead equally among all that would have made it (Shapley)",
    channels: channels.map((channel) => ({
      channel,
      effect: plan.effects[channel],
      leads_lost_without: lost[channel] ?? 0,
      leads_shared: Math.round((shared[channel] ?? 0) * 1000) / 1000,
    })),
    leads_unprompted_only: await numberOf(
      engine,
      sql`select count(*) from life where channels is null and unprompted_min is not null`,
    ),
  };
}
