import { type Sql, sql } from "../../sql/index.ts";
import type { AcquisitionInput, BuildStep } from "./build-input.ts";

/**
 * For each person the first or last known touch that does not come after the entry. Two touches of the same moment
 * follow the order of their keys. Who has none, or entered at an unknown time, has no row.
 */
export function acquisitionStep(
  { take, entrySql, touchesSql }: AcquisitionInput,
  reads: readonly string[],
): BuildStep {
  const edge = take === "last" ? sql`max` : sql`min`;
  return {
    dataset: "acquisition",
    reads: [...new Set(["touch", "campaign", ...reads])],
    contents: [],
    select: sql`with entries as (select person_id, entered_at from (${entrySql}) where cycle = 1 and entered_at is not null),
    known as (select person_id, touch_id, campaign_id, channel, network, occurred_at, occurred_at_day from (${touchesSql}) where person_id is not null),
    moments as (select known.person_id, ${edge}(known.occurred_at) as occurred_at from known join entries using (person_id)
      where known.occurred_at <= entries.entered_at group by known.person_id),
    chosen as (select known.* from known join moments using (person_id, occurred_at)
      qualify row_number() over (partition by known.person_id order by touch_id ${descending(take)}) = 1)
    select chosen.person_id, touch_id, chosen.campaign_id, chosen.channel, chosen.network, campaign.strategy, occurred_at, occurred_at_day
    from chosen left join campaign on campaign.campaign_id = chosen.campaign_id order by chosen.person_id`,
  };
}

function descending(take: AcquisitionInput["take"]): Sql {
  return take === "last" ? sql`desc` : sql`asc`;
}
