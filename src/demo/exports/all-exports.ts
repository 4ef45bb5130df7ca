import type { Application } from "../story/applications.ts";
import type { DemoPlan } from "../plan.ts";
import type { MediaDay, OtherCost } from "../story/spend.ts";
import { googleAdsExport, linkedInAdsExport, metaAdsExport } from "./ads.ts";
import { answerExports } from "./answers.ts";
import type { BadRows } from "./bad-rows.ts";
import { costsExport } from "./costs.ts";
import type { Export } from "./export.ts";
import { hubspotPeopleExports } from "./hubspot-people.ts";
import { hubspotSellingExports } from "./hubspot-selling.ts";
import { recruitingExport } from "./recruiting.ts";
import { salesforcePeopleExports } from "./salesforce-people.ts";
import { salesforceSellingExports } from "./salesforce-selling.ts";
import { shopExports } from "./shop.ts";
import { socialExports } from "./social.ts";
import { touchExports } from "./touches.ts";

/** What happened beside the tables of the story. */
export interface Ledgers {
  readonly media: readonly MediaDay[];
  readonly costs: readonly OtherCost[];
  readonly applications: readonly Application[];
  readonly bad: BadRows;
}

export function allExports(plan: DemoPlan, { media, costs, applications, bad }: Ledgers): readonly Export[] {
  return [
    ...hubspotPeopleExports(plan),
    ...salesforcePeopleExports(plan),
    ...hubspotSellingExports(bad),
    ...salesforceSellingExports(),
    googleAdsExport(media),
    metaAdsExport(media),
    linkedInAdsExport(media),
    costsExport(costs),
    ...touchExports(plan),
    ...answerExports(bad),
    ...shopExports(bad),
    recruitingExport(plan, applications, bad),
    ...socialExports(plan),
  ];
}
