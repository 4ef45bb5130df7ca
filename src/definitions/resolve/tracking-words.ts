import { type Language, unreachable } from "../../core/index.ts";
import type { Duration } from "../duration.ts";
import type { ConversionKind, FunnelKind, RetentionKind } from "../tracking.ts";

type SourceWords = (source: string) => string;

const frenchUnits: { readonly [unit: string]: readonly [one: string, several: string] } = {
  second: ["seconde", "secondes"],
  minute: ["minute", "minutes"],
  hour: ["heure", "heures"],
  day: ["jour", "jours"],
  week: ["semaine", "semaines"],
  month: ["mois", "mois"],
  quarter: ["trimestre", "trimestres"],
  year: ["an", "ans"],
  fiscal_quarter: ["trimestre fiscal", "trimestres fiscaux"],
  fiscal_year: ["exercice", "exercices"],
};

/** A length of time in words; a calendar of the company's own by its id. */
export function durationWords(language: Language, { count, unit }: Duration): string {
  const [one, several] = (language === "fr" && frenchUnits[unit]) || [unit, `${unit}s`];
  return `${count} ${count === 1 ? one : several}`;
}

/** What a conversion, a funnel or a retention is, for one that does not say. */
export function trackingWords(
  language: Language,
  meaning: ConversionKind | FunnelKind | RetentionKind,
  source: SourceWords,
): string {
  switch (meaning.kind) {
    case "conversion":
      return conversionWords(language, meaning, source);
    case "funnel":
      return funnelWords(language, meaning, source);
    case "retention":
      return retentionWords(language, meaning, source);
    default:
      return unreachable(meaning);
  }
}

/** The steps with their windows, their order, the window for them all, and what ends a way. */
function funnelWords(language: Language, meaning: FunnelKind, source: SourceWords): string {
  const { steps, order, within, horizon, exits } = meaning;
  const under = { en: "within", fr: "sous" }[language];
  const way = steps.map(
    ({ concept, within: own }) => source(concept) + (own ? ` ${under} ${durationWords(language, own)}` : ""),
  );
  const ordered = {
    strict: { en: "each after the one before", fr: "chacune après la précédente" },
    any: { en: "in any order after the first", fr: "dans n'importe quel ordre après la première" },
  }[order][language];
  const whole = within && durationWords(language, within);
  const waited = horizon && durationWords(language, horizon);
  const left = exits.map(source).join(", ");
  const colon = { en: ":", fr: " :" }[language];
  const parts = [
    `${way.join(" > ")}, ${ordered}`,
    ...(whole
      ? [{ en: `all within ${whole} of the first`, fr: `toutes sous ${whole} après la première` }[language]]
      : []),
    ...(waited
      ? [{ en: `each is waited for ${waited}`, fr: `chacune est attendue ${waited}` }[language]]
      : []),
    ...(left ? [`${{ en: "exits", fr: "sorties" }[language]}${colon} ${left}`] : []),
  ];
  return parts.join(language === "fr" ? " ; " : "; ");
}

/** By period it is named what it is: a ratio of counts. */
function conversionWords(language: Language, meaning: ConversionKind, source: SourceWords): string {
  const { base, converted, within, give, datedBy } = meaning;
  const [first, then] = [source(base.source), source(converted.source)];
  const under = { en: "within", fr: "sous" }[language];
  const window = within ? ` ${under} ${durationWords(language, within)}` : "";
  if (give === "base") return first;
  const followed = {
    en: `${first} followed by ${then}${window}`,
    fr: `${first} suivi de ${then}${window}`,
  }[language];
  if (give === "converted") return followed;
  const isShare = datedBy === "base" && (meaning.count !== "event" || meaning.attribution === "all");
  if (isShare) return { en: `share of ${followed}`, fr: `part de ${followed}` }[language];
  return {
    en: `ratio of counts: ${followed} / ${first}`,
    fr: `ratio de comptes : ${followed} / ${first}`,
  }[language];
}

function retentionWords(language: Language, meaning: RetentionKind, source: SourceWords): string {
  const { cohort, activity, every, value, relativeTo } = meaning;
  const [who, what] = [source(cohort.source), source(activity.source)];
  const periods = { en: every.replace("_", " "), fr: frenchUnits[every]?.[0] ?? every };
  if (!value)
    return {
      en: `share of ${who} with ${what}, by ${periods.en}`,
      fr: `part de ${who} avec ${what}, par ${periods.fr}`,
    }[language];
  const below = relativeTo === "first" ? { en: "the first", fr: "le premier" } : { en: who, fr: who };
  return {
    en: `${what} of ${who}, by ${periods.en} / ${below.en}`,
    fr: `${what} de ${who}, par ${periods.fr} / ${below.fr}`,
  }[language];
}
