import type { Words } from "../../core/index.ts";
import type { Facts } from "../facts.ts";
import { frFiles } from "./fr-files.ts";
import { frMeaning } from "./fr-meaning.ts";
import { frTracking } from "./fr-tracking.ts";
import { typesFr as types } from "./types.ts";

const maybe = (nearest: string | undefined) =>
  nearest === undefined ? "" : ` Vouliez-vous dire « ${nearest} » ?`;

export const fr: Words<Facts> = {
  ...frFiles,
  ...frMeaning,
  ...frTracking,
  "expression-empty": () => "L'expression est vide.",
  "expression-too-long": ({ length, limit }) =>
    `L'expression compte ${length} caractères ; la limite est de ${limit}. Répartissez-la en plusieurs clauses ou mesures.`,
  "expression-too-deep": ({ limit }) =>
    `L'expression est imbriquée plus de ${limit} fois. Une longue suite de « or » s'écrit mieux avec « in (...) ».`,
  "list-too-long": ({ limit }) => `La liste compte plus de ${limit} éléments.`,
  "expression-unfinished": ({ expected }) =>
    `L'expression s'arrête ici, où l'on attendait ${quoted(expected)}.`,
  "token-unexpected": ({ found, expected }) =>
    `« ${found} » se trouve là où l'on attendait ${quoted(expected)}.`,
  "character-unexpected": ({ character }) => `« ${character} » n'a pas de sens dans une expression.`,
  "comment-refused": () =>
    "Les commentaires sont refusés dans une expression, car ils cachent du texte à ceux qui la signent. Écrivez un commentaire YAML (#) à côté.",
  "text-unclosed": () =>
    "Ce texte n'est pas fermé par une apostrophe. Une apostrophe dans un texte se double : 'l''enquête'.",
  "name-unclosed": () => "Ce nom n'est pas fermé par un guillemet (\").",
  "number-too-long": ({ number, digits }) =>
    `${number} a trop de chiffres : ${digits} au plus, et les entiers jusqu'à 9007199254740991.`,
  "date-invalid": ({ text }) =>
    `« ${text} » n'est pas un jour du calendrier. Une date s'écrit date '2024-01-31'.`,
  "instant-invalid": ({ text }) =>
    `« ${text} » n'est pas un instant avec son fuseau. Un instant s'écrit instant '2024-01-31T14:00:00Z'.`,
  "comparison-chained": () =>
    "Deux comparaisons ne peuvent se suivre : reliez-les par « and », ou mettez-en une entre parenthèses.",
  "case-with-operand": () =>
    "Écrivez « case when CONDITION then VALEUR else VALEUR end », chaque condition en entier.",
  "statement-refused": ({ word }) =>
    `« ${word} » commence une instruction ; seule une condition ou une valeur peut se trouver ici, sur les colonnes accessibles.`,
  "name-unknown": ({ name, from, nearest }) => `« ${from} » n'a pas de colonne « ${name} ».${maybe(nearest)}`,
  "hop-unknown": ({ name, from, nearest }) =>
    `« ${name} » ne peut être atteint depuis « ${from} » : aucune relation plusieurs-à-un de ce nom n'en part.${maybe(nearest)}`,
  "name-is-row": ({ name, from }) =>
    `« ${name} » est la ligne à laquelle « ${from} » renvoie, pas une valeur : ajoutez une de ses colonnes, comme dans ${name}.colonne.`,
  "function-unknown": ({ name, nearest }) =>
    `Il n'existe pas de fonction « ${name} ».${maybe(nearest)} docs/language.md donne la liste.`,
  "argument-count": ({ signature, given }) => `On l'appelle ${signature} ; elle a reçu ${given} argument(s).`,
  "argument-type": ({ signature, argument, wanted, given }) =>
    `Dans ${signature}, « ${argument} » doit être ${types[wanted]} ; ici c'est ${types[given]}.`,
  "argument-not-literal": ({ signature, argument, allowed }) =>
    `Dans ${signature}, « ${argument} » doit être écrit en toutes lettres${allowed === undefined ? "" : `, parmi : ${allowed}`}.`,
  "operand-type": ({ operator, wanted, given }) =>
    `« ${operator} » attend ${types[wanted]} ; ici c'est ${types[given]}.`,
  "types-differ": ({ operator, left, right }) =>
    `« ${operator} » compare des valeurs de même nature ; ici ${types[left]} rencontre ${types[right]}.`,
  "branches-differ": ({ left, right }) =>
    `Tous les résultats possibles doivent être de même nature ; ici ${types[left]} rencontre ${types[right]}.`,
  "date-arithmetic": ({ operator }) =>
    `« ${operator} » ne s'applique pas aux dates : utilisez days_between, add_days, add_months, etc., qui disent leur unité.`,
  "instant-not-column": ({ function: name }) =>
    `« ${name} » porte sur des jours, et seule une colonne connaît le sien dans le fuseau de l'espace de travail. Appliquez la fonction à chaque colonne.`,
  "order-meaningless": ({ type }) =>
    `Il n'y a ni plus petit ni plus grand pour ${types[type]} : comparez par = ou <>.`,
  "null-compared": ({ operator }) =>
    `« ${operator} » à côté de null n'est jamais vrai : écrivez « is null » ou « is not null ».`,
  "null-in-list": () =>
    "null dans une liste ne correspond à rien, et rend « not in » toujours non vrai : écrivez « or ... is null ».",
  "pattern-not-literal": () => "Le motif de like s'écrit en toutes lettres, comme dans like 'ab%'.",
  "value-unknown": ({ value, column, allowed, nearest }) =>
    `« ${column} » ne vaut jamais '${value}'.${maybe(nearest)} Ses valeurs : ${allowed}.`,
  "units-differ": ({ operator, left, right }) => `« ${operator} » mélange des unités : ${left} et ${right}.`,
  "grain-within-day": ({ grain }) => `Une date n'a pas de « ${grain} » : seul un instant en a.`,
  "grain-unknown": ({ name, known, nearest }) =>
    `Il n'y a ni granularité ni calendrier « ${name} ».${nearest === undefined ? ` Au choix : ${known}.` : ` Vouliez-vous dire « ${nearest} » ?`}`,
  "condition-wanted": ({ given }) => `Une condition doit être vraie ou fausse ; ceci est ${types[given]}.`,
};

function quoted(expected: string): string {
  const words: { readonly [expected: string]: string } = {
    "a value": "une valeur",
    "an operator": "un opérateur",
    "a name": "un nom",
  };
  return words[expected] ?? `« ${expected} »`;
}
