import { timezone } from "../plan.ts";
import { dateOfDay } from "../company/calendar.ts";
import type { OtherCost } from "../story/spend.ts";
import type { Export } from "./export.ts";

/** What finance keeps in a workbook: salaries, tools, agencies, events, and media without an export. */
export function costsExport(costs: readonly OtherCost[]): Export {
  return {
    files: [
      {
        kind: "workbook",
        path: "finance/couts-marketing.xlsx",
        sheet: "Coûts",
        headers: ["cost_id", "date", "cost_kind", "strategy", "campaign", "amount", "currency"],
        rows: costs.map(({ day, kind, strategy, campaign, cents }, index) => [
          `C${String(index + 1).padStart(4, "0")}`,
          dateOfDay(day),
          kind,
          strategy ?? "",
          campaign ? (campaign.writtenAs["finance"] ?? campaign.name) : "",
          cents / 100,
          "EUR",
        ]),
      },
    ],
    mapping: {
      source: "other-costs",
      system: "finance",
      preset: "other-costs",
      files: ["finance/*.xlsx"],
      kind: "full",
      timezone,
      dates: "iso",
      currency: "EUR",
      into: [
        {
          dataset: "spend",
          key: ["cost_id"],
          fields: {
            day: { from: ["date"] },
            campaign_id: { from: ["campaign"] },
            strategy: { from: ["strategy"] },
            cost_kind: { from: ["cost_kind"] },
            amount: { from: ["amount"], currencyFrom: "currency" },
          },
        },
      ],
    },
  };
}
