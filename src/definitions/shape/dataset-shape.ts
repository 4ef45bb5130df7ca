import { z } from "zod";
import { named, reference } from "./common.ts";
import { idPattern } from "./id-pattern.ts";

/** The types that a column of a workspace's own dataset may have. */
const ownTypes = ["text", "integer", "decimal", "money", "boolean", "date", "instant", "entity"] as const;

const id = z.string().regex(idPattern);
const type = z.enum(ownTypes);

const column = z.union([
  type,
  z.strictObject({
    type: type.describe("entity is the id of a person or company, instant a moment."),
    label: named.label.optional(),
    unit: z.string().min(1).describe("What its numbers count or measure.").optional(),
    values: reference
      .describe("What its words mean is said under this name in definitions/values.yaml.")
      .optional(),
    min: z.number().describe("The least that it may be; a row below it is quarantined.").optional(),
    max: z.number().describe("The most that it may be; a row above it is quarantined.").optional(),
    required: z.boolean().describe("Never null.").optional(),
    personal: z.boolean().describe("Tells of a person: masked by default.").optional(),
  }),
]);

const columns = z.union([reference, z.array(reference).min(2)]);

const relationship = z.strictObject({
  to: reference.describe("The dataset that each row leads to."),
  by: columns.describe("The column of this dataset that leads there; or several, all of which must fit."),
  key: columns
    .describe("The column of the other dataset that it holds; by default its key. As many as `by` names.")
    .optional(),
  valid: z
    .strictObject({
      from: reference.describe("The column that says from when a row of the history is in force."),
      until: reference.describe("The column that says until when; null while it still is."),
    })
    .describe("The other dataset keeps history: the row in force at the moment that dates this one.")
    .optional(),
});

/** A dataset that a workspace declares beside the common dataset. */
export const datasetShape = z.strictObject({
  label: named.label,
  description: named.description,
  key: reference.describe("The column that tells its rows apart; without it they are numbered.").optional(),
  time: reference
    .describe("The date or instant that dates its rows, unless a measure says another.")
    .optional(),
  counted_as: z.string().min(1).describe("What a count of its rows counts: bookings, visits ...").optional(),
  columns: z.record(id, column).describe("name -> type, or more about it."),
  relationships: z
    .record(id, relationship)
    .describe("Many-to-one, by role: the role names the related row in expressions.")
    .optional(),
  bridge: z
    .strictObject({
      from: reference.describe("The role that leads to the rows which have several of the others."),
      to: reference.describe("The role that leads to the others."),
      weight: reference
        .describe("The column that says which part of a row of `from` each one bears; the parts add up to 1.")
        .optional(),
    })
    .describe("Its rows stand between two datasets: a deal and its contacts.")
    .optional(),
});

export type DatasetShape = z.infer<typeof datasetShape>;
export type OwnColumnShape = z.infer<typeof column>;
