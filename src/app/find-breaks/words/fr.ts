import type { Words } from "../../../core/index.ts";
import type { Facts } from "./facts.ts";

export const fr: Words<Facts> = {
  "nothing-to-find": ({ name, nearest }) =>
    `Il n'y a ni conversion ni entonnoir « ${name} ».${nearest === undefined ? "" : ` Vouliez-vous dire « ${nearest} » ?`}`,
  "not-a-conversion": ({ metric, kind }) =>
    `« ${metric} » est de type ${kind} : une rupture se cherche dans une conversion ou un entonnoir.`,
  "conversion-of-events": ({ metric }) =>
    `« ${metric} » compte les événements de chaque côté et ne dit donc de personne s'il a converti : comptez les cycles ou les entités.`,
  "value-not-money": ({ metric, unit }) =>
    `« ${metric} » se mesure en ${unit} : la valeur d'une conversion doit être un montant.`,
  "steps-too-young": ({ steps, horizonDays }) =>
    `Aucune semaine de ${steps.join(", ")} n'est assez ancienne : il en faut au moins 26 où chacun a eu ${horizonDays} jours.`,
};
