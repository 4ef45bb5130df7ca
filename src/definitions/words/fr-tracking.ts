import type { Words } from "../../core/index.ts";
import type { TrackingFacts } from "../facts.ts";

const maybe = (nearest: string | undefined) =>
  nearest === undefined ? "" : ` Vouliez-vous dire « ${nearest} » ?`;

const kinds = { funnel: "un entonnoir", retention: "une rétention" };
const bases = { cohort: "la cohorte", period: "la période" };

export const frTracking: Words<TrackingFacts> = {
  "entity-unknown": ({ name, nearest }) => `Il n'existe pas de jeu de données « ${name} ».${maybe(nearest)}`,
  "entity-needed": ({ dataset }) =>
    `Les lignes de « ${dataset} » ne disent pas qui elles suivent : ajoutez « entity: », un jeu de données auquel mènent les deux côtés.`,
  "entity-unreachable": ({ source, entity }) =>
    `Aucune ligne de « ${source} » ne mène à un seul « ${entity} » : nommez un jeu de données auquel mènent les deux côtés, ou une colonne de chacun.`,
  "entity-ambiguous": ({ source, entity, paths }) =>
    `« ${source} » mène à « ${entity} » de plusieurs façons (${paths}) : nommez plutôt une colonne de chaque côté.`,
  "window-unit": ({ unit }) =>
    `Une fenêtre se compte en secondes, minutes, heures, jours, semaines, mois, trimestres ou années, pas en « ${unit} ».`,
  "window-of-days": ({ window }) =>
    `« ${window} » demande l'heure, or de certains de ces événements on ne connaît que le jour : écrivez-la en jours.`,
  "horizon-and-within": () => "« within » dit déjà combien de temps attendre : enlevez « horizon ».",
  "first-step-within": () =>
    "Aucune étape ne précède la première : son « within » revient à la deuxième, ou à l'entonnoir entier.",
  "step-twice": ({ concept }) =>
    `« ${concept} » est déjà une étape : chaque étape et chaque sortie est un concept à part.`,
  "every-form": ({ name, nearest }) =>
    `Une cohorte se suit par jours ou périodes plus longues (day, week, month, quarter, year...), pas par « ${name} ».${maybe(nearest)}`,
  "of-a-value": ({ key }) => `« ${key} » demande « value: », ce que chaque période apporte.`,
  "value-unbounded": () =>
    "« unbounded » dit qui est encore actif ; pour une valeur, « cumulative » donne ce qui a été apporté jusque-là.",
  "date-basis-differs": ({ basis }) =>
    `Ce qui date cet indicateur est déjà dit : c'est ${bases[basis]}. Enlevez « date_basis ».`,
  "input-of-several": ({ name, kind }) =>
    `« ${name} » est ${kinds[kind]} et donne plusieurs valeurs : rien ne peut en être calculé. Prenez une conversion ou un ratio.`,
  "age-needed": ({ name }) =>
    `« ${name} » est une rétention et a une valeur par âge : dites laquelle sous « inputs: », par « age: », ou par « reaches: » le premier âge où elle atteint un indicateur.`,
  "age-of-other": ({ name, key, nearest }) =>
    `Seule une rétention a des âges, et « ${name} » n'en est pas une : enlevez « ${key} ».${maybe(nearest)}`,
  "age-beyond": ({ name, age, last }) =>
    `« ${name} » est suivie jusqu'à l'âge ${last} (« up_to ») : elle n'a pas de valeur à l'âge ${age}.`,
  "age-and-reaches": () => "« age » donne une valeur, « reaches » donne un âge : n'en garder qu'un.",
  "age-and-moment": ({ key, other }) =>
    `« ${key} » est un âge de la cohorte : « ${other} » n'a pas de moment à déplacer, enlevez-le.`,
  "age-beside": ({ name }) =>
    `À côté d'une rétention à un âge, « ${name} » ne peut pas être limité aux mêmes cohortes : il doit être fait de sommes, de comptes et semblables, chaque ligne dans la période de sa propre date (ni cumul, ni solde, ni conversion, ni stock, ni décalage).`,
  "age-filled": () =>
    "Une cohorte trop jeune n'a pas encore de valeur, et aucun nombre ne peut en tenir lieu : enlevez « fill_nulls_with ».",
  "age-of-row": ({ name }) =>
    `« ${name} » lit une rétention à un âge, un nombre de cohorte : aucune ligne n'en a, ce ne peut être une dimension.`,
  "reaches-units": ({ left, right }) => `Ce qui est en ${left} ne peut pas atteindre ce qui est en ${right}.`,
};
