import type { Engine } from "../../engine/index.ts";
import type { Ledgers } from "../exports/all-exports.ts";
import { facts } from "../facts.ts";
import { type DemoPlan, end, start, timezone } from "../plan.ts";
import { unknownLostReason } from "../story/deals-sql.ts";
import { sql } from "../../sql/index.ts";
import { isoDay } from "../company/calendar.ts";
import { employerCampaign } from "../company/campaigns.ts";
import { campaignEffectTruth, uncoveredTruth } from "./place-truths.ts";
import { badEmailTruth, definitionsTruth, duplicateTruth } from "./record-truths.ts";
import { brokenStepTruth, lifetimeTruth } from "./rate-truths.ts";
import { contributionTruth, topNetworkTruth } from "./source-truths.ts";
import { numberOf, tellFigures } from "./figures.ts";

/** The content of `truth.json`: each fact or null, the figures to reproduce, what is wrong on purpose. */
export async function tellTruth(engine: Engine, plan: DemoPlan, ledgers: Ledgers): Promise<object> {
  const unless = async <Truth>(fact: (typeof facts)[number], tell: () => Promise<Truth> | Truth) =>
    plan.has(fact) ? await tell() : null;
  return {
    about: {
      size: plan.size,
      seed: plan.seed,
      people: plan.people,
      without: facts.filter((fact) => !plan.has(fact)),
      start,
      end,
      timezone,
      currency: "EUR",
      record_keys: "<system>:<id as exported>",
    },
    facts: {
      duplicates: await unless("duplicates", () => duplicateTruth(engine)),
      bad_emails: await unless("bad_emails", () => badEmailTruth(engine)),
      broken_step: await unless("broken_step", () => brokenStepTruth(engine, plan)),
      top_network: await unless("top_network", () => topNetworkTruth(engine, plan)),
      campaign_effect: await unless("campaign_effect", () => campaignEffectTruth(plan, ledgers.applications)),
      uncovered_territory: await unless("uncovered_territory", () => uncoveredTruth(engine, plan)),
      two_definitions: await unless("two_definitions", () => definitionsTruth(engine)),
      lifetime: await unless("lifetime", () => lifetimeTruth(engine, plan)),
      contributions: await unless("contributions", () => contributionTruth(engine, plan)),
    },
    figures: await tellFigures(engine, plan, ledgers),
    employer_campaign: {
      means: "sent whatever its effect, so that an estimate without one can be tried",
      campaign: employerCampaign.name,
      sent_on: isoDay(plan.push.day),
      exposed_regions: plan.push.regions,
    },
    unmapped: await unmappedValues(engine),
    bad_rows: ledgers.bad.all(),
  };
}

/** Values that the mapping leaves unknown on purpose, with their rows. */
async function unmappedValues(engine: Engine): Promise<readonly object[]> {
  const showroom = sql`select count(*) from activity where kind = 5 and not in_hubspot`;
  const reason = sql`select count(*) from deal where lost_reason = ${unknownLostReason}`;
  return [
    {
      domain: "activity_type",
      system: "salesforce",
      value: "Showroom",
      rows: await numberOf(engine, showroom),
    },
    { domain: "lost_reason", system: "*", value: unknownLostReason, rows: await numberOf(engine, reason) },
  ];
}
