import type { Language, Localised } from "../../core/index.ts";

interface Unit {
  readonly one: Localised;
  readonly many: Localised;
}

/** Units as the catalogue writes them, and as they are read beside a number: one and many, in English and French. */
const units: { readonly [name: string]: Unit } = {
  activities: unit("activity", "activities", "activité", "activités"),
  applications: unit("application", "applications", "candidature", "candidatures"),
  candidates: unit("candidate", "candidates", "candidat", "candidats"),
  cases: unit("case", "cases", "demande", "demandes"),
  clicks: unit("click", "clicks", "clic", "clics"),
  companies: unit("company", "companies", "entreprise", "entreprises"),
  days: unit("day", "days", "jour", "jours"),
  deals: unit("deal", "deals", "affaire", "affaires"),
  "hand-offs": unit("hand-off", "hand-offs", "transmission", "transmissions"),
  hires: unit("hire", "hires", "embauche", "embauches"),
  hours: unit("hour", "hours", "heure", "heures"),
  impressions: unit("impression", "impressions", "impression", "impressions"),
  interactions: unit("interaction", "interactions", "interaction", "interactions"),
  minutes: unit("minute", "minutes", "minute", "minutes"),
  months: unit("month", "months", "mois", "mois"),
  number: unit("number", "number", "nombre", "nombre"),
  orders: unit("order", "orders", "commande", "commandes"),
  people: unit("person", "people", "personne", "personnes"),
  posts: unit("post", "posts", "publication", "publications"),
  quarters: unit("quarter", "quarters", "trimestre", "trimestres"),
  reach: unit("person reached", "people reached", "personne touchée", "personnes touchées"),
  reps: unit("representative", "representatives", "commercial", "commerciaux"),
  responses: unit("response", "responses", "réponse", "réponses"),
  rows: unit("row", "rows", "ligne", "lignes"),
  touches: unit("touch", "touches", "contact", "contacts"),
  weeks: unit("week", "weeks", "semaine", "semaines"),
  years: unit("year", "years", "an", "ans"),
};

function unit(oneEn: string, manyEn: string, oneFr: string, manyFr: string): Unit {
  return { one: { en: oneEn, fr: oneFr }, many: { en: manyEn, fr: manyFr } };
}

const per: Localised = { en: "per", fr: "par" };

/** `money / people` in a workspace kept in euros is `EUR / people`. */
export function unitIn(currency: string, name: string): string {
  return name
    .split(" / ")
    .map((part) => (part === "money" ? currency : part))
    .join(" / ");
}

/** `people`, `EUR per person`, `%`. */
export function unitWords(name: string, language: Language): string {
  if (name === "share") return "%";
  const [numerator = "", denominator] = name.split(" / ");
  const above = units[numerator]?.many[language] ?? numerator;
  if (denominator === undefined) return above;
  return `${above} ${per[language]} ${units[denominator]?.one[language] ?? denominator}`;
}

/** What is read after a formatted value, which carries its own sign of money or share: `people`, `per person`. */
export function unitAfterValue(name: string, language: Language): string {
  if (name === "share" || name === "number") return "";
  return unitWords(name, language).replace(/^[A-Z]{3}\b ?/, "");
}

export function isKnownUnit(name: string): boolean {
  const isBuiltIn = (part: string) => part === "share" || part === "money" || Object.hasOwn(units, part);
  return name.split(" / ").every(isBuiltIn);
}
