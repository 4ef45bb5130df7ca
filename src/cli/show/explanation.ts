import type { Explanation } from "../../app/explain-metric.ts";
import { type Language, unreachable } from "../../core/index.ts";
import type { Reader } from "../command.ts";
import { unitWords } from "../format/unit-words.ts";
import { type Block, heading, list, paragraph, table, verbatim } from "../printing/block.ts";
import { sectionWords } from "./section-words.ts";

type Lineage = Explanation["lineage"];

const words = {
  en: {
    formula: "Formula",
    unit: "Unit",
    good: "Reads as",
    polarity: { up: "more is better", down: "less is better", neutral: "neither more nor less is better" },
    dated: "Dated by",
    basis: { period: "what happened in the period", cohort: "the entry of each object" },
    section: "Section",
    parties: "Agreed by",
    place: "Defined in",
    builtIn: "built-in catalogue",
    hash: "Hash",
    traps: "What misleads",
    rests: "Rests on",
    sql: "SQL, over all rows",
    sqlByMonth: "SQL, by month",
    kinds: {
      metric: "metric",
      measure: "measure",
      concept: "concept",
      clause: "clause",
      dataset: "dataset",
      column: "column",
    },
  },
  fr: {
    formula: "Formule",
    unit: "Unité",
    good: "Se lit",
    polarity: {
      up: "plus haut, c'est mieux",
      down: "plus bas, c'est mieux",
      neutral: "ni plus haut ni plus bas n'est mieux",
    },
    dated: "Daté par",
    basis: { period: "ce qui s'est passé dans la période", cohort: "l'entrée de chaque objet" },
    section: "Section",
    parties: "Convenu entre",
    place: "Défini dans",
    builtIn: "catalogue fourni",
    hash: "Empreinte",
    traps: "Ce qui trompe",
    rests: "Repose sur",
    sql: "SQL, sur toutes les lignes",
    sqlByMonth: "SQL, par mois",
    kinds: {
      metric: "indicateur",
      measure: "mesure",
      concept: "concept",
      clause: "clause",
      dataset: "jeu de données",
      column: "colonne",
    },
  },
};

/** What a metric means in words, what it rests on, and the SQL that computes it. */
export function showExplanation(metric: Explanation, reader: Reader): readonly Block[] {
  const { language } = reader;
  const say = words[language];
  const { place, description, traps } = metric;
  return [
    heading(`${metric.label[language]} (${metric.id})`),
    ...(description ? [paragraph(description[language])] : []),
    table(
      [{ title: "" }, { title: "" }],
      [
        [say.formula, { text: metric.formula[language], tone: "strong" }],
        [say.unit, unitWords(metric.unit, language)],
        [say.good, say.polarity[metric.polarity]],
        [say.dated, say.basis[metric.dateBasis]],
        [say.section, sectionWords(metric.section, language)],
        [say.parties, metric.parties.join(", ")],
        [say.place, metric.origin === "catalogue" ? say.builtIn : `${place.file}:${place.line ?? 1}`],
        [say.hash, { text: metric.hash.slice(0, 16), tone: "dim" }],
      ],
    ),
    ...(traps.length > 0 ? [heading(say.traps), list(traps.map((trap) => trap[language]))] : []),
    heading(say.rests),
    verbatim(lineageLines(metric.lineage.rests, language, "").join("\n")),
    heading(metric.sqlGrain === undefined ? say.sql : say.sqlByMonth),
    verbatim(metric.sql, { indent: true }),
  ];
}

/** A tree, one thing a line. */
function lineageLines(rests: readonly Lineage[], language: Language, indent: string): readonly string[] {
  return rests.flatMap((one) => [
    `${indent}  ${words[language].kinds[one.kind]} ${nameOf(one, language)}${one.says === undefined ? "" : `: ${one.says}`}`,
    ...lineageLines(one.rests, language, `${indent}  `),
  ]);
}

function nameOf({ kind, name, label }: Lineage, language: Language): string {
  switch (kind) {
    case "metric":
    case "measure":
    case "dataset":
    case "column":
      return name;
    case "concept":
      return `${name} (${label[language]})`;
    case "clause":
      return label[language];
    default:
      return unreachable(kind);
  }
}
