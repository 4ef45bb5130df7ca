import type { SourceMapping } from "../../dataset/index.ts";
import { dateOfDay, isoDay } from "../company/calendar.ts";
import { timezone } from "../plan.ts";
import { type MediaDay, mediaOf } from "../story/spend.ts";
import type { Export } from "./export.ts";

const euros = (cents: number): string => (cents / 100).toFixed(2);
const thousands = (digits: string, separator: string): string =>
  digits.replace(/\B(?=(\d{3})+(?!\d))/gu, separator);
const english = (amount: string): string => {
  const [whole, part] = amount.split(".");
  return part === undefined ? thousands(whole!, ",") : `${thousands(whole!, ",")}.${part}`;
};
const french = (amount: string): string => {
  const [whole, part] = amount.split(".");
  return part === undefined ? thousands(whole!, "\u00a0") : `${thousands(whole!, "\u00a0")},${part}`;
};
const sum = (media: readonly MediaDay[], of: (day: MediaDay) => number): number =>
  media.reduce((total, day) => total + of(day), 0);

/** The campaign report as the interface of Google Ads saves it, with the Day segment and its totals. */
export function googleAdsExport(all: readonly MediaDay[]): Export {
  const media = mediaOf(all, "google-ads");
  const totals = (label: string, part: readonly MediaDay[]): readonly string[] => [
    label,
    "",
    "",
    "EUR",
    english(String(sum(part, ({ impressions }) => impressions))),
    english(String(sum(part, ({ clicks }) => clicks))),
    english(euros(sum(part, ({ cents }) => cents))),
    " --",
    " --",
  ];
  return {
    mapping: googleMapping,
    files: [
      {
        kind: "text",
        path: "google-ads/Campaign report.csv",
        encoding: "utf-16le",
        delimiter: "\t",
        preamble: ["Campaign report", "January 1, 2023 - December 31, 2024"],
        table: {
          headers: googleHeaders,
          rows: media.map((one) => [
            isoDay(one.day),
            "Enabled",
            one.campaign.writtenAs["google-ads"]!,
            "EUR",
            english(String(one.impressions)),
            english(String(one.clicks)),
            english(euros(one.cents)),
            one.conversions === 0 ? " --" : `${one.conversions}.00`,
            one.conversions === 0 ? " --" : english(euros(Math.round(one.cents / one.conversions))),
          ]),
        },
        trailer: [
          totals("Total: Campaigns", media),
          totals("Total: Account", media),
          totals(
            "Total: Search",
            media.filter(({ campaign }) => campaign.channel === "paid_search"),
          ),
        ],
      },
    ],
  };
}

const googleHeaders = [
  "Day",
  "Campaign status",
  "Campaign",
  "Currency code",
  "Impr.",
  "Clicks",
  "Cost",
  "Conversions",
  "Cost / conv.",
];

const googleMapping: SourceMapping = {
  source: "google-ads",
  system: "google-ads",
  preset: "google-ads-campaigns",
  files: ["google-ads/*.csv"],
  kind: "replace",
  period: "Day",
  timezone,
  dates: "iso",
  decimal: ".",
  currency: "EUR",
  into: [
    {
      dataset: "spend",
      key: ["Day", "Campaign"],
      fields: {
        day: { from: ["Day"] },
        campaign_id: { from: ["Campaign"] },
        cost_kind: { value: "media" },
        amount: { from: ["Cost"], currencyFrom: "Currency code" },
        impressions: { from: ["Impr."] },
        clicks: { from: ["Clicks"] },
        conversions: { from: ["Conversions"] },
      },
    },
  ],
};

/** The daily report of Meta in French: semicolons, decimal commas, no-break spaces, Windows-1252. */
export function metaAdsExport(all: readonly MediaDay[]): Export {
  return {
    mapping: metaMapping,
    files: [
      {
        kind: "text",
        path: "meta-ads/rapport-quotidien.csv",
        encoding: "windows-1252",
        delimiter: ";",
        table: {
          headers: [
            "Jour",
            "Nom de la campagne",
            "Impressions",
            "Clics sur un lien",
            "Montant dépensé (EUR)",
            "Résultats",
          ],
          rows: mediaOf(all, "meta-ads").map((one) => [
            isoDay(one.day),
            one.campaign.writtenAs["meta-ads"]!,
            String(one.impressions),
            String(one.clicks),
            french(euros(one.cents)),
            one.conversions === 0 ? "" : String(one.conversions),
          ]),
        },
      },
    ],
  };
}

const metaMapping: SourceMapping = {
  source: "meta-ads",
  system: "meta-ads",
  files: ["meta-ads/*.csv"],
  kind: "replace",
  period: "Jour",
  timezone,
  dates: "iso",
  decimal: ",",
  currency: "EUR",
  into: [
    {
      dataset: "spend",
      key: ["Jour", "Nom de la campagne"],
      fields: {
        day: { from: ["Jour"] },
        campaign_id: { from: ["Nom de la campagne"] },
        cost_kind: { value: "media" },
        amount: { from: ["Montant dépensé (EUR)"] },
        impressions: { from: ["Impressions"] },
        clicks: { from: ["Clics sur un lien"] },
        conversions: { from: ["Résultats"] },
      },
    },
  ],
};

/** The campaign performance report of LinkedIn: lines before the table, months first in its dates. */
export function linkedInAdsExport(all: readonly MediaDay[]): Export {
  return {
    mapping: linkedInMapping,
    files: [
      {
        kind: "text",
        path: "linkedin-ads/campaign_performance.csv",
        encoding: "utf-16le",
        delimiter: "\t",
        preamble: [
          "Campaign Performance Report (in UTC)",
          "Report Start: January 1, 2023, 12:00 AM",
          "Report End: December 31, 2024, 11:59 PM",
          "Date Generated: January 2, 2025, 8:12 AM",
          "",
        ],
        table: {
          headers: [
            "Start Date (in UTC)",
            "Account Name",
            "Campaign Name",
            "Currency",
            "Total Spent",
            "Impressions",
            "Clicks",
            "Conversions",
          ],
          rows: mediaOf(all, "linkedin-ads").map((one) => [
            americanDay(one.day),
            "Lumenys",
            one.campaign.writtenAs["linkedin-ads"]!,
            "EUR",
            euros(one.cents),
            String(one.impressions),
            String(one.clicks),
            String(one.conversions),
          ]),
        },
      },
    ],
  };
}

function americanDay(day: number): string {
  const date = dateOfDay(day);
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()}`;
}

const linkedInMapping: SourceMapping = {
  source: "linkedin-ads",
  system: "linkedin-ads",
  files: ["linkedin-ads/*.csv"],
  kind: "replace",
  period: "Start Date (in UTC)",
  timezone: "UTC",
  dates: "mdy",
  decimal: ".",
  currency: "EUR",
  into: [
    {
      dataset: "spend",
      key: ["Start Date (in UTC)", "Campaign Name"],
      fields: {
        day: { from: ["Start Date (in UTC)"] },
        campaign_id: { from: ["Campaign Name"] },
        cost_kind: { value: "media" },
        amount: { from: ["Total Spent"], currencyFrom: "Currency" },
        impressions: { from: ["Impressions"] },
        clicks: { from: ["Clicks"] },
        conversions: { from: ["Conversions"] },
      },
    },
  ],
};
