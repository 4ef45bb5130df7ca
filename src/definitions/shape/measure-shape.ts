import { z } from "zod";
import { expression, named, reference } from "./common.ts";

const aggregations = ["sum", "count", "count_distinct", "min", "max", "avg", "median", "percentile"] as const;

const body = {
  dataset: reference.describe("A dataset of the common dataset, or a concept, whose rows are its members."),
  aggregation: z.enum(aggregations).describe("How the rows are put together."),
  of: expression.describe("What is aggregated; count needs none.").optional(),
  where: expression.describe("Which rows count.").optional(),
  time: reference
    .describe(
      "The date or instant column that dates the rows, by default the dataset's; none: a stock, that no period filters.",
    )
    .optional(),
  unit: z
    .string()
    .describe("people, deals, days, money (the workspace's currency), money / people ...")
    .optional(),
  fraction: z.number().min(0).max(1).describe("percentile only: 0.9 is the ninth decile.").optional(),
  discrete: z
    .boolean()
    .describe("percentile only: a value that occurs, at position ceil(n p); by default interpolated.")
    .optional(),
  approximate: z
    .boolean()
    .describe("percentile and median: estimated from a sketch, for very large data; never official.")
    .optional(),
};

/** A measure written inside the metric that uses it. */
export const inlineMeasure = z.strictObject(body);

export const measureShape = z.strictObject({ ...named, label: named.label.optional(), ...body });

export type InlineMeasureShape = z.infer<typeof inlineMeasure>;
export type MeasureShape = z.infer<typeof measureShape>;
