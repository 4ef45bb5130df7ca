import { stringify } from "yaml";
import type { Language } from "../../core/index.ts";

export interface InitOptions {
  readonly name?: string;
  readonly language?: Language;
  readonly timezone?: string;
  readonly currency?: string;
}

/** The text of a new `entente.yaml`, commented in the workspace's language. */
export function settingsTemplate(options: Required<InitOptions>): string {
  const written = (value: string) => stringify(value).trimEnd();
  const line = (key: string, value: string, comment: string) =>
    `${`${key}: ${value}`.padEnd(34)} # ${comment}`;
  const say = comments[options.language];
  return [
    line("name", written(options.name), say.name),
    line("language", options.language, say.language),
    line("timezone", written(options.timezone), say.timezone),
    line("currency", written(options.currency), say.currency),
    line("week_start", "monday", say.weekStart),
    line("fiscal_year_start", "january", say.fiscalYearStart),
    line("parties", "[marketing, sales]", say.parties),
    line("engine", "duckdb", say.engine),
    "",
    `# ${say.country}`,
    "# country: FR",
    `# ${say.rates}`,
    "# rates:",
    "#   - { currency: USD, from: 2026-01-01, rate: 0.92 }",
    `# ${say.businessHours}`,
    '# business_hours: { days: [monday, tuesday, wednesday, thursday, friday], from: "09:00", to: "18:00", holidays: [FR] }',
    "",
  ].join("\n");
}

const comments = {
  en: {
    name: "shown at the head of reports",
    language: "en or fr",
    timezone: "IANA name; days, weeks and months are cut in it",
    currency: "ISO 4217; every amount is shown in it",
    weekStart: "monday: ISO weeks",
    fiscalYearStart: "the month in which the fiscal year starts",
    parties: "who must agree on a definition, two at least",
    engine: "where the numbers are computed",
    country:
      "Where records that name no country lie, so that their telephone numbers can be read (ISO 3166):",
    businessHours:
      "When people work, for delays in business hours; holidays by country, region (FR-57) or day:",
    rates: "What one unit of another currency is worth in yours, from a day on:",
  },
  fr: {
    name: "affiché en tête des rapports",
    language: "en ou fr",
    timezone: "nom IANA ; jours, semaines et mois y sont découpés",
    currency: "ISO 4217 ; tous les montants y sont exprimés",
    weekStart: "monday : semaines ISO",
    fiscalYearStart: "le mois où commence l'exercice",
    parties: "qui doit s'accorder sur une définition, deux au moins",
    engine: "là où les chiffres sont calculés",
    country: "Où se trouvent les fiches sans pays, pour lire leurs numéros de téléphone (ISO 3166) :",
    businessHours:
      "Quand on travaille, pour les délais en heures ouvrées ; jours fériés par pays, région (FR-57) ou jour :",
    rates: "Ce que vaut dans votre devise une unité d'une autre, à partir d'un jour :",
  },
};

const openings = {
  en: `# Your own words, beside the built-in catalogue (\`entente metrics\`), in any number of files.
# Remove the first "#" of each line to try this one, then run \`entente check\`.
`,
  fr: `# Vos propres mots, à côté du catalogue fourni (\`entente metrics\`), en autant de fichiers que voulu.
# Retirez le premier « # » de chaque ligne pour essayer celui-ci, puis lancez \`entente check\`.
`,
};

/** A first file of definitions, commented out: a concept over persons, and the metric that counts it. */
export function definitionsTemplate(language: Language): string {
  return `${openings[language]}
# concepts:
#   interested_lead:
#     label: { en: Interested lead, fr: Prospect intéressé }
#     object: person
#     all:
#       gave_email:
#         words:
#           en: has given an e-mail address in an online survey
#           fr: a donné une adresse e-mail dans une enquête en ligne
#         event: form_response
#         where: kind = 'survey' and email is not null
# metrics:
#   interested_leads:
#     label: { en: Interested leads, fr: Prospects intéressés }
#     section: acquisition
#     kind: simple
#     measure: { dataset: interested_lead, aggregation: count }
#     unit: people
#     polarity: up
#     formula: { en: count of interested leads, fr: nombre de prospects intéressés }
`;
}
