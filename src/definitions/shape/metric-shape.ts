import { z } from "zod";
import { expression, reference } from "./common.ts";
import { inlineMeasure } from "./measure-shape.ts";
import { durationPattern, metricHead as head } from "./metric-head.ts";
import { conversionMetric, funnelMetric, retentionMetric } from "./tracking-shape.ts";

const side = {
  metric: reference.describe("The metric, or a measure."),
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

const measured = z
  .union([reference, inlineMeasure])
  .describe("The id of a measure, or a measure written here.");

const simpleMetric = z.strictObject({ ...head, kind: z.literal("simple"), measure: measured });

export const ratioMetric = z.strictObject({
  ...head,
  kind: z.literal("ratio"),
  numerator: input.describe("A metric or a measure."),
  denominator: denominator.describe("A metric or a measure."),
});

/** The last age at which a retention can be asked. */
const lastAge = 1000;

const formulaInput = z.strictObject({
  metric: reference.describe("The metric whose value it is."),
  where: expression.describe("A filter of this input alone, over dimensions.").optional(),
  age: z
    .int()
    .min(0)
    .max(lastAge)
    .describe("Of a retention: its value at that age, over the cohorts that have come to it.")
    .optional(),
  reaches: reference
    .describe(
      "Of a retention: the first age at which its value is at least this metric's, of the same cohorts.",
    )
    .optional(),
  offset: z
    .string()
    .regex(durationPattern)
    .describe("Its value so long before: 14 days, 1 month.")
    .optional(),
  each_day: z
    .boolean()
    .describe(
      "Each day of a period looks back by itself, so that the last days of a shorter month count again; by default a period takes the whole one before it.",
    )
    .optional(),
  at_start_of: reference
    .describe("Its value on the first day of the period: month, fiscal_year ...")
    .optional(),
});

const derivedMetric = z.strictObject({
  ...head,
  kind: z.literal("derived"),
  formula_of: z.string().describe("Arithmetic over metrics: + - * / ( ) and numbers."),
  inputs: z
    .record(reference, formulaInput)
    .describe(
      "Names of the formula that say more than a metric: filtered, at another time, or a retention at an age.",
    )
    .optional(),
});

export const cumulativeMetric = z.strictObject({
  ...head,
  kind: z.literal("cumulative"),
  measure: measured,
  window: z
    .string()
    .regex(durationPattern)
    .describe("So long back from each day: 28 days, 2 months.")
    .optional(),
  to_date: reference.describe("From the start of the period: month, year, fiscal_year ...").optional(),
  period_value: z
    .enum(["end", "start", "first", "last", "average"])
    .describe(
      "At a coarser grain: at the end of the period (default) or its start, on its first or last day whose window holds rows, or the mean of such days.",
    )
    .optional(),
});

export const balanceMetric = z.strictObject({
  ...head,
  kind: z.literal("balance"),
  measure: measured,
  take: z
    .enum(["last", "first", "min", "max", "avg"])
    .describe("Which value along time stands for a period.")
    .optional(),
  per: z
    .array(reference)
    .min(1)
    .describe("Columns: each of their values has a last (first) day of its own.")
    .optional(),
  holds: z
    .strictObject({
      from: reference.describe("The column that says from when a row is in the stock."),
      until: reference.describe("The column that says when it leaves; null while it stays."),
    })
    .describe("Rows that begin and end: the stock of a day is those that hold then.")
    .optional(),
  filter: z
    .enum(["after", "before"])
    .describe("Whether the query's filters come after the day is chosen (default) or before.")
    .optional(),
});

export const metricShape = z.discriminatedUnion("kind", [
  simpleMetric,
  ratioMetric,
  derivedMetric,
  cumulativeMetric,
  balanceMetric,
  conversionMetric,
  funnelMetric,
  retentionMetric,
]);

export type MetricShape = z.infer<typeof metricShape>;
export type MeasuredShape = z.infer<typeof measured>;
export type RatioMetricShape = z.infer<typeof ratioMetric>;
export type DerivedMetricShape = z.infer<typeof derivedMetric>;
export type CumulativeMetricShape = z.infer<typeof cumulativeMetric>;
export type BalanceMetricShape = z.infer<typeof balanceMetric>;
export type FormulaInputShape = z.infer<typeof formulaInput>;
export type InputShape = z.infer<typeof denominator>;
