import { seededRandom } from "../../stats/index.ts";
import { monthStarts, weekdayOf } from "../company/calendar.ts";
import {
  adSystemOf,
  type Campaign,
  campaigns,
  careersCampaign,
  employerCampaign,
} from "../company/campaigns.ts";
import { days, type DemoPlan } from "../plan.ts";
import { applicationsPerDay } from "./applications.ts";

/** One day of one paid campaign, in cents. */
export interface MediaDay {
  readonly day: number;
  readonly campaign: Campaign;
  readonly cents: number;
  readonly impressions: number;
  readonly clicks: number;
  readonly conversions: number;
}

/** A cost that is no media, or media that no platform exports. */
export interface OtherCost {
  readonly day: number;
  readonly campaign?: Campaign;
  readonly strategy?: string;
  readonly kind: string;
  readonly cents: number;
}

/** Euros of media a person of the base, over the whole history, by channel and network. */
const budgets: { readonly [place: string]: number } = {
  "paid_search google": 11,
  "display youtube": 4,
  "paid_social linkedin": 8,
  "paid_social facebook": 4,
  "paid_social instagram": 4,
  "paid_social x": 2,
};

export function planMedia(plan: DemoPlan): readonly MediaDay[] {
  const random = seededRandom(plan.seed, "media");
  const paid = campaigns.filter(({ channel, network }) => budgets[`${channel} ${network}`] !== undefined);
  return Array.from({ length: days }, (_, day) => day).flatMap((day) =>
    paid.map((campaign) => {
      const budget = budgets[`${campaign.channel} ${campaign.network}`]! * campaign.share * plan.people;
      const weekend = weekdayOf(day) > 4 ? 0.6 : 1.16;
      const cents = Math.round(((100 * budget) / days) * weekend * (0.75 + random.uniform() / 2));
      const clicks = Math.round(cents / (60 + random.integer(120)));
      return {
        day,
        campaign,
        cents,
        clicks,
        impressions: clicks * (20 + random.integer(60)) + random.integer(50),
        conversions: random.poisson(Math.min(clicks * 0.03, 80)),
      };
    }),
  );
}

/** Media days by the tool that exports them; those of `finance` come in its workbook, by month. */
export function mediaOf(media: readonly MediaDay[], system: string): readonly MediaDay[] {
  return media.filter(({ campaign }) => adSystemOf(campaign.network!) === system);
}

export function planOtherCosts(plan: DemoPlan, media: readonly MediaDay[]): readonly OtherCost[] {
  const random = seededRandom(plan.seed, "costs");
  const scale = plan.people / 2000;
  const euros = (amount: number): number => Math.round(amount * scale * (90 + random.integer(20)));
  const employer = seededRandom(plan.seed, "employer costs");
  const employerEuros = (amount: number): number =>
    Math.round(
      ((amount * applicationsPerDay[plan.size]) / applicationsPerDay.s) * (90 + employer.integer(20)),
    );
  const months = monthStarts(days);
  const fair = campaigns.find(({ channel }) => channel === "event")!;
  return [
    ...months.flatMap((day): readonly OtherCost[] => [
      { day, kind: "Salaires", cents: euros(1500) },
      { day, kind: "Outils", cents: euros(260) },
      { day, kind: "Agence", strategy: "Acquisition", cents: euros(420) },
      { day, kind: "Contenu", strategy: "Notoriété", cents: euros(180) },
      { day, kind: "Frais généraux", cents: euros(150) },
    ]),
    ...months
      .filter((_, index) => index % 6 === 2)
      .map((day): OtherCost => ({ day, campaign: fair, kind: "Événements", cents: euros(1200) })),
    ...months.map((day, index) => platformMonth(day, months[index + 1] ?? days, mediaOf(media, "finance"))),
    ...months.flatMap((day): readonly OtherCost[] => [
      { day, campaign: careersCampaign, kind: "Agence", cents: employerEuros(780) },
      { day, campaign: careersCampaign, kind: "Contenu", cents: employerEuros(140) },
    ]),
    { day: plan.push.day, campaign: employerCampaign, kind: "Agence", cents: employerEuros(900) },
    { day: plan.push.day, campaign: employerCampaign, kind: "Contenu", cents: employerEuros(250) },
  ];
}

function platformMonth(from: number, to: number, media: readonly MediaDay[]): OtherCost {
  const inside = media.filter(({ day }) => day >= from && day < to);
  const cents = inside.reduce((sum, one) => sum + one.cents, 0);
  return { day: from, campaign: inside[0]!.campaign, kind: "Média", cents };
}
