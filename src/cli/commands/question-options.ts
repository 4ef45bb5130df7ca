import type { MetricQueryInput } from "../../contract/index.ts";
import { asOfOption, endOfDay } from "../as-of.ts";
import type { Options, Values } from "../command.ts";

/** What every question about metrics may say. */
export const questionOptions = {
  by: {
    kind: "list",
    value: "DIM,...",
    summary: { en: "one row per value of these dimensions", fr: "une ligne par valeur de ces dimensions" },
  },
  grain: {
    kind: "text",
    value: "GRAIN",
    summary: {
      en: "one row per hour, day, week, month ... or period of a calendar of your own",
      fr: "une ligne par hour, day, week, month... ou période d'un calendrier à vous",
    },
  },
  where: {
    kind: "text",
    value: "EXPR",
    summary: {
      en: "a condition over dimensions: country = 'FR'",
      fr: "une condition sur les dimensions : country = 'FR'",
    },
  },
  from: { kind: "day", value: "DAY", summary: { en: "first day, included", fr: "premier jour, compris" } },
  to: { kind: "day", value: "DAY", summary: { en: "last day, included", fr: "dernier jour, compris" } },
  compare: {
    kind: "choice",
    value: "WITH",
    choices: ["previous", "year"],
    summary: {
      en: "with the previous period, or with last year",
      fr: "avec la période précédente (previous) ou l'an dernier (year)",
    },
  },
  ...asOfOption,
  snapshot: {
    kind: "text",
    value: "ID",
    summary: {
      en: "on a kept snapshot (default: the current one)",
      fr: "sur un instantané gardé (par défaut : l'actuel)",
    },
  },
} as const satisfies Options;

type Question = Omit<Values<typeof questionOptions>, "snapshot">;

export function questionOf(
  metrics: readonly string[],
  options: Question,
  timezone: string,
): MetricQueryInput {
  const { by, grain, where, from, to, compare, "as-of": day } = options;
  return {
    metrics: [...metrics],
    by: [...by],
    ...(grain !== undefined && { grain }),
    ...(where !== undefined && { where }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(compare !== undefined && { compare }),
    ...(day !== undefined && { asOf: endOfDay(timezone, day) }),
  };
}
