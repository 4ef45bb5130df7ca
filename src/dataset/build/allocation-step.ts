import { decimal, unreachable } from "../../core/index.ts";
import { id, join, literalSql, type Sql, sql } from "../../sql/index.ts";
import type { AllocationInput, BuildStep } from "./build-input.ts";

const million = 1_000_000;

/**
 * What each campaign bears of the spend. A row without campaign is shared among the campaigns of its month that have the
 * strategy, channel and network it names, by the rule; in whole cents, the largest remainders first, so that the
 * shares add up to the row. What reaches no campaign stays without one.
 */
export function allocationStep(allocation: AllocationInput): BuildStep {
  return {
    dataset: "allocated_spend",
    reads: ["spend", "campaign", ...(readsTouches(allocation) ? ["touch"] : [])],
    contents: [],
    select: sql`with shared as (select spend_id, "day", date_trunc('month', "day") as "month", channel, network, strategy, cost_kind, amount,
        (abs(amount) * 100)::hugeint as cents, case when amount < 0 then -1 else 1 end as direction
      from spend where campaign_id is null),
    bearers as (${bearersSql(allocation)}),
    claims as (select shared.*, bearers.campaign_id, bearers.weight::hugeint as weight
      from shared join bearers on ${bearerConditionSql(allocation)}),
    ${allocation.by === "fixed" ? fixedTotalsSql : sql`totals as (select spend_id, sum(weight)::hugeint as total from claims group by spend_id)`},
    floors as (select claims.*, cents * weight // total as whole, cents * weight % total as remainder, ${allocation.by === "fixed" ? sql`allotted` : sql`cents`} as allotted
      from claims join totals using (spend_id)),
    ranked as (select *, row_number() over (partition by spend_id order by remainder desc, campaign_id) as place,
      allotted - sum(whole) over (partition by spend_id) as leftover from floors),
    shares as (select spend_id, campaign_id, direction * (whole + case when place <= leftover then 1 else 0 end) as cents from ranked),
    rests as (select shared.spend_id, direction * shared.cents - coalesce(sum(shares.cents), 0) as cents
      from shared left join shares using (spend_id) group by shared.spend_id, direction, shared.cents),
    ${resultSql}`,
  };
}

function readsTouches({ by }: AllocationInput): boolean {
  return by === "touches" || by === "equal";
}

const ofCampaign = sql`campaign.channel, campaign.network, campaign.strategy`;

/** month, campaign_id, weight: the campaigns that can bear shared cost, with their campaign's attributes. */
function bearersSql({ by, shares = {} }: AllocationInput): Sql {
  const spending = (weight: Sql, where: Sql) =>
    sql`select date_trunc('month', "day") as "month", campaign_id, ${weight} as weight from spend where campaign_id is not null and ${where} group by all`;
  const touching = sql`select date_trunc('month', occurred_at_day) as "month", campaign_id, count(*) as weight from touch where campaign_id is not null group by all`;
  const withAttributes = (rows: Sql) =>
    sql`select rows."month", campaign_id, rows.weight, ${ofCampaign} from (${rows}) as rows join campaign using (campaign_id) where rows.weight > 0`;
  switch (by) {
    case "media":
      return withAttributes(spending(sql`(sum(amount) * 100)::hugeint`, sql`cost_kind = 'media'`));
    case "touches":
      return withAttributes(touching);
    case "equal":
      return withAttributes(
        sql`select "month", campaign_id, 1 as weight from (${spending(sql`1`, sql`true`)} union all ${touching}) group by all`,
      );
    case "fixed":
      return fixedBearersSql(shares);
    default:
      return unreachable(by);
  }
}

function fixedBearersSql(shares: { readonly [campaign: string]: string }): Sql {
  const rows = Object.entries(shares).map(
    ([campaign, share]) =>
      sql`(${literalSql(campaign)}, ${literalSql(decimal(share).times(million).round().toNumber())})`,
  );
  if (rows.length === 0)
    return sql`select null::date as "month", null::varchar as campaign_id, 0 as weight, ${noAttributes} where false`;
  return sql`select null::date as "month", fixed.campaign_id, fixed.weight, ${noAttributes}
    from (values ${join(rows)}) as fixed(campaign_id, weight) join campaign using (campaign_id) where fixed.weight > 0`;
}

const noAttributes = sql`null::varchar as channel, null::varchar as network, null::varchar as strategy`;

function bearerConditionSql({ by }: AllocationInput): Sql {
  if (by === "fixed") return sql`true`;
  const named = ["channel", "network", "strategy"].map(
    (name) => sql`(${id("shared", name)} is null or ${id("shared", name)} = ${id("bearers", name)})`,
  );
  return sql`shared."month" = bearers."month" and ${join(named, " and ")}`;
}

/** Fixed shares are of the whole; what they leave over is not allocated. */
const fixedTotalsSql = sql`totals as (select spend_id, ${literalSql(million)}::hugeint as total,
  (any_value(cents) * sum(weight)::hugeint // ${literalSql(million)})::hugeint as allotted from claims group by spend_id)`;

const attributes = join(
  ["channel", "network", "strategy"].map(
    (name) => sql`coalesce(${id("campaign", name)}, ${id("shared", name)})`,
  ),
);

const money = (cents: Sql) => sql`(${cents}::decimal(20, 0) * 0.01)::decimal(18, 2)`;

const resultSql = sql`pieces as (
    select spend_id, "day", campaign_id, channel, network, strategy, cost_kind, amount, false as is_shared from spend where campaign_id is not null
    union all
    select shares.spend_id, shared."day", shares.campaign_id, ${attributes}, shared.cost_kind, ${money(sql`shares.cents`)}, true
      from shares join shared using (spend_id) join campaign on campaign.campaign_id = shares.campaign_id where shares.cents <> 0
    union all
    select shared.spend_id, shared."day", null, shared.channel, shared.network, shared.strategy, shared.cost_kind, ${money(sql`rests.cents`)}, true
      from rests join shared using (spend_id) where rests.cents <> 0 or shared.cents = 0)
  select spend_id || '>' || coalesce(campaign_id, '') as allocated_spend_id, * from pieces order by "day", spend_id, campaign_id`;
