import type { Words } from "../../core/index.ts";
import type { FileFacts } from "../facts.ts";

const maybe = (nearest: string | undefined) =>
  nearest === undefined ? "" : ` Vouliez-vous dire « ${nearest} » ?`;

export const frFiles: Words<FileFacts> = {
  "yaml-unreadable": ({ detail }) => `Ceci n'est pas du YAML lisible : ${detail}`,
  "yaml-unclosed": () => "Il manque ici un guillemet, un crochet ou une virgule.",
  "yaml-colon": () =>
    "Deux-points suivis d'un espace commencent une valeur, et cette ligne en a déjà une : mettez entre guillemets le texte qui les contient.",
  "yaml-tab": () => "Une tabulation décale cette ligne : le YAML se décale par des espaces seulement.",
  "yaml-indent": () => "Cette ligne n'est pas décalée comme ses voisines.",
  "yaml-documents": () =>
    "Un fichier de définitions contient un seul document YAML : retirez les lignes ---.",
  "yaml-alias": () =>
    "Les ancres et les alias (& et *) sont refusés : une définition que l'on signe s'écrit en entier.",
  "key-duplicate": ({ key }) => `« ${key} » est écrit deux fois ici.`,
  "key-unknown": ({ key, under, nearest }) => `« ${key} » n'a pas de sens sous ${under}.${maybe(nearest)}`,
  "key-missing": ({ key, under }) => `Il manque « ${key} » sous ${under}.`,
  "value-type": ({ wanted }) => `Il faut ici ${inWords(wanted)}.`,
  "value-not-allowed": ({ value, allowed, nearest }) =>
    `« ${value} » ne convient pas ici.${maybe(nearest)} Au choix : ${allowed}.`,
  "value-form": ({ value, wanted }) => `« ${value} » ne peut se lire ici ; écrivez ${formInWords(wanted)}.`,
  "comma-in-braces": ({ text }) =>
    `Entre accolades une virgule termine la valeur : « ${text} » est devenu une clé. Mettez tout le texte entre guillemets.`,
  "id-form": ({ id }) =>
    `« ${id} » ne peut être un identifiant : minuscules sans accent, chiffres et _, une lettre au début, 80 caractères au plus.`,
  "nothing-defined": ({ under }) => `${under} est vide.`,
};

function inWords(wanted: string): string {
  const words: { readonly [wanted: string]: string } = {
    string: "un texte (entre guillemets s'il ressemble à autre chose)",
    number: "un nombre",
    int: "un entier",
    object: "des clés et leurs valeurs",
    record: "des clés et leurs valeurs",
    array: "une liste",
    boolean: "true ou false",
    choice: "une des formes que donne docs/reference/fr",
  };
  return words[wanted] ?? wanted;
}

function formInWords(wanted: string): string {
  const words: { readonly [wanted: string]: string } = {
    something: "au moins un caractère",
    less: "un texte plus court",
    duration: "une durée comme 30 days ou 2 weeks",
    choice: "une des formes que donne docs/reference/fr",
  };
  return words[wanted] ?? `un nombre ${wanted}`;
}
