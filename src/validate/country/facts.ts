import type { ProblemWords } from "../../core/index.ts";
import type { Weights } from "../judge.ts";
import { sayingOf } from "../say-reason.ts";
import { type TextFacts, textWeights, textWords } from "../text/facts.ts";

export interface CountryFacts extends TextFacts {
  "country-empty": object;
  "country-unknown": { readonly text: string };
}

export const countryWeights: Weights<CountryFacts> = {
  ...textWeights,
  "country-empty": "invalid",
  "country-unknown": "invalid",
};

const words: ProblemWords<CountryFacts> = {
  en: {
    ...textWords.en,
    "country-empty": () => "No country is given.",
    "country-unknown": ({ text }) => `"${text}" is not the name or the code of a country.`,
  },
  fr: {
    ...textWords.fr,
    "country-empty": () => "Aucun pays n'est indiqué.",
    "country-unknown": ({ text }) => `« ${text} » n'est ni le nom ni le code d'un pays.`,
  },
};

export const sayCountryReason = sayingOf(words);
