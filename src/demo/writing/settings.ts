import { stringify } from "yaml";
import { type DemoPlan, timezone } from "../plan.ts";
import { rates } from "../story/deals-sql.ts";

export function settingsYaml(plan: DemoPlan): string {
  return stringify({
    name: "Lumenys",
    language: plan.language,
    timezone,
    currency: "EUR",
    country: "FR",
    week_start: "monday",
    fiscal_year_start: "january",
    parties: ["marketing", "sales"],
    engine: "duckdb",
    rates: Object.entries(rates)
      .filter(([currency]) => currency !== "EUR")
      .map(([currency, rate]) => ({ currency, rate: Number(rate) })),
  });
}
