import { z } from "zod";
import type { Grain } from "../core/index.ts";

export const grains = [
  "day",
  "week",
  "month",
  "quarter",
  "year",
  "fiscal_quarter",
  "fiscal_year",
] as const satisfies readonly Grain[];

const date = z.iso.date();

/** A grain, or the id of one of the company's calendars. */
const grain = z.string().regex(/^[a-z][a-z0-9_]*$/u);

/** One question, as every door asks it. */
export const metricQuery = z.strictObject({
  /** None: the groups of `by` that there are. */
  metrics: z.array(z.string().min(1)).max(50),
  /**
   * Dimension ids, or `dataset.column`, also by way of related rows; a date with its grain or part after a
   * colon (`deal.closed_at:month`); the time that dates each metric likewise (`period:week`).
   */
  by: z.array(z.string().min(1)).max(20).default([]),
  grain: grain.optional(),
  /** A condition in the expression language, over dimensions. */
  where: z.string().max(10_000).optional(),
  /** First and last day asked, both included; or the first moment, and the one before which it ends. */
  from: z.union([date, z.iso.datetime()]).optional(),
  to: z.union([date, z.iso.datetime()]).optional(),
  compare: z.enum(["previous", "year"]).optional(),
  /** The moment for which it is asked; default: the end of the last complete load. */
  asOf: z.iso.datetime().optional(),
  /** Show empty periods. */
  fill: z.boolean().default(false),
  totals: z.boolean().default(true),
  order: z.array(z.strictObject({ by: z.string(), descending: z.boolean().default(false) })).default([]),
  limit: z.int().min(1).max(1_000_000).optional(),
});

export type MetricQuery = z.infer<typeof metricQuery>;
export type MetricQueryInput = z.input<typeof metricQuery>;
