import type { Breaks } from "../../app/find-breaks.ts";
import type { Language } from "../../core/index.ts";

interface BreakWords {
  readonly nothing: string;
  readonly found: (count: number) => string;
  readonly rows: string;
  readonly rates: (before: string, after: string) => string;
  readonly reached: (rate: string, converted: string, entered: string) => string;
  readonly change: (total: string, mix: string, rate: string) => string;
  readonly atEnd: (range: string) => string;
  readonly cost: (range: string, metric: string) => string;
  readonly coversBoth: string;
  readonly coversLost: string;
  readonly rowsOfWay: (since: string) => string;
  readonly notSeen: (steps: string) => string;
  readonly unseenFrom: (step: string, day: string, days: number) => string;
  readonly unseenStep: (step: string, days: number) => string;
  readonly slowerToo: (range: string) => string;
  readonly daysInAll: (range: string) => string;
  readonly between: (earliest: string, latest: string) => string;
  readonly alike: (named: string) => string;
  readonly range: (value: string, low: string, high: string) => string;
  readonly points: string;
  readonly searched: (places: string, level: string, dimensions: string) => string;
  readonly visibleNote: string;
  readonly leftOut: (dimensions: string) => string;
  readonly why: { readonly [Why in Breaks["leftOut"][number]["why"]]: string };
  readonly foot: (asOf: string, timezone: string, snapshot: string) => string;
  readonly step: string;
  readonly weeks: string;
  readonly entered: string;
  readonly rate: string;
  readonly visible: string;
}

