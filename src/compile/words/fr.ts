import type { Words } from "./words.ts";

const hint = (nearest: string | undefined) =>
  nearest === undefined ? "" : ` Vouliez-vous dire « ${nearest} » ?`;
const instead = (nearest: string | undefined) =>
  nearest === undefined
    ? " Aucune dimension ne convient."
    : ` La dimension la plus proche qui convient est « ${nearest} ».`;

const keyWords: { readonly [key: string]: string } = { step: "étape", age: "période d'âge" };

const wantedWords: { readonly [wanted: string]: string } = {
  date: "un jour qui existe, écrit AAAA-MM-JJ",
  datetime: "un instant UTC, écrit AAAA-MM-JJTHH:MM:SSZ",
  many: "une liste plus courte",
  some: "renseigné",
  known: "une clé de la requête",
  type: "une autre sorte de valeur",
};

export const fr: Words = {
  "metric-unknown": ({ name, nearest }) => `Il n'existe pas d'indicateur « ${name} ».${hint(nearest)}`,
  "dimension-unknown": ({ name, nearest }) => `Il n'existe pas de dimension « ${name} ».${hint(nearest)}`,
  "dimension-unreachable": ({ dimension, metric, source, nearest }) =>
    `« ${metric} » compte des lignes de ${source}, et aucune ne mène à exactement un « ${dimension} » : impossible de le ventiler ou de le filtrer ainsi.${instead(nearest)}`,
  "dimension-ambiguous": ({ dimension, metric, source, paths, nearest }) =>
    `Depuis ${source}, que compte « ${metric} », « ${dimension} » peut désigner plusieurs choses (en passant par ${paths.join(", ou par ")}) : précisez laquelle, par exemple avec jeu.colonne.${instead(nearest)}`,
  "dimension-twice": ({ name }) => `« ${name} » est demandée deux fois : gardez-en une.`,
  "time-missing": ({ metric, source }) =>
    `« ${metric} » compte des lignes de ${source}, qui ne portent pas de date : demandez-le sans période ni pas de temps.`,
  "time-by-day": ({ metric, source, column }) =>
    `« ${metric} » compte des lignes de ${source}, que ${column} date au jour : comparez sa période à une date, sans pas de temps inférieur au jour.`,
  "filter-mixes-period": ({ metric, dimensions }) =>
    `« ${metric} » est rapporté à des instants qui ne portent pas ${dimensions.join(", ")} : ne reliez que par « and » les conditions sur sa période et sur des dimensions.`,
  "stock-by-time": ({ metric, source }) =>
    `« ${metric} » compte des lignes de ${source} dans leur état actuel : il n'a de valeur ni par période ni antérieure. Demandez-le sans pas de temps et sans comparaison.`,
  "filter-across": ({ metric, ignored, kept }) =>
    `Le dénominateur de « ${metric} » ignore ${ignored.join(", ")} : filtrez-le par une condition à part, reliée par « and », sans y mêler ${kept.join(", ")}.`,
  "period-reversed": ({ from, to }) =>
    `La période finit (${to}) avant de commencer (${from}) : inversez les deux dates.`,
  "compare-without-period": ({ compare }) =>
    `Pour comparer avec ${compare === "year" ? "l'année précédente" : "la période précédente"}, indiquez la période : un premier jour (from) ou un pas de temps.`,
  "order-unknown": ({ name, nearest }) =>
    `La réponse n'a pas de colonne « ${name} » selon laquelle trier.${hint(nearest)}`,
  "fill-without-grain": ({ grains }) =>
    `Les périodes vides ne peuvent être montrées qu'avec un pas de temps : ${grains.join(", ")}.`,
  "groups-too-many": ({ limit }) =>
    `La réponse compte plus de ${limit.toLocaleString("fr")} groupes : demandez moins de dimensions, un pas de temps plus large, ou un filtre.`,
  "cell-unknown": ({ name, nearest }) => `La réponse n'a pas de colonne « ${name} ».${hint(nearest)}`,
  "rows-drawn": ({ metric }) =>
    `Cette valeur de « ${metric} » est tirée de celles de plusieurs jours : demandez-la par jour (--grain day), et ouvrez les lignes de l'un d'eux.`,
  "earlier-not-asked": ({ metric }) =>
    `La cellule de « ${metric} » n'a pas de valeur antérieure à ouvrir : demandez la réponse avec une comparaison (previous ou year).`,
  "nothing-asked": () => "Demander au moins un indicateur, ou une dimension dont on veut les valeurs.",
  "periods-without-start": ({ grains }) =>
    `Sans indicateur, aucune ligne ne dit où commencent les périodes (${grains.join(", ")}) : indiquez un premier jour (from), ou demandez un indicateur.`,
  "grain-unknown": ({ name, nearest }) =>
    `Il n'y a ni granularité ni calendrier « ${name} ».${hint(nearest)}`,
  "dataset-absent": ({ dataset, snapshot }) =>
    `Les définitions déclarent « ${dataset} », mais l'instantané ${snapshot} n'en contient pas les lignes : remplissez-le et construisez, ou demandez ce qui n'en dépend pas.`,
  "dataset-outdated": ({ dataset, column, snapshot }) =>
    `L'instantané ${snapshot} contient « ${dataset} » tel qu'il était déclaré à sa construction : « ${column} » y manque, ou y est d'un autre type. Lancez \`entente build\` et interrogez le nouvel instantané, ou demandez ce qui n'en dépend pas.`,
  "compare-by-period": ({ name, grain }) =>
    `« ${name} » ne trouve pas de période antérieure à quoi se comparer : seul le pas de temps de la question en a une. Demandez « ${grain} » comme pas de temps, sans « ${name} », ou ne comparez pas.`,
  "compare-by-moments": () =>
    "Une période qui commence ou finit au cours d'un jour n'a rien à quoi se comparer : donnez son premier et son dernier jour.",
  "grain-without-sequence": ({ grain }) =>
    `Les périodes de « ${grain} » ne peuvent être ni complétées ni comparées : demander une granularité en jours entiers (day, week, month...).`,
  "history-undated": ({ metric, history }) =>
    `« ${metric} » compte des lignes sans date : on ne peut savoir lequel des états successifs de ${history} retenir.`,
  "offset-without-time": ({ metric }) =>
    `« ${metric} » regarde un moment antérieur : le demander avec une granularité, ou avec un premier et un dernier jour.`,
  "bridges-several": ({ metric, bridges }) =>
    `« ${metric} » serait compté plusieurs fois à travers ${bridges.join(" et ")} : demander l'un à la fois.`,
  "bridge-without-weight": ({ metric, bridge }) =>
    `« ${metric} » additionne des lignes qui figurent plusieurs fois dans ${bridge} et seraient comptées plus d'une fois : donner au pont une colonne « weight: » dont les parts font 1.`,
  "bridge-aggregation": ({ metric, bridge, aggregation }) =>
    `« ${metric} » prend ${aggregation} de lignes qui figurent plusieurs fois dans ${bridge}, ce qui en compterait certaines davantage : demander une dimension de ce côté du pont.`,
  "asked-alone": ({ metric, key }) =>
    `« ${metric} » donne une ligne par ${keyWords[key] ?? key}, qu'aucun autre indicateur n'a : demandez-le seul.`,
  "fill-of-several": ({ metric, key }) =>
    `« ${metric} » donne une ligne par ${keyWords[key] ?? key} : les périodes vides n'en ont pas. Demandez-le sans les compléter.`,
  "cell-needs-key": ({ metric, key }) =>
    `« ${metric} » donne une ligne par ${keyWords[key] ?? key} : dites laquelle (${key}).`,
  "groups-nowhere": ({ names }) =>
    `Aucun jeu de données ne mène à la fois à ${names.join(", ")} : leurs groupes ne peuvent être donnés sans indicateur.`,
  "query-field": ({ field, wanted }) => `« ${field} » doit être ${wantedWords[wanted] ?? wanted}.`,
};
