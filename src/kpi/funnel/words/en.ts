import type { Facts, FindingWords } from "./facts.ts";
import { formatsOf, oneIn } from "./formats.ts";

const { number, percent, money, day } = formatsOf("en-GB");

const who = ({ where }: Facts): string =>
  where.length === 0
    ? "everybody"
    : where.map(({ dimension, value }) => `${dimension} "${value ?? "unknown"}"`).join(" and ");

const when = ({ since, until }: Facts): string =>
  until === undefined
    ? `since the week of ${day(since)}`
    : `from the week of ${day(since)} until that of ${day(until)}`;

const sure = ({ falseDiscoveryRate, places }: Facts): string =>
  `Of findings as sure as this, fewer than 1 in ${number(oneIn(falseDiscoveryRate))} is chance, over the ${number(places)} places searched.`;

export const en: FindingWords = {
  conversion: (facts) => {
    const { from, to, rate, expectedRate, lost, cost } = facts;
    const worth = cost
      ? `, worth some ${money(cost.value, cost.currency)} (${money(cost.low, cost.currency)} to ${money(cost.high, cost.currency)})`
      : "";
    return `${from} to ${to}, ${who(facts)}: ${percent(rate)} convert ${when(facts)}, where ${percent(expectedRate)} were expected. About ${number(lost.value)} conversions lost (${number(lost.low)} to ${number(lost.high)})${worth}. ${sure(facts)}`;
  },
  speed: (facts) => {
    const { from, to, medianBefore, medianAfter, days } = facts;
    return `${from} to ${to}, ${who(facts)}: conversions take longer ${when(facts)}, a median of ${number(medianAfter, 1)} days after ${number(medianBefore, 1)} before. Each takes about ${number(days.value, 1)} days more than expected (${number(days.low, 1)} to ${number(days.high, 1)}). ${sure(facts)}`;
  },
};
