import type { Localised } from "../../core/index.ts";

/** What the values beside a metric's own are called. */
export const partWords = {
  base: { en: "out of", fr: "sur" },
  converted: { en: "converted", fr: "convertis" },
  immature: { en: "too recent to tell", fr: "trop récents pour le dire" },
  entered: { en: "from the step before", fr: "de l'étape précédente" },
  rate: { en: "rate", fr: "taux" },
  first_entered: { en: "from the first step", fr: "de la première étape" },
  first_converted: {
    en: "converted, of those from the first step",
    fr: "convertis, parmi ceux de la première étape",
  },
  first_rate: { en: "rate from the first step", fr: "taux depuis la première étape" },
  exited: { en: "left by an exit", fr: "partis par une sortie" },
  size: { en: "members", fr: "membres" },
  active: { en: "active", fr: "actifs" },
  value: { en: "in the period", fr: "dans la période" },
  not_yet: { en: "not yet reached", fr: "pas encore atteint" },
  last_age: { en: "followed up to age", fr: "suivi jusqu'à l'âge" },
  first: { en: "in period 0", fr: "dans la période 0" },
  quartile_1: {
    en: "days, first quartile among those converted in mature cohorts",
    fr: "jours, premier quartile parmi les convertis des cohortes mûres",
  },
  median: {
    en: "days, median among those converted in mature cohorts",
    fr: "jours, médiane parmi les convertis des cohortes mûres",
  },
  quartile_3: {
    en: "days, third quartile among those converted in mature cohorts",
    fr: "jours, troisième quartile parmi les convertis des cohortes mûres",
  },
} satisfies { readonly [part: string]: Localised };

export function withinWords(days: number): Localised {
  return { en: `within ${days} days`, fr: `sous ${days} jours` };
}
