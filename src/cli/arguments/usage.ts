import { type ProblemWords, problemsOf } from "../../core/index.ts";
import { placeholder } from "./placeholder.ts";

interface Facts {
  readonly "verb-unknown": { readonly given: string };
  readonly "verb-incomplete": { readonly given: string; readonly verbs: readonly string[] };
  readonly "option-unknown": { readonly option: string; readonly verb: string };
  readonly "option-without-value": { readonly option: string; readonly value: string };
  readonly "option-takes-no-value": { readonly option: string };
  readonly "option-not-a-number": { readonly option: string; readonly given: string };
  readonly "option-not-a-day": { readonly option: string; readonly given: string };
  readonly "option-not-a-choice": {
    readonly option: string;
    readonly given: string;
    readonly choices: readonly string[];
  };
  readonly "option-not-a-pair": { readonly option: string; readonly given: string };
  readonly "operand-missing": { readonly operand: string; readonly verb: string };
  readonly "operand-unexpected": { readonly given: string; readonly verb: string };
}

const words: ProblemWords<Facts> = {
  en: {
    "verb-unknown": ({ given }) => `There is no verb "${given}". \`entente --help\` lists them.`,
    "verb-incomplete": ({ given, verbs }) => `"${given}" wants a second word: ${verbs.join(", ")}.`,
    "option-unknown": ({ option, verb }) =>
      `"${verb}" has no option ${option}. \`entente help ${verb}\` lists them.`,
    "option-without-value": ({ option, value }) => `${option} wants a value: ${option} ${value}.`,
    "option-takes-no-value": ({ option }) => `${option} takes no value.`,
    "option-not-a-number": ({ option, given }) => `${option} wants a whole number, not "${given}".`,
    "option-not-a-day": ({ option, given }) => `${option} wants a day written YYYY-MM-DD, not "${given}".`,
    "option-not-a-choice": ({ option, given, choices }) =>
      `${option} is one of ${choices.join(", ")}, not "${given}".`,
    "option-not-a-pair": ({ option, given }) => `${option} wants name=value, not "${given}".`,
    "operand-missing": ({ operand, verb }) =>
      `"${verb}" wants ${operand}. \`entente help ${verb}\` shows an example.`,
    "operand-unexpected": ({ given, verb }) =>
      `"${verb}" does not know what to do with "${given}". \`entente help ${verb}\` shows an example.`,
  },
  fr: {
    "verb-unknown": ({ given }) =>
      `Le verbe « ${given} » n'existe pas. \`entente --help\` en donne la liste.`,
    "verb-incomplete": ({ given, verbs }) => `« ${given} » attend un second mot : ${verbs.join(", ")}.`,
    "option-unknown": ({ option, verb }) =>
      `« ${verb} » n'a pas d'option ${option}. \`entente help ${verb}\` en donne la liste.`,
    "option-without-value": ({ option, value }) =>
      `${option} attend une valeur : ${option} ${placeholder(value, "fr")}.`,
    "option-takes-no-value": ({ option }) => `${option} ne prend pas de valeur.`,
    "option-not-a-number": ({ option, given }) => `${option} attend un nombre entier, et non « ${given} ».`,
    "option-not-a-day": ({ option, given }) =>
      `${option} attend un jour écrit AAAA-MM-JJ, et non « ${given} ».`,
    "option-not-a-choice": ({ option, given, choices }) =>
      `${option} est à choisir parmi ${choices.join(", ")} ; « ${given} » n'en fait pas partie.`,
    "option-not-a-pair": ({ option, given }) => `${option} attend nom=valeur, et non « ${given} ».`,
    "operand-missing": ({ operand, verb }) =>
      `« ${verb} » attend ${placeholder(operand, "fr")}. \`entente help ${verb}\` montre un exemple.`,
    "operand-unexpected": ({ given, verb }) =>
      `« ${verb} » ne sait que faire de « ${given} ». \`entente help ${verb}\` montre un exemple.`,
  },
};

export const usageProblem = problemsOf<Facts>(words);
