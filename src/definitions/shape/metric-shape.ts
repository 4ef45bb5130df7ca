import { z } from "zod";
import { expression, localised, named, reference } from "./common.ts";
import { inlineMeasure } from "./measure-shape.ts";

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

const head = {
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
  parties: z
    .array(z.string().min(1))
    .min(1)
    .describe("Who must sign it; by default the workspace's parties.")
    .optional(),
};

const side = {
  metric: reference,
  where: expression.describe("A filter of this side alone.").optional(),
};

const input = z.union([reference, z.strictObject(side)]);

const denominator = z.union([
  reference,
  z.strictObject({
    ...side,
    across: z
      .array(reference)
      .min(1)
      .describe(
        "Dimensions, and time for the grain, that this side ignores: it is the same in each of their cells.",
      )
      .optional(),
  }),
]);

export const simpleMetric = z.strictObject({
  ...head,
  kind: z.literal("simple"),
  measure: z.union([reference, inlineMeasure]).describe("The id of a measure, or a measure written here."),
});

export const ratioMetric = z.strictObject({
  ...head,
  kind: z.literal("ratio"),
  numerator: input.describe("A simple metric or a measure."),
  denominator: denominator.describe("A simple metric or a measure."),
});

const derivedMetric = z.strictObject({
  ...head,
  kind: z.literal("derived"),
  formula_of: z.string().describe("Arithmetic over metrics: + - * / ( ) and numbers."),
});

export const metricShape = z.discriminatedUnion("kind", [simpleMetric, ratioMetric, derivedMetric]);

export type MetricShape = z.infer<typeof metricShape>;
export type SimpleMetricShape = z.infer<typeof simpleMetric>;
export type RatioMetricShape = z.infer<typeof ratioMetric>;
export type InputShape = z.infer<typeof denominator>;
