import { z } from "zod";
import { localised, reference } from "./common.ts";

const head = { label: localised, description: localised.optional() };

/** Periods read from a dataset with one row a day. */
const tableCalendar = z.strictObject({
  ...head,
  dataset: reference.describe("A dataset with one row a day."),
  day: reference.describe("Its date column."),
  period: reference.describe("The column that names the period of each day."),
});

/** Periods given by their first days. */
const listedCalendar = z.strictObject({
  ...head,
  starts: z
    .array(z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/u))
    .min(2)
    .max(2_000)
    .describe("The first day of each period, in order; the last one says where the calendar ends."),
});

/** A calendar of the company's own: its id is a grain. */
export const calendarShape = z.union([tableCalendar, listedCalendar]);

export type CalendarShape = z.infer<typeof calendarShape>;