export const breakWords: { readonly [L in Language]: BreakWords } = {
  en: {
    nothing: "Nothing found: no step, and nobody in it, lost conversion or speed more than usually happens.",
    found: (count) => (count === 1 ? "One break found" : `${count} breaks found, the most costly first`),
    rows: "Open the rows:",
    rates: (before, after) => `Before: ${before}. Since: ${after}.`,
    reached: (rate, converted, entered) => `${rate} (${converted} of ${entered})`,
    change: (total, mix, rate) =>
      `The rate changed by ${total}: ${mix} because others entered, ${rate} because those alike convert differently.`,
    atEnd: (range) => `Lost at the end of the steps searched: ${range}.`,
    cost: (range, metric) => `Cost: ${range}, by ${metric}.`,
    coversBoth:
      "The interval covers how many conversions were lost, how many of them would have gone on, and what one is worth.",
    coversLost:
      "The interval covers how many conversions were lost and how many of them would have gone on; what one is worth is taken as known.",
    rowsOfWay: (since) =>
      `Open the rows of all who came to the step before (a way is dated by its first step; those concerned came from ${since} on):`,
    notSeen: (steps) =>
      `Speed is compared among those who converted. Who entered too late to have had their time is not searched yet: ${steps}.`,
    unseenFrom: (step, day, days) => `${step} from ${day} on (${days} days)`,
    unseenStep: (step, days) => `${step} (${days} days)`,
    slowerToo: (range) => `Those who still convert take ${range} days more.`,
    daysInAll: (range) => `Days lost over all conversions since: ${range}.`,
    between: (earliest, latest) =>
      earliest === latest
        ? `It began in the week of ${earliest} (95 %).`
        : `It began between the weeks of ${earliest} and ${latest} (95 %).`,
    alike: (named) => `All but the same people: ${named}.`,
    range: (value, low, high) => `${value} (95 %: ${low} to ${high})`,
    points: "points",
    searched: (places, level, dimensions) =>
      `Searched: ${places} places (steps, conversion and speed, everybody, ${
        dimensions === "" ? "no dimension" : `each value and pair of values of ${dimensions}`
      }). At most ${level} of what is reported is false, over all of them.`,
    visibleNote:
      "Would be seen: a fall in a group of a tenth of those who entered, over the last 13 weeks, found 8 times in 10 if only chance moves it. What swings by itself must fall further.",
    leftOut: (dimensions) => `Not searched: ${dimensions}.`,
    why: {
      "one value": "one value",
      "too many values": "more than 60 values",
      "follows the outcome": "known only once somebody has converted",
      unreachable: "no way leads there",
      "enough others": "16 others come first; name it with --by",
    },
    foot: (asOf, timezone, snapshot) => `As of ${asOf} (${timezone}), snapshot ${snapshot}.`,
    step: "Step",
    weeks: "weeks",
    entered: "entered",
    rate: "rate",
    visible: "would be seen",
  },
  fr: {
    nothing:
      "Rien trouvé : aucune étape, et personne dans aucune, n'a perdu en conversion ou en vitesse plus que d'habitude.",
    found: (count) =>
      count === 1 ? "Une rupture trouvée" : `${count} ruptures trouvées, la plus coûteuse d'abord`,
    rows: "Ouvrir les lignes :",
    rates: (before, after) => `Avant : ${before}. Depuis : ${after}.`,
    reached: (rate, converted, entered) => `${rate} (${converted} sur ${entered})`,
    change: (total, mix, rate) =>
      `Le taux a varié de ${total} : ${mix} parce que d'autres sont entrés, ${rate} parce que, à profil égal, ils convertissent autrement.`,
    atEnd: (range) => `Perdues au bout des étapes cherchées : ${range}.`,
    cost: (range, metric) => `Coût : ${range}, selon ${metric}.`,
    coversBoth:
      "L'intervalle couvre le nombre de conversions perdues, combien seraient allées au bout, et ce que vaut chacune.",
    coversLost:
      "L'intervalle couvre le nombre de conversions perdues et combien seraient allées au bout ; la valeur de chacune est tenue pour connue.",
    rowsOfWay: (since) =>
      `Ouvrir les lignes de tous ceux arrivés à l'étape précédente (un parcours est daté par sa première étape ; ceux concernés sont arrivés à partir du ${since}) :`,
    notSeen: (steps) =>
      `La vitesse se compare entre ceux qui ont converti. Ceux entrés trop tard pour avoir eu leur temps ne sont pas encore cherchés : ${steps}.`,
    unseenFrom: (step, day, days) => `${step} à partir du ${day} (${days} jours)`,
    unseenStep: (step, days) => `${step} (${days} jours)`,
    slowerToo: (range) => `Ceux qui convertissent encore prennent ${range} jours de plus.`,
    daysInAll: (range) => `Jours perdus sur toutes les conversions depuis : ${range}.`,
    between: (earliest, latest) =>
      earliest === latest
        ? `Elle a commencé la semaine du ${earliest} (95 %).`
        : `Elle a commencé entre les semaines du ${earliest} et du ${latest} (95 %).`,
    alike: (named) => `À peu de chose près les mêmes personnes : ${named}.`,
    range: (value, low, high) => `${value} (95 % : ${low} à ${high})`,
    points: "points",
    searched: (places, level, dimensions) =>
      `Cherché : ${places} endroits (étapes, conversion et vitesse, tout le monde, ${
        dimensions === "" ? "aucune dimension" : `chaque valeur et paire de valeurs de ${dimensions}`
      }). Au plus ${level} de ce qui est signalé est faux, sur l'ensemble.`,
    visibleNote:
      "Serait vue : une baisse dans un groupe d'un dixième des entrants, sur les 13 dernières semaines, trouvée 8 fois sur 10 si seul le hasard le fait bouger. Ce qui oscille de soi-même doit baisser davantage.",
    leftOut: (dimensions) => `Non cherché : ${dimensions}.`,
    why: {
      "one value": "une seule valeur",
      "too many values": "plus de 60 valeurs",
      "follows the outcome": "connue seulement après la conversion",
      unreachable: "aucun chemin n'y mène",
      "enough others": "16 autres passent avant ; nommez-la avec --by",
    },
    foot: (asOf, timezone, snapshot) => `Au ${asOf} (${timezone}), instantané ${snapshot}.`,
    step: "Étape",
    weeks: "semaines",
    entered: "entrés",
    rate: "taux",
    visible: "serait vue",
  },
};
