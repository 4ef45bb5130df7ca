import type { Facts, FindingWords } from "./facts.ts";
import { formatsOf, oneIn } from "./formats.ts";

const { number, percent, money, day } = formatsOf("fr");

const who = ({ where }: Facts): string =>
  where.length === 0
    ? "tout le monde"
    : where.map(({ dimension, value }) => `${dimension} « ${value ?? "inconnu"} »`).join(" et ");

const when = ({ since, until }: Facts): string =>
  until === undefined
    ? `depuis la semaine du ${day(since)}`
    : `de la semaine du ${day(since)} à celle du ${day(until)}`;

const sure = ({ falseDiscoveryRate, places }: Facts): string =>
  `Parmi des constats aussi sûrs, moins d'un sur ${number(oneIn(falseDiscoveryRate))} est dû au hasard, pour ${number(places)} endroits examinés.`;

export const fr: FindingWords = {
  conversion: (facts) => {
    const { from, to, rate, expectedRate, lost, cost } = facts;
    const worth = cost
      ? `, soit quelque ${money(cost.value, cost.currency)} (de ${money(cost.low, cost.currency)} à ${money(cost.high, cost.currency)})`
      : "";
    return `De ${from} à ${to}, ${who(facts)} : taux de conversion de ${percent(rate)} ${when(facts)}, contre ${percent(expectedRate)} attendus. Environ ${number(lost.value)} conversions perdues (de ${number(lost.low)} à ${number(lost.high)})${worth}. ${sure(facts)}`;
  },
  speed: (facts) => {
    const { from, to, medianBefore, medianAfter, days } = facts;
    return `De ${from} à ${to}, ${who(facts)} : conversions plus lentes ${when(facts)}, médiane de ${number(medianAfter, 1)} jours contre ${number(medianBefore, 1)} auparavant. Chacune prend environ ${number(days.value, 1)} jours de plus qu'attendu (de ${number(days.low, 1)} à ${number(days.high, 1)}). ${sure(facts)}`;
  },
};
