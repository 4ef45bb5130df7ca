import { z } from "zod";
import { expression, reference } from "./common.ts";
import { durationPattern, metricHead as head } from "./metric-head.ts";

const sideKeys = {
  where: expression.describe("Which events count.").optional(),
  time: reference
    .describe("The column that dates them: by default the dataset's, or the entry into the concept.")
    .optional(),
};

const side = z.union([
  z.strictObject({
    dataset: reference.describe("A dataset, whose rows are the events, or a concept."),
    ...sideKeys,
  }),
  z.strictObject({ in: reference.describe("A concept: the events are the entries into it."), ...sideKeys }),
]);

const duration = z.string().regex(durationPattern);

const columns = z.strictObject({ base: expression, converted: expression });

export const conversionMetric = z.strictObject({
  ...head,
  kind: z.literal("conversion"),
  base: side.describe("What comes first."),
  converted: side.describe("What may follow."),
  entity: z
    .union([reference, columns])
    .describe("What joins the two: a dataset to which both lead, or a column of each."),
  count: z
    .enum(["cycle", "entity", "event"])
    .describe(
      "cycle (default): each cycle of a concept; entity: each once; event: each base event by itself.",
    )
    .optional(),
  within: duration.describe("0 <= converted - base < this: 7 days, 12 hours, 1 month.").optional(),
  attribution: z
    .enum(["first", "last", "all"])
    .describe("Which of several base events before one conversion; ties by their key.")
    .optional(),
  dated_by: z
    .enum(["base", "converted"])
    .describe("base (default): cohorts; converted: conversions are counted in the period they happen in.")
    .optional(),
  filter: z
    .enum(["after", "before"])
    .describe("Whether the query's filters come after events are matched (default) or before.")
    .optional(),
  constant: z.array(columns).min(1).describe("Columns that are equal on both sides.").optional(),
  give: z
    .enum(["rate", "converted", "base"])
    .describe("The rate (default), or one of its two counts.")
    .optional(),
  horizon: duration
    .describe("Without a window: how long a conversion is waited for before the rate counts its base.")
    .optional(),
});

const { fill_nulls_with: _fill, join_to_calendar: _join, ...severalValuesHead } = head;

const step = z.strictObject({
  in: reference.describe("A concept over the object."),
  within: duration.describe("How long after the step before.").optional(),
});

export const funnelMetric = z.strictObject({
  ...severalValuesHead,
  kind: z.literal("funnel"),
  object: reference.describe("The dataset whose rows go through the steps: person, company, deal ..."),
  steps: z.array(step).min(2).max(20).describe("The steps in order."),
  order: z
    .enum(["strict", "any"])
    .describe("strict (default): each step follows the one before; any: each follows the first.")
    .optional(),
  within: duration.describe("How long after the first step.").optional(),
  horizon: duration
    .describe("Without a window: how long a step is waited for before its rate counts it.")
    .optional(),
  exits: z.array(reference).min(1).describe("Concepts that end the way: lost, rejected ...").optional(),
});

export const retentionMetric = z.strictObject({
  ...severalValuesHead,
  kind: z.literal("retention"),
  cohort: side.describe(
    "Who is followed, from when on: a concept, or each entity of a dataset in each period.",
  ),
  activity: side.describe("What shows that one is active."),
  entity: z
    .union([reference, z.strictObject({ cohort: expression, activity: expression })])
    .describe("What joins the two; by default the object of the cohort's concept.")
    .optional(),
  every: reference.describe("The length of a period: day, week, month, quarter, year ..."),
  kind_of: z
    .enum(["bounded", "unbounded", "cumulative"])
    .describe(
      "bounded (default): active in the period; unbounded: in it or later; cumulative: in it or before.",
    )
    .optional(),
  value: expression.describe("Over the activity: summed, in place of counting who is active.").optional(),
  relative_to: z
    .enum(["size", "first"])
    .describe(
      "With a value: per member (default), or as a share of what the same cohort brought in period 0.",
    )
    .optional(),
  capped: z
    .boolean()
    .describe("With a value: each member brings at most what it brought in period 0.")
    .optional(),
  up_to: z.int().min(0).max(1000).describe("The last period that is shown.").optional(),
});

export type SideShape = z.infer<typeof side>;
export type ConversionMetricShape = z.infer<typeof conversionMetric>;
export type FunnelMetricShape = z.infer<typeof funnelMetric>;
export type RetentionMetricShape = z.infer<typeof retentionMetric>;
