import { z } from "zod";
import type { ExactDecimal } from "../core/index.ts";
import { metricQuery } from "./metric-query.ts";

const words = z.strictObject({ en: z.string(), fr: z.string() });

const answerColumn = z.strictObject({
  name: z.string(),
  /**
   * `comparison`: the earlier value and the change from it; `interval`: an end of the 95 % interval of a
   * share or of its change; `part`: what else the metric tells (the counts of a rate, a step's times).
   */
  kind: z.enum(["time", "dimension", "metric", "comparison", "interval", "part"]),
  type: z.enum(["boolean", "integer", "decimal", "money", "text", "date", "instant"]),
  label: words,
  /** The metric that a value belongs to. */
  metric: z.string().optional(),
  /** What the column tells beside the metric's own value; `label` says it after the metric's name. */
  part: words.optional(),
  unit: z.string().optional(),
  grain: z.string().optional(),
  /** Names of the values that stand in the column, by the value's text. */
  values: z.record(z.string(), words).optional(),
});

/** A day, or a moment. */
const bound = z.union([z.iso.date(), z.iso.datetime()]);
const period = z.strictObject({ from: bound.optional(), to: bound.optional() });

const conversionMatching = z.strictObject({
  kind: z.literal("conversion"),
  count: z.enum(["cycle", "entity", "event"]),
  attribution: z.enum(["first", "last", "all"]),
  /** So long after its base, as `7 days`; without it at any time later. */
  within: z.string().optional(),
  /** How long a conversion is waited for before a rate counts its base. */
  horizon: z.string().optional(),
  /** Whether the query's filters come after events are matched, or before. */
  filter: z.enum(["after", "before"]),
  /** A share lies between 0 and 1; a ratio of counts may exceed 1. */
  reads: z.enum(["share", "ratio of counts", "count"]),
});

const funnelMatching = z.strictObject({
  kind: z.literal("funnel"),
  /** So long after the step before. */
  steps: z.array(z.strictObject({ concept: z.string(), within: z.string().optional() })),
  order: z.enum(["strict", "any"]),
  /** So long after the first step, for all of them. */
  within: z.string().optional(),
  /** How long a step is waited for before a rate counts who stands before it. */
  horizon: z.string().optional(),
  /** Concepts that end the way. */
  exits: z.array(z.string()),
});

const metricProvenance = z.strictObject({
  id: z.string(),
  hash: z.string(),
  label: words,
  unit: z.string(),
  polarity: z.enum(["up", "down", "neutral"]),
  dateBasis: z.enum(["period", "cohort"]),
  formula: words,
  /** What it counts, one for each measure under its own filters. */
  inputs: z.array(
    z.strictObject({
      measure: z.string(),
      /** A dataset or a concept. */
      of: z.string(),
      /** The column that dates its rows, when the query asks for time. */
      dated: z.string().optional(),
      /** Rows behind it. */
      n: z.int(),
      /** Rows left out because they carry no date. */
      undated: z.int(),
      /** Rows left out because a filter could not tell: what it excludes is null. */
      excludedForNull: z.int(),
      /** Rows left out because they stand for nobody, where entities are followed. */
      withoutEntity: z.int().optional(),
    }),
  ),
  /** How events are followed, for a conversion and a funnel. */
  matching: z.discriminatedUnion("kind", [conversionMatching, funnelMatching]).optional(),
});

const provenance = z.strictObject({
  metrics: z.array(metricProvenance),
  snapshot: z.string(),
  method: z.string(),
  asOf: z.string(),
  timezone: z.string(),
  window: period,
  /** What it is compared with. */
  earlier: period.optional(),
  filter: z.string().optional(),
  /** First days of the periods that are not over at `asOf`; for an answer without a grain, of the period asked. */
  partial: z.array(z.iso.date()),
  freshness: z.strictObject({ loadedAt: z.string(), builtAt: z.string() }),
  sql: z.array(z.string()),
});

const cell = z.union([z.null(), z.boolean(), z.number(), z.string()]);

/** An answer as JSON carries it. */
export const answer = z.strictObject({
  columns: z.array(answerColumn),
  rows: z.array(z.array(cell)),
  /** Coarser groups, computed from the rows of the data; `keys` names those that are kept. */
  totals: z.array(z.strictObject({ keys: z.array(z.string()), row: z.array(cell) })),
  provenance,
  /** The query with its moment: with a cell, it opens the rows behind. */
  query: metricQuery,
});

export type AnswerColumn = z.infer<typeof answerColumn>;
export type Provenance = z.infer<typeof provenance>;
export type MetricProvenance = z.infer<typeof metricProvenance>;

/** A value of an answer in the program: decimals are exact. */
export type AnswerValue = null | boolean | number | string | ExactDecimal;

export interface AnswerTotal {
  readonly keys: readonly string[];
  readonly row: readonly AnswerValue[];
}

export interface Answer extends Omit<z.infer<typeof answer>, "rows" | "totals"> {
  readonly rows: readonly (readonly AnswerValue[])[];
  readonly totals: readonly AnswerTotal[];
}
