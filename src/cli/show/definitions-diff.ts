import type { DefinitionsDiff } from "../../app/diff-definitions.ts";
import type { Language } from "../../core/index.ts";
import type {
  Change,
  ChangedDefinition,
  ChangedPart,
  Difference,
  Named,
  NodeKind,
} from "../../definitions/index.ts";
import type { Reader } from "../command.ts";
import { type Block, heading, list, paragraph } from "../printing/block.ts";

interface Words {
  readonly same: string;
  readonly added: string;
  readonly removed: string;
  readonly changed: string;
  readonly rests: (names: string) => string;
  readonly kinds: { readonly [K in NodeKind]: string };
  readonly parts: { readonly [P in ChangedPart]: string };
  readonly change: (part: string, path: string, before: string, after: string) => string;
  readonly nothing: string;
}

const words: { readonly [L in Language]: Words } = {
  en: {
    same: "Nothing differs in meaning.",
    added: "Added",
    removed: "Removed",
    changed: "Changed",
    rests: (names) => `Rests on it: ${names}.`,
    kinds: {
      dataset: "dataset",
      calendar: "calendar",
      dimension: "dimension",
      measure: "measure",
      concept: "concept",
      metric: "metric",
      acquisition: "the acquisition rule",
      allocation: "the allocation rule",
      values: "value mapping",
      setting: "setting",
    },
    parts: {
      words: "words",
      condition: "condition",
      time: "time",
      unit: "unit",
      parties: "parties",
      polarity: "polarity",
      date_basis: "date basis",
      rows: "rows counted",
      aggregation: "aggregation",
      formula: "formula",
      value: "value",
      rule: "rule",
      mapping: "meaning of a word",
      setting: "setting",
      columns: "columns",
      relationship: "relationship",
      periods: "periods",
      other: "other",
    },
    change: (part, path, before, after) => `${part} (${path}): ${before} → ${after}`,
    nothing: "nothing",
  },
  fr: {
    same: "Rien ne diffère par le sens.",
    added: "Ajouté",
    removed: "Supprimé",
    changed: "Modifié",
    rests: (names) => `Repose dessus : ${names}.`,
    kinds: {
      dataset: "jeu de données",
      calendar: "calendrier",
      dimension: "dimension",
      measure: "mesure",
      concept: "concept",
      metric: "indicateur",
      acquisition: "la règle d'acquisition",
      allocation: "la règle de répartition",
      values: "correspondance de valeurs",
      setting: "réglage",
    },
    parts: {
      words: "mots",
      condition: "condition",
      time: "temps",
      unit: "unité",
      parties: "parties",
      polarity: "polarité",
      date_basis: "base de date",
      rows: "lignes comptées",
      aggregation: "agrégation",
      formula: "formule",
      value: "valeur",
      rule: "règle",
      mapping: "sens d'un mot",
      setting: "réglage",
      columns: "colonnes",
      relationship: "relation",
      periods: "périodes",
      other: "autre",
    },
    change: (part, path, before, after) => `${part} (${path}) : ${before} → ${after}`,
    nothing: "rien",
  },
};

export function showDefinitionsDiff(diff: DefinitionsDiff, { language }: Reader): readonly Block[] {
  const say = words[language];
  const { added, removed, changed } = diff;
  if (added.length + removed.length + changed.length === 0) return [paragraph(say.same)];
  const group = (title: string, blocks: readonly Block[]) =>
    blocks.length > 0 ? [heading(title), ...blocks] : [];
  const plainly = (differences: readonly Difference[]) =>
    differences.flatMap((one) => [paragraph(nameOf(one, language), "strong"), ...restsOn(one, language)]);
  return [
    ...group(say.added, plainly(added)),
    ...group(say.removed, plainly(removed)),
    ...group(
      say.changed,
      changed.flatMap((one) => showChanged(one, language)),
    ),
  ];
}

function showChanged(one: ChangedDefinition, language: Language): readonly Block[] {
  const changes = one.changes.map((change) => sentenceOf(change, language));
  return [paragraph(nameOf(one, language), "strong"), list(changes), ...restsOn(one, language)];
}

function sentenceOf({ part, path, before, after }: Change, language: Language): string {
  const { parts, change, nothing } = words[language];
  return change(parts[part], path, before ?? nothing, after ?? nothing);
}

/** `won_revenue: Won revenue (metric)` */
function nameOf({ id, kind, label }: Named, language: Language): string {
  const said = words[language].kinds[kind];
  return label ? `${id}: ${label[language]} (${said})` : `${id} (${said})`;
}

function restsOn({ dependents }: Difference, language: Language): readonly Block[] {
  if (dependents.length === 0) return [];
  return [paragraph(words[language].rests(dependents.map(({ id }) => id).join(", ")), "dim")];
}
