import { z } from "zod";

export const localised = z
  .strictObject({ en: z.string().min(1), fr: z.string().min(1) })
  .meta({ id: "localised", description: "The same words in English and in French." });

export const expression = z
  .string()
  .max(10_000)
  .describe("An expression over the columns in scope; see docs/language.md.");

export const reference = z.string().min(1);

/** What every definition may say of itself. */
export const named = {
  label: localised,
  description: localised.optional(),
  replaces: reference
    .describe("The built-in definition of the same id that this one takes the place of.")
    .optional(),
};
