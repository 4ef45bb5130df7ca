import { z } from "zod";
import { calendarShape } from "./calendar-shape.ts";
import { expression, named, reference } from "./common.ts";
import { conceptShape } from "./concept-shape.ts";
import { datasetShape } from "./dataset-shape.ts";
import { idPattern } from "./id-pattern.ts";
import { measureShape } from "./measure-shape.ts";
import { metricShape } from "./metric-shape.ts";

const columnsDimension = z.strictObject({
  ...named,
  on: z
    .record(z.string(), expression)
    .describe("How each dataset or concept carries it; others reach it over many-to-one relationships."),
});

const metricDimension = z.strictObject({
  ...named,
  metric: reference.describe("The metric whose value it is."),
  per: reference.describe("The dataset for each of whose rows it is computed."),
});

export const dimensionShape = z.union([columnsDimension, metricDimension]);

export const acquisitionShape = z
  .strictObject({
    entry: reference.describe("The concept over person whose first entry the touches precede.").optional(),
    take: z.enum(["first", "last"]).optional(),
    touches: expression.describe("Which touches count as known.").optional(),
  })
  .describe("The rule by which a lead comes from a campaign.");

export const allocationShape = z
  .strictObject({
    by: z.enum(["equal", "media", "touches", "fixed"]),
    shares: z.record(z.string(), z.number().min(0).max(1)).describe("fixed: campaign -> share.").optional(),
  })
  .describe("The rule by which shared cost reaches campaigns.");

const id = z.string().regex(idPattern);

/** The form of a definitions file, from which the schema is printed by which editors complete it and files are read. */
export const fileShape = z.strictObject({
  datasets: z.record(id, datasetShape).optional(),
  calendars: z.record(id, calendarShape).optional(),
  dimensions: z.record(id, dimensionShape).optional(),
  measures: z.record(id, measureShape).optional(),
  concepts: z.record(id, conceptShape).optional(),
  metrics: z.record(id, metricShape).optional(),
  acquisition: acquisitionShape.optional(),
  allocation: allocationShape.optional(),
});

export type FileShape = z.infer<typeof fileShape>;
export type DimensionShape = z.infer<typeof dimensionShape>;
export type AcquisitionShape = z.infer<typeof acquisitionShape>;
export type AllocationShape = z.infer<typeof allocationShape>;
