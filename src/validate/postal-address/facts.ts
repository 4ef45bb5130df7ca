import type { ProblemWords } from "../../core/index.ts";
import { nameOfCountry } from "../country/index.ts";
import type { Weights } from "../judge.ts";
import { sayingOf } from "../say-reason.ts";
import { type TextFacts, textWeights, textWords } from "../text/facts.ts";

export interface AddressFacts extends TextFacts {
  "address-empty": object;
  "part-too-long": { readonly limit: number };
  "country-unread": { readonly text: string };
  "code-and-city-parted": { readonly postalCode: string; readonly city: string };
  "code-and-city-swapped": { readonly postalCode: string; readonly city: string };
  "postal-code-written": { readonly from: string; readonly to: string };
  "leading-zero-restored": { readonly from: string; readonly to: string };
  "postal-code-form": { readonly text: string; readonly country: string; readonly example: string };
  "postal-code-unknown": { readonly postalCode: string };
  "city-written": { readonly from: string; readonly to: string };
  "city-unknown": { readonly city: string };
  "city-elsewhere": {
    readonly city: string;
    readonly postalCode: string;
    readonly cities: readonly string[];
  };
  "arrondissement-elsewhere": { readonly city: string; readonly postalCode: string };
  "region-disagrees": { readonly region: string; readonly derived: string };
}

export const addressWeights: Weights<AddressFacts> = {
  ...textWeights,
  "address-empty": "invalid",
  "part-too-long": "invalid",
  "country-unread": "suspect",
  "code-and-city-parted": "repaired",
  "code-and-city-swapped": "repaired",
  "postal-code-written": "repaired",
  "leading-zero-restored": "repaired",
  "postal-code-form": "suspect",
  "postal-code-unknown": "suspect",
  "city-written": "repaired",
  "city-unknown": "suspect",
  "city-elsewhere": "suspect",
  "arrondissement-elsewhere": "suspect",
  "region-disagrees": "suspect",
};

const words: ProblemWords<AddressFacts> = {
  en: {
    ...textWords.en,
    "address-empty": () => "The address is empty.",
    "part-too-long": ({ limit }) => `A part of the address is longer than ${limit} signs.`,
    "country-unread": ({ text }) => `"${text}" is not the name or the code of a country.`,
    "code-and-city-parted": ({ postalCode, city }) =>
      `Postal code and city stood together: ${postalCode} and ${city} are now apart.`,
    "code-and-city-swapped": ({ postalCode, city }) =>
      `Postal code and city stood in each other's place: ${postalCode} is the code, ${city} the city.`,
    "postal-code-written": ({ from, to }) => `The postal code "${from}" is written ${to}.`,
    "leading-zero-restored": ({ from, to }) =>
      `The postal code ${from} had lost its first zero, as in a spreadsheet: ${to}.`,
    "postal-code-form": ({ text, country, example }) =>
      `"${text}" does not look like a postal code of ${nameOfCountry(country, "en")} (such as ${example}).`,
    "postal-code-unknown": ({ postalCode }) => `No commune of France has the postal code ${postalCode}.`,
    "city-written": ({ from, to }) => `The city "${from}" is written ${to}.`,
    "city-unknown": ({ city }) => `No commune of France is called "${city}".`,
    "city-elsewhere": ({ city, postalCode, cities }) =>
      `${postalCode} is not a postal code of ${city}; it serves ${listed(cities, "and")}.`,
    "arrondissement-elsewhere": ({ city, postalCode }) => `${postalCode} is not the postal code of ${city}.`,
    "region-disagrees": ({ region, derived }) =>
      `The region is "${region}", but the place lies in ${derived}.`,
  },
  fr: {
    ...textWords.fr,
    "address-empty": () => "L'adresse est vide.",
    "part-too-long": ({ limit }) => `Une partie de l'adresse dépasse ${limit} signes.`,
    "country-unread": ({ text }) => `« ${text} » n'est ni le nom ni le code d'un pays.`,
    "code-and-city-parted": ({ postalCode, city }) =>
      `Le code postal et la ville étaient ensemble : ${postalCode} et ${city} sont maintenant séparés.`,
    "code-and-city-swapped": ({ postalCode, city }) =>
      `Le code postal et la ville étaient inversés : ${postalCode} est le code, ${city} la ville.`,
    "postal-code-written": ({ from, to }) => `Le code postal « ${from} » s'écrit ${to}.`,
    "leading-zero-restored": ({ from, to }) =>
      `Le code postal ${from} avait perdu son premier zéro, comme dans un tableur : ${to}.`,
    "postal-code-form": ({ text, country, example }) =>
      `« ${text} » ne ressemble pas à un code postal de ce pays : ${nameOfCountry(country, "fr")} (par exemple ${example}).`,
    "postal-code-unknown": ({ postalCode }) => `Aucune commune de France n'a le code postal ${postalCode}.`,
    "city-written": ({ from, to }) => `La ville « ${from} » s'écrit ${to}.`,
    "city-unknown": ({ city }) => `Aucune commune de France ne s'appelle « ${city} ».`,
    "city-elsewhere": ({ city, postalCode, cities }) =>
      `${postalCode} n'est pas un code postal de ${city} ; il dessert ${listed(cities, "et")}.`,
    "arrondissement-elsewhere": ({ city, postalCode }) =>
      `${postalCode} n'est pas le code postal de ${city}.`,
    "region-disagrees": ({ region, derived }) =>
      `La région est « ${region} », mais le lieu est en ${derived}.`,
  },
};

const shown = 3;

function listed(names: readonly string[], and: string): string {
  if (names.length > shown) return `${names.slice(0, shown).join(", ")}…`;
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} ${and} ${names.at(-1)}`;
}

export const sayAddressReason = sayingOf(words);
