import { z } from "zod";
import { expression, localised, named } from "./common.ts";

const sections = [
  "acquisition",
  "conversion",
  "cost",
  "handoff",
  "activity",
  "social",
  "territory",
  "recruiting",
  "sales",
  "other",
] as const;

/** What every metric may say of itself. */
export const metricHead = {
  ...named,
  section: z.enum(sections).describe("Where it is shown.").optional(),
  unit: z
    .string()
    .describe("people, share, days, money / people ...; checked against what is computed.")
    .optional(),
  polarity: z.enum(["up", "down", "neutral"]).describe("Whether more is better.").optional(),
  date_basis: z
    .enum(["period", "cohort"])
    .describe("period: events of the period; cohort: dated by the entry of the object.")
    .optional(),
  formula: localised.describe("The formula in words.").optional(),
  traps: z.array(localised).describe("What misleads about it, and how it is handled.").optional(),
  where: expression.describe("A filter of the metric, over dimensions.").optional(),
  fill_nulls_with: z
    .union([z.number(), z.literal("none")])
    .describe("The value of a group without rows: by default 0 for counts and sums, none otherwise.")
    .optional(),
  join_to_calendar: z.boolean().describe("Shows every period asked, those without rows too.").optional(),
  parties: z
    .array(z.string().min(1))
    .min(1)
    .describe("Who must sign it; by default the workspace's parties.")
    .optional(),
};

/** `14 days`, `2 retail_month`. */
export const durationPattern = /^\d{1,4} [a-z][a-z0-9_]*$/u;
