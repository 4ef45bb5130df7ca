import type { ProblemWords } from "../../core/index.ts";
import { nameOfCountry } from "../country/index.ts";
import type { Weights } from "../judge.ts";
import { sayingOf } from "../say-reason.ts";
import { type TextFacts, textWeights, textWords } from "../text/facts.ts";

export interface PhoneFacts extends TextFacts {
  "phone-empty": object;
  "phone-too-long": { readonly limit: number };
  "digits-lost": { readonly text: string };
  "country-needed": { readonly text: string };
  "not-a-phone": { readonly text: string };
  "short-number": { readonly text: string };
  "words-left-out": { readonly text: string };
  "zero-restored": object;
  "plus-restored": object;
  "several-numbers": { readonly count: number };
  "rest-unread": { readonly text: string };
  "read-overseas": { readonly country: string };
  "read-in-workspace": { readonly country: string; readonly workspace: string };
  "not-in-plan": { readonly country: string };
  placeholder: { readonly digits: string };
  "for-fiction": object;
}

export const phoneWeights: Weights<PhoneFacts> = {
  ...textWeights,
  "phone-empty": "invalid",
  "phone-too-long": "invalid",
  "digits-lost": "invalid",
  "country-needed": "invalid",
  "not-a-phone": "invalid",
  "short-number": "invalid",
  "words-left-out": "repaired",
  "zero-restored": "repaired",
  "plus-restored": "repaired",
  "several-numbers": "repaired",
  "rest-unread": "suspect",
  "read-overseas": "repaired",
  "read-in-workspace": "suspect",
  "not-in-plan": "suspect",
  placeholder: "suspect",
  "for-fiction": "suspect",
};

const words: ProblemWords<PhoneFacts> = {
  en: {
    ...textWords.en,
    "phone-empty": () => "No telephone number is given.",
    "phone-too-long": ({ limit }) => `The text is longer than ${limit} signs.`,
    "digits-lost": ({ text }) =>
      `A spreadsheet has rounded "${text}": its last digits are lost. Export the column as text.`,
    "country-needed": ({ text }) => `"${text}" has no country code, and no country is known for it.`,
    "not-a-phone": ({ text }) => `"${text}" is not a telephone number.`,
    "short-number": ({ text }) => `${text} is a short number, which can only be called inside its country.`,
    "words-left-out": ({ text }) => `"${text}" was left out of the number.`,
    "zero-restored": () => "The number had lost its first zero.",
    "plus-restored": () => "The number had lost the + before its country code.",
    "several-numbers": ({ count }) => `The cell holds ${count} numbers.`,
    "rest-unread": ({ text }) => `"${text}" in the same cell is not a telephone number.`,
    "read-overseas": ({ country }) => `The number is one of ${nameOfCountry(country, "en")}.`,
    "read-in-workspace": ({ country, workspace }) =>
      `The number is none of ${nameOfCountry(country, "en")}; it was read as one of ${nameOfCountry(workspace, "en")}.`,
    "not-in-plan": ({ country }) => `No such number is given out${within(country, "en")}.`,
    placeholder: ({ digits }) => `${digits} looks typed to fill the field.`,
    "for-fiction": () => "The number is reserved for films and examples.",
  },
  fr: {
    ...textWords.fr,
    "phone-empty": () => "Aucun numéro de téléphone n'est indiqué.",
    "phone-too-long": ({ limit }) => `Le texte dépasse ${limit} signes.`,
    "digits-lost": ({ text }) =>
      `Un tableur a arrondi « ${text} » : ses derniers chiffres sont perdus. Exportez la colonne en texte.`,
    "country-needed": ({ text }) => `« ${text} » n'a pas d'indicatif, et son pays n'est pas connu.`,
    "not-a-phone": ({ text }) => `« ${text} » n'est pas un numéro de téléphone.`,
    "short-number": ({ text }) => `${text} est un numéro court, joignable dans son pays seulement.`,
    "words-left-out": ({ text }) => `« ${text} » a été laissé hors du numéro.`,
    "zero-restored": () => "Le numéro avait perdu son premier zéro.",
    "plus-restored": () => "Le numéro avait perdu le + devant son indicatif.",
    "several-numbers": ({ count }) => `La cellule contient ${count} numéros.`,
    "rest-unread": ({ text }) => `« ${text} », dans la même cellule, n'est pas un numéro de téléphone.`,
    "read-overseas": ({ country }) => `Le numéro est de ce territoire : ${nameOfCountry(country, "fr")}.`,
    "read-in-workspace": ({ country, workspace }) =>
      `Le numéro n'est pas du pays indiqué (${nameOfCountry(country, "fr")}) ; il a été lu comme étant de ${nameOfCountry(workspace, "fr")}.`,
    "not-in-plan": ({ country }) => `Ce numéro n'est pas attribué${within(country, "fr")}.`,
    placeholder: ({ digits }) => `${digits} semble tapé pour remplir le champ.`,
    "for-fiction": () => "Le numéro est réservé aux films et aux exemples.",
  },
};

function within(country: string, language: "en" | "fr"): string {
  return country === "" ? "" : ` (${nameOfCountry(country, language)})`;
}

export const sayPhoneReason = sayingOf(words);
