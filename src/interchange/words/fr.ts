import type { Words } from "../../core/index.ts";
import type { Facts } from "../facts.ts";
import { type ReasonWords, wordsOfReason } from "./reason-words.ts";
import type { Subject } from "../reason.ts";

/** With its article, and whether it is feminine. */
const subjects: { readonly [S in Subject]: { readonly the: string; readonly feminine: boolean } } = {
  "semantic model": { the: "le modèle sémantique", feminine: false },
  metric: { the: "l'indicateur", feminine: false },
  measure: { the: "la mesure", feminine: true },
  dimension: { the: "la dimension", feminine: true },
  entity: { the: "l'entité", feminine: true },
  relationship: { the: "la relation", feminine: true },
  calendar: { the: "le calendrier", feminine: false },
  question: { the: "la question", feminine: true },
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const fr: Words<Facts> = {
  "yaml-unreadable": ({ detail }) => `Ce n'est pas du YAML : ${detail}.`,
  "value-wrong": ({ where, wanted }) => `« ${where} » n'est pas ce qui est attendu ici : ${wanted}.`,
  "name-repeated": ({ subject, name, other }) =>
    `${capital(subjects[subject].the)} « ${name} » est ${subjects[subject].feminine ? "définie" : "défini"} deux fois ; l'autre fois dans ${other}. Gardez une seule définition.`,
  "nothing-to-import": ({ folder }) =>
    `Aucun modèle sémantique ni indicateur n'a été trouvé dans ${folder}. Indiquez le dossier qui contient leurs fichiers YAML.`,
  "file-in-the-way": ({ file }) =>
    `${file} existe déjà, et aucune importation ne l'a écrit. Renommez-le, ou importez dans un autre dossier.`,
  "key-passed-over": ({ key, where }) =>
    `« ${key} » de ${where} n'est pas connu ici et a été laissé de côté.`,
  "document-passed-over": ({ what }) =>
    `${what} n'est ni un modèle sémantique ni un indicateur, et a été laissé de côté.`,
  "left-out": ({ subject, name, reason }) =>
    `${capital(subjects[subject].the)} « ${name} » manque : ${wordsOfReason(reasons, reason)}.`,
  renamed: ({ subject, name, id }) =>
    `${capital(subjects[subject].the)} « ${name} » s'appelle « ${id} » ici, car son nom désigne déjà autre chose.`,
  "types-assumed": ({ dataset, columns }) =>
    `Rien ne dit ce que contiennent les colonnes ${columns.join(", ")} de « ${dataset} » ; leur type suit de leur emploi, sinon c'est du texte. Vérifiez-les, ou indiquez le dossier des tables.`,
  "measures-differ": ({ name, models }) =>
    `Plusieurs modèles sémantiques ont une mesure « ${name} » (${models.join(", ")}) ; les indicateurs emploient la première.`,
};

const reasons: ReasonWords = {
  unreadable: ({ near }) => `son expression ne se lit plus à « ${near} »`,
  function: ({ name }) => `aucune fonction ne correspond à ${name}`,
  cast: ({ from, to }) => `rien n'équivaut au passage de ${from} à ${to}`,
  types: ({ operator, left, right }) => `${operator} ne va pas avec ${left} et ${right}`,
  moment: ({ text }) => `un moment de la journée (${text}) ne peut s'écrire dans une expression`,
  "by-day": ({ operator }) => `un moment est comparé à un jour par son jour, et ${operator} différerait`,
  dialects: ({ what }) => `les bases de données n'entendent pas la même chose par ${what}`,
  pattern: () => "un motif doit être écrit en toutes lettres",
  "date-arithmetic": () => "les dates se déplacent et se comparent par des fonctions qui disent leur unité",
  grain: ({ grain }) => `« ${grain} » n'est pas une période d'expression`,
  column: ({ table, name }) => `« ${table} » n'a pas de colonne ${name}`,
  template: ({ text }) => `{{ ${text} }} n'est pas connu`,
  item: ({ name, dataset }) => `« ${name} » ne s'atteint pas depuis « ${dataset} »`,
  "item-ambiguous": ({ name, paths }) => `« ${name} » s'atteint de plusieurs façons (${paths.join(" ; ")})`,
  partition: ({ name }) =>
    `les lignes de « ${name} » se distinguent par une partition, ce qu'une relation ne peut dire`,
  "rests-on": ({ name }) => `« ${name} », dont cela dépend, manque aussi`,
  unknown: ({ name }) => `« ${name} » n'existe pas`,
  loop: () => "cela dépend de soi-même",
  missing: ({ key }) => `« ${key} » n'est pas donné`,
  "time-computed": ({ dimension }) =>
    `son temps « ${dimension} » est calculé, et seule une colonne peut dater des lignes`,
  "time-missing": ({ measure }) => `rien ne dit ce qui date les lignes de sa mesure « ${measure} »`,
  formula: () => "sa formule est plus que de l'arithmétique",
  "not-a-count": ({ measure }) => `sa mesure « ${measure} » ne compte pas des lignes`,
  "semi-additive": ({ measure }) => `sa mesure « ${measure} » ne s'additionne pas dans le temps`,
  "no-dataset-of": ({ entity }) => `aucun modèle sémantique n'a une ligne par « ${entity} »`,
  "key-computed": ({ entity }) => `sa colonne « ${entity} » est calculée`,
  "grains-differ": ({ base, converted }) =>
    `sa base est datée par ${base} et sa conversion par ${converted}, qui ne se comparent pas`,
  "too-fine": ({ grain, kept }) => `« ${grain} » est plus fin que ses temps, tenus par ${kept}`,
  window: ({ text }) => `« ${text} » n'est pas un nombre de périodes`,
  "values-differ": ({ type, wanted }) => `elle y contient ${type}, et ailleurs ${wanted}`,
  refused: ({ message }) => message.fr.replace(/\.$/u, ""),
};
