import type { Engine } from "../../engine/index.ts";
import { literalSql, sql } from "../../sql/index.ts";
import { isoDay } from "../company/calendar.ts";
import { employerCampaign } from "../company/campaigns.ts";
import { frenchRegions, territories } from "../company/places.ts";
import { days, type DemoPlan } from "../plan.ts";
import { uncoveredDays } from "../story/activities-sql.ts";
import type { Application } from "../story/applications.ts";
import { itemSql } from "../story/random-sql.ts";
import { countsBy } from "./figures.ts";

/** Accounts by territory, and those with any activity in the last days of the history. */
export async function uncoveredTruth(engine: Engine, plan: DemoPlan) {
  const name = itemSql(territories, sql`territory_of(place)`);
  const since = literalSql((days - uncoveredDays) * 1440);
  const accounts = await countsBy(engine, sql`select ${name}, count(*) from company group by all order by 1`);
  const touched = await countsBy(
    engine,
    sql`select ${name}, count(*) from company
      where company in (select company from activity where at_min >= ${since} and kind < 5) group by all order by 1`,
  );
  return {
    means: "no call, e-mail, meeting, demonstration or visit with any account or person of the territory",
    territory: plan.uncovered!,
    since: isoDay(days - uncoveredDays),
    until: isoDay(days - 1),
    territories: territories.map((territory) => ({
      territory,
      accounts: accounts[territory] ?? 0,
      accounts_touched: touched[territory] ?? 0,
    })),
  };
}

export function campaignEffectTruth({ push }: DemoPlan, applications: readonly Application[]) {
  const inWindow = applications.filter(({ day }) => day >= push.day && day < push.day + push.lastsDays);
  const count = (region: string, caused: boolean): number =>
    inWindow.filter((one) => one.region === region && one.caused === caused).length;
  return {
    means: "applications of exposed regions multiply by the lift from the day of sending, for some days",
    campaign: employerCampaign.name,
    from: isoDay(push.day),
    until: isoDay(push.day + push.lastsDays - 1),
    exposed_regions: push.regions,
    lift: push.lift,
    caused: inWindow.filter(({ caused }) => caused).length,
    regions: frenchRegions.map((region) => ({
      region,
      exposed: push.regions.includes(region),
      without_campaign: count(region, false),
      caused: count(region, true),
    })),
  };
}
