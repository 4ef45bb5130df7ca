import { languages, type Language } from "../core/index.ts";
import { dictionary } from "./dictionary/index.ts";
import { physicalColumn, provenanceColumns } from "./dictionary/physical.ts";
import type { ColumnSpec, ColumnType, DatasetSpec } from "./dictionary/spec.ts";
import { allowedValues, unmapped } from "./dictionary/values.ts";
import { reasons, reasonWords, repairs, repairWords } from "./words/reasons.ts";

/** The reference of the common dataset, in Markdown, in both languages. */
export function printDictionary(): string {
  return languages.map(printLanguage).join("\n");
}

type Words = { readonly [L in Language]: string };
const say = {
  title: { en: "The common dataset", fr: "Le jeu de données commun" },
  intro: {
    en: "Printed from `src/dataset/dictionary` by `npx tsx scripts/print-dataset.ts`: change it there.",
    fr: "Imprimé depuis `src/dataset/dictionary` par `npx tsx scripts/print-dataset.ts` : c'est là qu'il se modifie.",
  },
  companions: {
    en: `An instant \`x\` is stored in UTC, with \`x_day\`, its date in the workspace's zone. A mapped value \`x\` keeps the export's text in \`x_raw\`; a text that nothing maps is \`${unmapped}\`, or stands for itself where the names are yours (owners, campaigns, products). Money \`x\` is in the workspace's currency, with \`x_original\` and \`x_currency\` as written. Rows that come from a file carry ${provenance()}.`,
    fr: `Un instant \`x\` est conservé en UTC, avec \`x_day\`, sa date dans le fuseau de l'espace de travail. Une valeur traduite \`x\` garde le texte de l'export dans \`x_raw\` ; un texte que rien ne traduit vaut \`${unmapped}\`, ou reste lui-même là où les noms sont les vôtres (propriétaires, campagnes, produits). Un montant \`x\` est dans la devise de l'espace de travail, avec \`x_original\` et \`x_currency\` tels qu'écrits. Les lignes issues d'un fichier portent ${provenance()}.`,
  },
  clocks: {
    en: "A time without an offset is in the source's zone. One that the clocks skip in spring is moved forward by as much; one that they show twice in autumn is the first; both are counted as repairs. A day without a time is its midnight in the workspace's zone. Two-digit years below 70 are 20xx. Money is converted at the rate of the day of the row's time column, or at the latest rate when it has none.",
    fr: "Une heure sans décalage est dans le fuseau de la source. Celle que le passage à l'heure d'été saute est avancée d'autant ; celle que le retour à l'heure d'hiver montre deux fois est la première ; les deux comptent comme réparations. Un jour sans heure est son minuit dans le fuseau de l'espace de travail. Une année à deux chiffres inférieure à 70 est lue 20xx. Un montant est converti au taux du jour de la ligne, ou au dernier taux si elle n'a pas de date.",
  },
  column: { en: "Column", fr: "Colonne" },
  type: { en: "Type", fr: "Type" },
  meaning: { en: "Meaning", fr: "Sens" },
  notes: { en: "Notes", fr: "Remarques" },
  key: { en: "Key", fr: "Clé" },
  time: { en: "Time", fr: "Temps" },
  required: { en: "required", fr: "obligatoire" },
  computed: { en: "computed", fr: "calculée" },
  personal: { en: "personal", fr: "personnelle" },
  values: { en: "Allowed values", fr: "Valeurs admises" },
  reasons: { en: "Why a record is set aside", fr: "Pourquoi un enregistrement est mis de côté" },
  repairs: { en: "How a value is repaired", fr: "Comment une valeur est réparée" },
} satisfies { readonly [key: string]: Words };

function provenance(): string {
  return provenanceColumns.map(({ name }) => `\`${name}\``).join(", ");
}

const types: { readonly [T in ColumnType]: Words } = {
  entity: { en: "entity", fr: "entité" },
  key: { en: "key", fr: "clé" },
  text: { en: "text", fr: "texte" },
  integer: { en: "whole number", fr: "nombre entier" },
  decimal: { en: "number", fr: "nombre" },
  money: { en: "money", fr: "montant" },
  boolean: { en: "yes or no", fr: "oui ou non" },
  date: { en: "day", fr: "jour" },
  instant: { en: "instant", fr: "instant" },
};

function printLanguage(language: Language): string {
  return [
    `# ${say.title[language]}`,
    say.intro[language],
    say.companions[language],
    say.clocks[language],
    ...dictionary.map((dataset) => printDataset(dataset, language)),
    `## ${say.values[language]}`,
    ...Object.entries(allowedValues).map(
      ([domain, values]) =>
        `**${domain}** — ${values.map(({ value, label }) => `\`${value}\` ${label[language]}`).join(", ")}`,
    ),
    `## ${say.reasons[language]}`,
    reasons.map((reason) => `- \`${reason}\` — ${reasonWords(reason)[language]}`).join("\n"),
    `## ${say.repairs[language]}`,
    repairs.map((repair) => `- \`${repair}\` — ${repairWords(repair)[language]}`).join("\n"),
    "",
  ].join("\n\n");
}

function printDataset(dataset: DatasetSpec, language: Language): string {
  const time = dataset.time === undefined ? "" : ` ${say.time[language]}: \`${dataset.time}\`.`;
  const rows = dataset.columns.map((column) => printColumn(column, language));
  return [
    `## ${dataset.name} — ${dataset.label[language]}`,
    `${sentence(dataset.grain[language])} ${say.key[language]}: \`${dataset.key}\`.${time}`,
    [
      `| ${say.column[language]} | ${say.type[language]} | ${say.meaning[language]} | ${say.notes[language]} |`,
      "| --- | --- | --- | --- |",
      ...rows,
    ].join("\n"),
  ].join("\n\n");
}

function printColumn(column: ColumnSpec, language: Language): string {
  const [own, ...companions] = physicalColumn(column);
  const { references, domain, unit, range, required, computed, personal } = column;
  const notes = [
    required === true ? say.required[language] : "",
    computed === true ? say.computed[language] : "",
    personal === true ? say.personal[language] : "",
    references === undefined ? "" : `→ ${references}`,
    domain === undefined ? "" : `\`${domain}\``,
    unit ?? "",
    range === undefined ? "" : rangeText(range),
    companions.length === 0 ? "" : `+ ${companions.map(({ name }) => `\`${name}\``).join(", ")}`,
  ].filter((note) => note !== "");
  return `| \`${own?.name ?? column.name}\` | ${types[column.type][language]} | ${column.label[language]} | ${notes.join("; ")} |`;
}

function rangeText([low, high]: readonly [number | null, number | null]): string {
  return [...(low === null ? [] : [`≥ ${low}`]), ...(high === null ? [] : [`≤ ${high}`])].join(", ");
}

function sentence(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}.`;
}
