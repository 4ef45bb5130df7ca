import type { ProblemWords } from "../../core/index.ts";
import type { Weights } from "../judge.ts";
import { sayingOf } from "../say-reason.ts";
import { type TextFacts, textWeights, textWords } from "../text/facts.ts";

export interface NameFacts extends TextFacts {
  "name-empty": object;
  "name-too-long": { readonly limit: number };
  "no-letter": { readonly text: string };
  "capitals-restored": { readonly from: string; readonly to: string };
  "civility-moved": { readonly civility: string };
  "civility-unknown": { readonly text: string };
  "name-parted": { readonly text: string };
  "columns-swapped": { readonly given: string; readonly family: string };
  "columns-maybe-swapped": { readonly given: string; readonly family: string };
  "order-unsure": { readonly given: string; readonly family: string };
  "family-missing": object;
  "two-people": { readonly text: string };
  "same-twice": { readonly text: string };
  "keyboard-run": { readonly text: string };
  "test-data": { readonly text: string };
  "fictional-name": { readonly text: string };
  "not-told": { readonly text: string };
  "digits-in-name": { readonly text: string };
  "signs-in-name": { readonly signs: string };
  "address-in-name": { readonly text: string };
  "company-in-name": { readonly text: string };
}

export const nameWeights: Weights<NameFacts> = {
  ...textWeights,
  "name-empty": "invalid",
  "name-too-long": "invalid",
  "no-letter": "invalid",
  "capitals-restored": "repaired",
  "civility-moved": "repaired",
  "civility-unknown": "suspect",
  "name-parted": "repaired",
  "columns-swapped": "repaired",
  "columns-maybe-swapped": "suspect",
  "order-unsure": "suspect",
  "family-missing": "suspect",
  "two-people": "suspect",
  "same-twice": "suspect",
  "keyboard-run": "suspect",
  "test-data": "suspect",
  "fictional-name": "suspect",
  "not-told": "suspect",
  "digits-in-name": "suspect",
  "signs-in-name": "suspect",
  "address-in-name": "suspect",
  "company-in-name": "suspect",
};

const words: ProblemWords<NameFacts> = {
  en: {
    ...textWords.en,
    "name-empty": () => "No name is given.",
    "name-too-long": ({ limit }) => `The name is longer than ${limit} signs.`,
    "no-letter": ({ text }) => `"${text}" has no letter.`,
    "capitals-restored": ({ from, to }) => `"${from}" is written ${to}.`,
    "civility-moved": ({ civility }) => `The civility "${civility}" stood with the name and was taken apart.`,
    "civility-unknown": ({ text }) => `"${text}" is not a civility.`,
    "name-parted": ({ text }) => `"${text}" held a whole name in one field.`,
    "columns-swapped": ({ given, family }) =>
      `Given and family name stood in each other's place: ${given} is the given name, ${family} the family name.`,
    "columns-maybe-swapped": ({ given, family }) =>
      `Given and family name may stand in each other's place: is the person ${given} ${family}?`,
    "order-unsure": ({ given, family }) =>
      `It is not sure which is the family name: ${given} was read as the given name, ${family} as the family name.`,
    "family-missing": () => "There is no family name.",
    "two-people": ({ text }) => `"${text}" names two people.`,
    "same-twice": ({ text }) => `"${text}" stands as given and as family name.`,
    "keyboard-run": ({ text }) => `"${text}" looks typed at random.`,
    "test-data": ({ text }) => `"${text}" looks like test data.`,
    "fictional-name": ({ text }) => `"${text}" is a name of fiction or of examples.`,
    "not-told": ({ text }) => `"${text}" may mean that the name is not known.`,
    "digits-in-name": ({ text }) => `"${text}" has digits in it.`,
    "signs-in-name": ({ signs }) => `The name has signs that names do not have: ${signs}`,
    "address-in-name": ({ text }) => `"${text}" looks like an address, not like a name.`,
    "company-in-name": ({ text }) => `"${text}" looks like the name of a company.`,
  },
  fr: {
    ...textWords.fr,
    "name-empty": () => "Aucun nom n'est indiqué.",
    "name-too-long": ({ limit }) => `Le nom dépasse ${limit} signes.`,
    "no-letter": ({ text }) => `« ${text} » n'a aucune lettre.`,
    "capitals-restored": ({ from, to }) => `« ${from} » s'écrit ${to}.`,
    "civility-moved": ({ civility }) => `La civilité « ${civility} » était dans le nom et en a été séparée.`,
    "civility-unknown": ({ text }) => `« ${text} » n'est pas une civilité.`,
    "name-parted": ({ text }) => `« ${text} » contenait un nom entier dans un seul champ.`,
    "columns-swapped": ({ given, family }) =>
      `Le prénom et le nom étaient inversés : ${given} est le prénom, ${family} le nom.`,
    "columns-maybe-swapped": ({ given, family }) =>
      `Le prénom et le nom sont peut-être inversés : la personne s'appelle-t-elle ${given} ${family} ?`,
    "order-unsure": ({ given, family }) =>
      `Il n'est pas sûr lequel est le nom : ${given} a été lu comme prénom, ${family} comme nom.`,
    "family-missing": () => "Il n'y a pas de nom de famille.",
    "two-people": ({ text }) => `« ${text} » nomme deux personnes.`,
    "same-twice": ({ text }) => `« ${text} » figure comme prénom et comme nom.`,
    "keyboard-run": ({ text }) => `« ${text} » semble tapé au hasard.`,
    "test-data": ({ text }) => `« ${text} » ressemble à une donnée de test.`,
    "fictional-name": ({ text }) => `« ${text} » est un nom de fiction ou d'exemple.`,
    "not-told": ({ text }) => `« ${text} » veut peut-être dire que le nom n'est pas connu.`,
    "digits-in-name": ({ text }) => `« ${text} » contient des chiffres.`,
    "signs-in-name": ({ signs }) => `Le nom contient des signes étrangers aux noms : ${signs}`,
    "address-in-name": ({ text }) => `« ${text} » ressemble à une adresse, pas à un nom.`,
    "company-in-name": ({ text }) => `« ${text} » ressemble au nom d'une entreprise.`,
  },
};

export const sayNameReason = sayingOf(words);
