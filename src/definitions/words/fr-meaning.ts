import type { Words } from "../../core/index.ts";
import type { MeaningFacts } from "../facts.ts";
import { chainText } from "./chain-text.ts";
import { typesFr as types } from "./types.ts";

const maybe = (nearest: string | undefined) =>
  nearest === undefined ? "" : ` Vouliez-vous dire « ${nearest} » ?`;

const kinds: { readonly [kind: string]: string } = {
  dataset: "un jeu de données",
  calendar: "un calendrier",
  dimension: "une dimension",
  measure: "une mesure",
  concept: "un concept",
  metric: "un indicateur",
};

const rules: { readonly [rule: string]: string } = {
  acquisition: "d'acquisition",
  allocation: "de répartition",
};

export const frMeaning: Words<MeaningFacts> = {
  "id-duplicate": ({ id, first }) =>
    `« ${id} » est déjà défini (${first}). Un identifiant a un seul sens : renommez l'un des deux.`,
  "id-is-dataset": ({ id }) =>
    `« ${id} » est un jeu de données : un concept ne peut porter son nom, car les deux iraient aux mêmes endroits.`,
  "id-is-table": ({ id }) =>
    `« ${id} » est une table que fait chaque construction. Donnez un autre nom à votre jeu de données.`,
  "id-reserved": ({ id }) => `« ${id} » est un mot du langage : aucune définition ne peut porter ce nom.`,
  "id-built-in": ({ id }) =>
    `« ${id} » est une définition intégrée. Écrivez « replaces: ${id} » dans la vôtre pour prendre sa place, ou renommez-la.`,
  "replaces-nothing": ({ id, nearest }) =>
    `Il n'existe pas de définition intégrée « ${id} » à remplacer.${maybe(nearest)}`,
  "replaces-other": ({ id, replaces }) =>
    `Une définition de remplacement garde l'identifiant de celle qu'elle remplace : « ${id} » ne peut remplacer « ${replaces} ».`,
  "replaces-kind": ({ id, kind, was }) =>
    `« ${id} » est, dans le catalogue, ${kinds[was] ?? was} : ${kinds[kind] ?? kind} ne peut prendre sa place.`,
  "rule-duplicate": ({ rule, first }) =>
    `La règle ${rules[rule] ?? rule} est déjà donnée (${first}). Il n'y en a qu'une.`,
  "dataset-unknown": ({ name, nearest }) =>
    `Il n'existe ni jeu de données ni concept « ${name} ».${maybe(nearest)}`,
  "column-unknown": ({ column, dataset, nearest }) =>
    `« ${dataset} » n'a pas de colonne « ${column} ».${maybe(nearest)}`,
  "role-unknown": ({ name, dataset, nearest }) =>
    `« ${dataset} » n'a pas de relation « ${name} ».${maybe(nearest)}`,
  "weight-type": ({ column, given }) =>
    `« ${column} » est ${types[given]} : un poids est un nombre, la part que porte une ligne.`,
  "values-unknown": ({ name, known }) =>
    `definitions/values.yaml n'a pas de liste « ${name} ». Ses listes sont : ${known}.`,
  "values-of-text": ({ column, type }) =>
    `« ${column} » est ${types[type]} : seuls les mots d'un texte ont un sens. Retirez « values », ou déclarez un texte.`,
  "limits-type": ({ column, type }) =>
    `« ${column} » est ${types[type]} : seul un nombre a des limites. Retirez « min » et « max », ou déclarez un nombre.`,
  "limits-order": ({ column, min, max }) =>
    `Rien ne tient entre les limites de « ${column} » : « min » vaut ${min} et « max » ${max}.`,
  "column-made": ({ column, of }) =>
    `« ${column} » est fabriquée par la construction à côté de « ${of} ». Donnez un autre nom à votre colonne.`,
  "keys-differ": ({ left, right }) =>
    `« ${left} » et « ${right} » ne contiennent pas les mêmes sortes de valeurs : l'une ne peut mener à l'autre.`,
  "keys-count": ({ by, key }) =>
    `« by » nomme ${by} ${by === 1 ? "colonne" : "colonnes"} et « key » ${key} : chaque colonne d'ici doit égaler une de là-bas.`,
  "starts-order": ({ day }) =>
    `Les premiers jours des périodes se suivent dans le temps : le ${day} vient trop tard dans la liste.`,
  "duration-form": ({ text }) => `« ${text} » n'est pas une durée : écrire 14 days, 1 month, 2 quarters.`,
  "period-unknown": ({ name, nearest }) =>
    `Il n'y a ni granularité ni calendrier « ${name} ».${maybe(nearest)}`,
  "window-and-to-date": () =>
    "« window » et « to_date » disent deux durées différentes : n'en garder qu'une.",
  "offset-and-start": () => "« offset » et « at_start_of » disent deux jours différents : n'en garder qu'un.",
  "each-day-without-offset": () =>
    "« each_day » dit comment « offset » regarde en arrière : ajoutez un « offset ».",
  "holds-and-per": () =>
    "Avec « holds », une ligne est dans le stock ou n'y est pas : « per » vaut pour les stocks relevés jour par jour.",
  "object-unknown": ({ name, nearest }) =>
    `« ${name} » ne peut être l'objet d'un concept : il faut un jeu de données du socle commun.${maybe(nearest)}`,
  "concept-unknown": ({ name, nearest }) => `Il n'existe pas de concept « ${name} ».${maybe(nearest)}`,
  "concept-of-other": ({ concept, object, wanted }) =>
    `« ${concept} » porte sur ${object} ; seul un concept sur ${wanted} convient ici.`,
  "clause-unknown": ({ name, concept, nearest }) =>
    `« ${concept} » n'a pas de clause « ${name} », et aucun concept ne s'appelle ainsi.${maybe(nearest)}`,
  "clause-duplicate": ({ name }) => `Deux clauses de ce concept s'appellent « ${name} ».`,
  "clause-itself": ({ name }) => `La clause « ${name} » s'attend elle-même.`,
  "clause-undated": ({ name }) =>
    `La clause « ${name} » n'a pas de date : rien n'est avant ni après elle. Donnez-lui une colonne « since: ».`,
  "clause-not-in": ({ name }) =>
    `La clause « ${name} » dit que l'objet n'est pas dans un concept : elle n'a pas de date, rien n'est avant ni après elle.`,
  "clause-of-end": ({ name }) =>
    `« ${name} » est sous « until: ». Ce qui fait entrer un objet ne peut attendre ce qui le fait sortir.`,
  "clause-of-history": ({ history }) =>
    `« ${history} » garde ses états successifs, dont on ne lit que celui d'une date : ajoutez « since: », la colonne qui date cette clause.`,
  "end-undated": ({ name }) =>
    `La clause « ${name} » n'a pas de date : nul ne sait quand elle met fin au concept. Donnez-lui une colonne « since: ».`,
  "not-without-window": () =>
    "« not: true » dit que rien ne s'est passé pendant un temps après quelque chose : il faut « after: » et « within: », sans « before: ».",
  "event-without-time": ({ dataset }) =>
    `« ${dataset} » n'a pas de colonne de temps : ses lignes ne sont pas des événements.`,
  "event-unreachable": ({ dataset, object }) =>
    `Aucune colonne de « ${dataset} » ne renvoie à « ${object} » : ses lignes n'en sont pas des événements.`,
  "event-ambiguous": ({ dataset, object, columns }) =>
    `« ${dataset} » mène à « ${object} » de plusieurs façons. Choisissez avec « via: », parmi : ${columns}.`,
  "via-unknown": ({ column, dataset, object, columns }) =>
    `« ${column} » de « ${dataset} » ne mène pas à « ${object} ». Au choix : ${columns}.`,
  "within-pointless": () =>
    "« within » limite le temps entre plusieurs événements, ou depuis un autre moment : il demande « at_least: 2 » ou plus, « before: » ou « after: ».",
  "time-unknown": ({ column, dataset, nearest }) =>
    `« ${dataset} » n'a pas de colonne « ${column} ».${maybe(nearest)}`,
  "time-type": ({ column, type }) =>
    `« ${column} » n'est ni une date ni un instant mais ${types[type]} : elle ne date rien.`,
  "aggregation-needs-of": ({ aggregation }) => `${aggregation} demande « of: », ce sur quoi il porte.`,
  "aggregation-type": ({ aggregation, given }) =>
    `${aggregation} porte sur des nombres ; « of » est ici ${types[given]}.`,
  "fraction-needed": () => "percentile demande « fraction: », entre 0 et 1 : 0.9 pour le neuvième décile.",
  "fraction-pointless": ({ aggregation }) => `« fraction » va avec percentile, pas avec ${aggregation}.`,
  "ordered-only": ({ key, aggregation }) =>
    `« ${key} » vaut pour median et percentile, non pour ${aggregation}.`,
  "measure-unknown": ({ name, nearest }) => `Il n'existe pas de mesure « ${name} ».${maybe(nearest)}`,
  "metric-unknown": ({ name, nearest }) => `Il n'existe pas d'indicateur « ${name} ».${maybe(nearest)}`,
  "input-unknown": ({ name, nearest }) => `Il n'existe ni indicateur ni mesure « ${name} ».${maybe(nearest)}`,
  "input-unused": ({ name }) => `La formule n'utilise pas l'entrée « ${name} ».`,
  "across-unknown": ({ name, nearest }) =>
    `« across » énumère des dimensions par leur identifiant, et « time » pour le pas de temps ; « ${name} » n'est ni l'un ni l'autre.${maybe(nearest)}`,
  "formula-form": () =>
    "Une formule ne contient que des indicateurs, des nombres, + - * /, nullif(x, 0) et des parenthèses.",
  "formula-without-metric": () => "La formule ne nomme aucun indicateur.",
  "unit-form": ({ unit }) =>
    `« ${unit} » n'est pas une unité : écrivez un mot, ou une forme comme money / people.`,
  "unit-needed": () => "L'unité ne peut se déduire ici : ajoutez « unit: ».",
  "unit-differs": ({ declared, computed }) =>
    `L'unité déclarée est ${declared}, mais ce qui est calculé est en ${computed}.`,
  "dimension-types": ({ left, right }) =>
    `Une dimension a partout des valeurs de même nature ; ici ${types[left]} rencontre ${types[right]}.`,
  "acquisition-missing": () =>
    "Ceci repose sur la règle d'acquisition, qui demande un concept sur person comme entrée : définissez « lead », ou « acquisition: » avec une autre entrée.",
  "acquisition-entry": ({ concept, object }) =>
    `La règle d'acquisition porte sur des personnes ; « ${concept} » est un concept sur ${object}.`,
  "shares-needed": () => "« by: fixed » demande « shares: », la part de chaque campagne.",
  "shares-pointless": ({ by }) => `« shares » va avec « by: fixed », pas avec « by: ${by} ».`,
  "shares-too-much": ({ total }) => `Le total des parts est ${total} : il ne peut dépasser 1.`,
  "definition-unused": ({ id, kind }) =>
    `Rien n'emploie ${kind === "measure" ? "la mesure" : "le concept"} « ${id} » : aucune définition ne repose dessus, et une question porte sur des indicateurs. Employez-la dans l'un d'eux, ou supprimez-la.`,
  "dimension-unreached": ({ id, datasets }) =>
    `Aucun indicateur ne peut être demandé selon « ${id} » : aucun ne compte de lignes qui mènent à ${datasets}. Dites comment un autre jeu de données la porte, ou supprimez-la.`,
  "dimension-shadows": ({ id, dataset }) =>
    `« ${id} » est aussi une colonne de ${dataset}, et cette dimension y est autre chose : le même mot désigne la dimension dans une question et la colonne dans une mesure. Renommez la dimension.`,
  cycle: ({ chain }) =>
    `Ces définitions reposent les unes sur les autres en rond : ${chainText(chain)}. Retirez l'une de ces références.`,
};
